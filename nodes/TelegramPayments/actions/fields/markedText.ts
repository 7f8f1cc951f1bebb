import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { countCharacters } from '../../../shared/telegram/limits';

const FORMATS: INodePropertyOptions[] = [
	{ name: 'HTML', value: 'HTML' },
	{ name: 'Markdown', value: 'MarkdownV2' },
	{ name: 'Plain Text', value: '' },
];

/** How a text is marked up (Bot API: "Formatting options"). */
export const textFormatField = (
	displayName: string,
	name: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	default: '',
	options: FORMATS,
	description,
});

/**
 * Checks the length of a text, in characters as Telegram counts them. A marked-up one is left to
 * Telegram: its marks count only after they are taken off.
 *
 * @param format value of {@link textFormatField}, empty for plain text
 * @throws InvalidInputError when a plain text is too long
 */
export function checkLength(field: string, text: string, longest: number, format?: unknown): void {
	const length = countCharacters(text);
	if (length > longest && !format) {
		refuseInput(field, `is ${length} characters long, but Telegram accepts at most ${longest}`);
	}
}
