import { badRequest } from '../domain/errors.js';
import { optionalText } from './json-fields.js';
import type { Fields } from './json-fields.js';

const STYLES = new Set(['primary', 'success', 'danger']);

/** Colour and icon of a button, of any keyboard. */
export function buttonLook(fields: Fields): { style?: string; icon_custom_emoji_id?: string } {
	const icon = optionalText(fields, 'icon_custom_emoji_id');
	const style = optionalText(fields, 'style').toLowerCase();
	if (style !== '' && style !== 'default' && !STYLES.has(style)) {
		throw badRequest('invalid button style specified');
	}
	return {
		...(STYLES.has(style) && { style }),
		...(icon !== '' && { icon_custom_emoji_id: icon }),
	};
}
