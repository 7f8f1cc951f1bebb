import { refuseInput } from '../errors/inputErrors';
import { readText } from '../input/values';

/** Telegram's ids have at most 52 significant bits (Bot API: Chat.id, User.id). */
const LARGEST_ID = 2 ** 52;

const isWholeText = (text: string): boolean => /^-?\d{1,16}$/.test(text);

/**
 * Reads a chat as typed: its number, or the public name of a channel, group or bot.
 *
 * @returns a number or `@name`
 * @throws InvalidInputError for anything Telegram could not find a chat by
 */
export function readChatId(field: string, value: unknown): number | string {
	const text = String(value ?? '').trim();
	if (text === '')
		refuseInput(field, 'is empty. Use the chat ID of the incoming message, or @name');
	if (isWholeText(text)) return readId(field, text, -LARGEST_ID);
	if (/^@\w{3,}$/.test(text)) return text;
	const name =
		/^(?:https?:\/\/)?t\.me\/(\w{3,})\/?$/.exec(text)?.[1] ?? /^[A-Za-z]\w{3,}$/.exec(text)?.[0];
	return refuseInput(
		field,
		name
			? `must be a number or a name with @. Write @${name}`
			: `must be a number (such as 123456789 or -1001234567890) or a public name with @, not "${text.slice(0, 40)}"`,
	);
}

function readId(field: string, value: unknown, least: number): number {
	const text = String(value ?? '').trim();
	const id = isWholeText(text) ? Number(text) : NaN;
	if (!Number.isSafeInteger(id) || id < least || id > LARGEST_ID || id === 0) {
		refuseInput(
			field,
			text === ''
				? 'is empty. It must be a whole number from Telegram'
				: `must be a whole number from Telegram, not "${text.slice(0, 40)}"`,
		);
	}
	return id;
}

/** Reads the id of a user, message or topic: a positive whole number. */
export function readPositiveId(field: string, value: unknown): number {
	return readId(field, value, 1);
}

/** What a value that is not there looks like once an expression has put it into a text. */
const NOTHING_AS_TEXT: ReadonlySet<string> = new Set(['undefined', 'null', 'NaN']);

/**
 * Reads an id that Telegram writes as text (queries, charges, gifts). Not changed but for blanks.
 *
 * @param source where the user finds it, e.g. `gift_id of Gift: Get Many`
 * @throws InvalidInputError when it is empty, or cannot be what Telegram gave
 */
export function readTextId(field: string, value: unknown, source: string): string {
	const text = readText(field, value);
	if (text === '') refuseInput(field, `is empty. Use ${source}`);
	if (typeof value === 'number' && !Number.isSafeInteger(value)) {
		refuseInput(
			field,
			`has lost digits, because it was read as a number. Keep ${source} as a text`,
		);
	}
	if (/\s/.test(text) || NOTHING_AS_TEXT.has(text) || typeof value === 'boolean') {
		refuseInput(field, `is not a Telegram ID: "${text.slice(0, 40)}". Use ${source}`);
	}
	return text;
}
