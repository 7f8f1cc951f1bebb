import { findUser, resolveChat } from '../domain/chats.js';
import { badRequest } from '../domain/errors.js';
import type { Chat } from '../domain/state.js';
import type { TgMarkup } from '../domain/telegram.js';
import { isBroken } from '../text/clean.js';
import { readJson } from '../text/json.js';
import type { JsonNode } from '../text/json.js';
import { readWhole } from '../text/numbers.js';
import { readFormatted } from './formatting/formatted.js';
import type { FormattedText } from './formatting/formatted.js';
import { readMarkup } from './markup.js';
import type { Reader } from './method.js';
import * as params from './params.js';
import { readReply, refuseBusiness } from './send.js';
import type { ReplyRequest } from './send.js';

/** A text; '' when it was not sent. */
export const string: Reader<string> = { read: (call, name) => params.text(call.params, name) };

/** A text; missing and empty are refused. */
export const required: Reader<string> = {
	read: (call, name) => params.requiredText(call.params, name),
};

/** A required text that must be UTF-8. */
export const utf8: Reader<string> = {
	read: (call, name) => {
		const value = params.requiredText(call.params, name);
		if (isBroken(value)) throw badRequest(`The ${name} must be encoded in UTF-8`);
		return value;
	},
};

/** A boolean; garbage is false. */
export const flag: Reader<boolean> = { read: (call, name) => params.flag(call.params, name) };

/** A whole number read leniently and moved into the range. */
export const integer = (fallback = 0, min?: number, max?: number): Reader<number> => ({
	read: (call, name) => params.integer(call.params, name, fallback, min, max),
});

/** A user's id; missing, zero or negative is refused. */
export const user: Reader<number> = { read: (call, name) => params.userId(call.params, name) };

/** The chat named, within the bot's reach. */
export const chat: Reader<Chat> = {
	read: ({ world, bot, params: given }, name) => resolveChat(world, bot, params.text(given, name)),
};

/** A business account, for which this cannot be done here. */
export const noBusiness: Reader<void> = { read: refuseBusiness };

/** A text with its formatting, read along with its mode and entities. */
export const formatted = (mode = 'parse_mode', entities = 'entities'): Reader<FormattedText> => ({
	along: [mode, entities],
	read: (call, name) =>
		readFormatted(call.params, name, mode, entities, (id) => findUser(call.world, id)),
});

/** A caption with its formatting. */
export const caption = formatted('parse_mode', 'caption_entities');

/** The message replied to; the parameters it replaced are read along. */
export const reply: Reader<ReplyRequest | undefined> = {
	along: ['reply_to_message_id', 'allow_sending_without_reply'],
	read: (call) => readReply(call),
};

/** A keyboard. */
export const markup: Reader<TgMarkup | undefined> = { read: (call) => readMarkup(call.params) };

/** A JSON value; `what` names it in the refusal of what is no JSON. Undefined when not sent. */
export const json = (what: string): Reader<JsonNode | undefined> => ({
	read: (call, name) => {
		const value = params.text(call.params, name);
		if (value === '') return undefined;
		const node = readJson(value);
		if (!node) throw badRequest(`Can't parse ${what} JSON object`);
		return node;
	},
});

/** Ids of messages, as a JSON array. */
export const messageIds: Reader<number[]> = {
	read: (call, name) => {
		const value = params.text(call.params, name);
		if (value === '') throw badRequest('Message identifiers are not specified');
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse message identifiers JSON object");
		if (node.type !== 'array') throw badRequest('Expected an Array of message identifiers');
		return node.items.map((item) => {
			const raw = item.type === 'number' ? item.raw : item.type === 'string' ? item.value : '';
			const id = readWhole(raw);
			if (id === undefined) throw badRequest("Can't parse message identifier as Number");
			if (id <= 0) throw badRequest('Invalid message identifier specified');
			return id;
		});
	},
};

/** Whatever `read` makes of the text. */
export const parsed = <T>(read: (value: string, name: string) => T): Reader<T> => ({
	read: (call, name) => read(params.text(call.params, name), name),
});

/** A parameter Telegram knows and the sandbox does nothing with. */
export const unused: Reader<void> = { unused: true, read: () => undefined };
