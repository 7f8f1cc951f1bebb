import { badRequest } from '../domain/errors.js';
import type { Bot, Chat } from '../domain/state.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { buttonLook } from './button-look.js';
import { optionalFlag, optionalText, readText } from './json-fields.js';
import type { Fields } from './json-fields.js';
import { text } from './params.js';
import type { Params } from './params.js';
import type { ReplyButton, ReplyKeyboard } from '../schema/messages.js';

/** What a message asks of the keyboard below the place to write. */
export type KeyboardRequest = Omit<ReplyKeyboard, 'botId'> | 'remove' | undefined;

/** Reads a reply keyboard, its removal or a forced reply; inline keyboards are not looked at. */
export function readKeyboard(params: Params): KeyboardRequest {
	const value = text(params, 'reply_markup');
	const node = value === '' ? undefined : readJson(value);
	return node?.type === 'object' ? keyboardOf(node.fields) : undefined;
}

/** The same, of the fields of a markup. */
export function keyboardOf(fields: Fields): KeyboardRequest {
	const rows = rowsOf(fields.get('keyboard'));
	const remove = optionalFlag(fields, 'hide_keyboard') || optionalFlag(fields, 'remove_keyboard');
	const forced =
		optionalFlag(fields, 'force_reply') || optionalFlag(fields, 'force_reply_keyboard');
	const placeholder = optionalText(fields, 'input_field_placeholder');
	if (rows.length > 0) {
		return {
			rows,
			oneTime: optionalFlag(fields, 'one_time_keyboard'),
			forceReply: false,
			placeholder,
		};
	}
	const inline = fields.get('inline_keyboard');
	if (inline?.type === 'array' && inline.items.length > 0) return undefined;
	if (remove) return 'remove';
	return forced ? { rows: [], oneTime: false, forceReply: true, placeholder } : undefined;
}

function rowsOf(node: JsonNode | undefined): ReplyButton[][] {
	if (!node || node.type === 'null') return [];
	if (node.type !== 'array') throw badRequest('Field "keyboard" must be of type Array');
	return node.items.map((row) => {
		if (row.type !== 'array') throw badRequest('Field "keyboard" must be an Array of Arrays');
		return row.items.map(readButton);
	});
}

function readButton(node: JsonNode): ReplyButton {
	try {
		if (node.type === 'string') return { text: node.value };
		if (node.type !== 'object') throw badRequest('KeyboardButton must be a String or an Object');
		return buttonOf(node.fields);
	} catch (error) {
		throw badRequest(`Can't parse keyboard button: ${(error as Error).message}`);
	}
}

function buttonOf(fields: Fields): ReplyButton {
	const label = { text: readText(fields, 'text'), ...buttonLook(fields) };
	const asks = (name: string, old: string) =>
		optionalFlag(fields, name) || optionalFlag(fields, old);
	if (asks('request_contact', 'request_phone_number')) return { ...label, request: 'contact' };
	if (optionalFlag(fields, 'request_location')) return { ...label, request: 'location' };
	if (fields.has('request_poll')) return { ...label, request: 'poll' };
	const app = fields.get('web_app');
	if (app?.type === 'object') return { ...label, webApp: readText(app.fields, 'url') };
	return label;
}

const PRIVATE_ONLY = {
	contact: 'phone number can be requested in private chats only',
	location: 'location can be requested in private chats only',
	poll: 'poll can be requested in private chats only',
} as const;

/** Refuses what Telegram's library refuses of a keyboard in a chat. */
export function checkKeyboard(chat: Chat, keyboard: KeyboardRequest): void {
	if (keyboard === undefined || keyboard === 'remove') return;
	for (const button of keyboard.rows.flat()) {
		if (button.text === '') throw badRequest('keyboard button text must be non-empty');
		if (chat.type === 'private') continue;
		if (button.request) throw badRequest(PRIVATE_ONLY[button.request]);
		if (button.webApp !== undefined) {
			throw badRequest('web App buttons can be used in private chats only');
		}
	}
}

/** Shows, replaces or takes away the keyboard of a chat; a message without one leaves it. */
export function showKeyboard(chat: Chat, bot: Bot, keyboard: KeyboardRequest): void {
	if (keyboard === 'remove') chat.keyboard = undefined;
	else if (keyboard) chat.keyboard = { ...keyboard, botId: bot.id };
}
