import { badRequest } from '../domain/errors.js';
import type { TgButton, TgMarkup } from '../domain/telegram.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { buttonLook } from './button-look.js';
import { optionalFlag, optionalText, readText } from './json-fields.js';
import type { Fields } from './json-fields.js';
import { text } from './params.js';
import type { Params } from './params.js';
import { keyboardOf } from './reply-keyboard.js';

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
	// Read for its refusals; the chat shows it once the message is sent.
	const keyboard = keyboardOf(node.fields);
	const rows = node.fields.get('inline_keyboard');
	if (!rows || rows.type === 'null') return undefined;
	if (rows.type !== 'array') {
		throw badRequest('Field "inline_keyboard" must be of type Array');
	}
	const inline = rows.items.map((row) => {
		if (row.type !== 'array') {
			throw badRequest(
				'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
			);
		}
		return row.items.map(readButton);
	});
	const filled = inline.filter((row) => row.length > 0);
	const isOther = keyboard !== undefined;
	return filled.length > 0 && !isOther ? { inline_keyboard: filled } : undefined;
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

/** Buttons whose value is an object, by its fields; unlike texts they may be left out. */
const CHOSEN_CHAT = [
	'allow_user_chats',
	'allow_bot_chats',
	'allow_group_chats',
	'allow_channel_chats',
] as const;

function buttonOf(fields: Fields): TgButton {
	const label = { text: readText(fields, 'text'), ...buttonLook(fields) };
	const url = optionalText(fields, 'url');
	if (url !== '') return { ...label, url };
	const data = optionalText(fields, 'callback_data');
	if (data !== '') return { ...label, callback_data: data };
	if (fields.has('callback_game')) return { ...label, callback_game: {} };
	// Any value makes it a Pay button, even false.
	if (fields.has('pay')) return { ...label, pay: true };
	const what = whatElse(fields);
	if (!what) throw badRequest('Text buttons are unallowed in the inline keyboard');
	return { ...label, ...what };
}

/** The other types of buttons, in the order in which the Bot API server looks for them. */
function whatElse(fields: Fields): Record<string, unknown> | undefined {
	if (fields.has('switch_inline_query')) {
		return { switch_inline_query: readText(fields, 'switch_inline_query') };
	}
	if (fields.has('switch_inline_query_chosen_chat')) {
		const chosen = objectOf(fields, 'switch_inline_query_chosen_chat');
		const kinds = CHOSEN_CHAT.filter((name) => optionalFlag(chosen, name));
		const query = optionalText(chosen, 'query');
		if (kinds.length === 0) throw badRequest('At least one chat type must be allowed');
		const allowed = Object.fromEntries(kinds.map((name) => [name, true]));
		return { switch_inline_query_chosen_chat: { query, ...allowed } };
	}
	if (fields.has('switch_inline_query_current_chat')) {
		return {
			switch_inline_query_current_chat: readText(fields, 'switch_inline_query_current_chat'),
		};
	}
	if (fields.has('login_url')) {
		const login = objectOf(fields, 'login_url');
		const username = optionalText(login, 'bot_username').replace(/^@/, '');
		if (!/^\w*$/.test(username)) throw badRequest('LoginUrl bot username is invalid');
		return { login_url: { url: readText(login, 'url') } };
	}
	if (fields.has('web_app')) {
		return { web_app: { url: readText(objectOf(fields, 'web_app'), 'url') } };
	}
	if (!fields.has('copy_text')) return undefined;
	return { copy_text: { text: readText(objectOf(fields, 'copy_text'), 'text') } };
}

function objectOf(fields: Fields, name: string): Fields {
	const node = fields.get(name);
	if (node?.type !== 'object') throw badRequest(`Field "${name}" must be of type Object`);
	return node.fields;
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
