import { badRequest } from '../domain/errors.js';
import type { TgButton, TgMarkup } from '../domain/telegram.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { optionalText, readText } from './json-fields.js';
import type { Fields } from './json-fields.js';
import { text } from './params.js';
import type { Params } from './params.js';

/** Which messages a keyboard is for decides what Telegram refuses about Pay buttons. */
export type MarkupUse = 'invoice' | 'message';

/** Reads `reply_markup`; undefined when there is no inline keyboard in it. */
export function readMarkup(params: Params): TgMarkup | undefined {
	const value = text(params, 'reply_markup');
	if (value === '') return undefined;
	const node = readJson(value);
	if (!node) throw badRequest("Can't parse reply keyboard markup JSON object");
	return markupOf(node);
}

/** Reads a keyboard from JSON. */
export function markupOf(node: JsonNode): TgMarkup | undefined {
	if (node.type !== 'object') throw badRequest('Object expected as reply markup');
	const rows = node.fields.get('inline_keyboard');
	if (!rows) return undefined;
	if (rows.type !== 'array') {
		throw badRequest('Field "inline_keyboard" must be of type Array');
	}
	const keyboard = rows.items.map((row) => {
		if (row.type !== 'array') {
			throw badRequest('Field "inline_keyboard" must be an Array of Arrays');
		}
		return row.items.map(readButton);
	});
	const filled = keyboard.filter((row) => row.length > 0);
	return filled.length > 0 ? { inline_keyboard: filled } : undefined;
}

const MAX_DATA_BYTES = 64;

/** What Telegram's servers refuse: too much data in a button, Pay buttons out of place. */
export function checkButtons(
	markup: TgMarkup | undefined,
	use: MarkupUse,
	withoutPayButton: string,
): void {
	if (!markup) return;
	const buttons = markup.inline_keyboard.flat();
	const isLong = ({ callback_data: data }: TgButton): boolean =>
		typeof data === 'string' && Buffer.byteLength(data) > MAX_DATA_BYTES;
	if (buttons.some(isLong)) throw badRequest('BUTTON_DATA_INVALID');
	const payAt = buttons.flatMap((button, index) => (button.pay ? [index] : []));
	if (use === 'message') {
		if (payAt.length > 0) throw badRequest('BUTTON_TYPE_INVALID');
		return;
	}
	if (payAt.length === 0) throw badRequest(withoutPayButton);
	if (payAt.length > 1 || payAt[0] !== 0) throw badRequest('BUTTON_POS_INVALID');
}

function readButton(node: JsonNode): TgButton {
	try {
		if (node.type !== 'object') throw badRequest('InlineKeyboardButton must be an Object');
		return buttonOf(node.fields);
	} catch (error) {
		throw badRequest(`Can't parse inline keyboard button: ${(error as Error).message}`);
	}
}

const PASSED_ON = [
	'switch_inline_query',
	'switch_inline_query_current_chat',
	'login_url',
	'web_app',
	'copy_text',
] as const;

function buttonOf(fields: Fields): TgButton {
	const label = readText(fields, 'text');
	const url = optionalText(fields, 'url');
	if (url !== '') return { text: label, url };
	const data = optionalText(fields, 'callback_data');
	if (data !== '') return { text: label, callback_data: data };
	if (fields.has('callback_game')) return { text: label, callback_game: {} };
	// Any value makes it a Pay button, even false.
	if (fields.has('pay')) return { text: label, pay: true };
	for (const name of PASSED_ON) {
		const value = fields.get(name);
		if (value) return { text: label, [name]: plain(value) };
	}
	throw badRequest('Text buttons are unallowed in the inline keyboard');
}

/** A JSON node as a plain value. */
export function plain(node: JsonNode): unknown {
	switch (node.type) {
		case 'null':
			return null;
		case 'number':
			return Number(node.raw);
		case 'array':
			return node.items.map(plain);
		case 'object':
			return Object.fromEntries([...node.fields].map(([name, value]) => [name, plain(value)]));
		default:
			return node.value;
	}
}
