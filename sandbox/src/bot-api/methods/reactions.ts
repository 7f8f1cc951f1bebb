import { findUser, resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { removeReaction, requireModerator } from '../../domain/reactions.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import type { Call } from '../call.js';
import { readText } from '../json-fields.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { text, userId } from '../params.js';
import * as read from '../readers.js';

const EMOJI = new Set(
	'❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
		' ',
	),
);

const reaction: Reader<string[]> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') return [];
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse reaction types JSON object");
		if (node.type !== 'array') throw badRequest('Expected an Array of ReactionType');
		return node.items.map((item) => {
			try {
				return readReaction(item);
			} catch (error) {
				throw badRequest(`Can't parse ReactionType: ${(error as Error).message}`);
			}
		});
	},
};

function readReaction(node: JsonNode): string {
	if (node.type !== 'object') throw badRequest('expected an Object');
	const type = readText(node.fields, 'type');
	if (type === 'emoji') return readText(node.fields, 'emoji').replace(/\ufe0f/g, '');
	if (type === 'custom_emoji') return `custom:${readText(node.fields, 'custom_emoji_id')}`;
	if (type === 'paid') return 'paid';
	throw badRequest(`invalid reaction type "${type}" specified`);
}

/** Bot API: setMessageReaction; a bot gives at most one. */
export const setMessageReaction = method(
	{ is_big: read.unused, reaction, chat_id: read.chat, message_id: read.integer() },
	({ chat_id: chat, message_id: id, reaction: given }, { world, bot }) => {
		const stored = chat.messages.get(id);
		if (!stored) throw badRequest('message to react not found');
		if (given.length > 1) throw badRequest('REACTIONS_TOO_MANY');
		const [first] = given;
		if (first !== undefined && !first.startsWith('custom:') && !EMOJI.has(first)) {
			throw badRequest('REACTION_INVALID', 'Only the emoji of the Bot API’s list are reactions.');
		}
		stored.reaction = first;
		world.events.emit({ type: 'message', bot_id: bot.id, chat_id: chat.id, message_id: id });
		return true;
	},
);

/** Whose reactions: a person's, or a chat's, which none of the sandbox has. */
const actor: Reader<number | undefined> = {
	along: ['actor_chat_id'],
	read: ({ params }, name) => (text(params, name) === '' ? undefined : userId(params, name)),
};

/** The person meant, once the chat was found; a chat that reacts is looked for as well. */
function personOf(call: Call, id: number | undefined): number {
	if (id === undefined) {
		return resolveChat(call.world, call.bot, text(call.params, 'actor_chat_id')).id;
	}
	if (!findUser(call.world, id)) throw badRequest('PARTICIPANT_ID_INVALID');
	return id;
}

/** Bot API: deleteMessageReaction. */
export const deleteMessageReaction = method(
	{ user_id: actor, chat_id: read.chat, message_id: read.integer() },
	({ user_id: id, chat_id: chat, message_id }, call) => {
		const stored = chat.messages.get(message_id);
		if (!stored) throw badRequest('message to delete reactions not found');
		const person = personOf(call, id);
		requireModerator(call.world, call.bot, chat);
		removeReaction(call.world, call.bot, chat, stored, person);
		return true;
	},
);

/** Bot API: deleteAllMessageReactions. */
export const deleteAllMessageReactions = method(
	{ user_id: actor, chat_id: read.chat },
	({ user_id: id, chat_id: chat }, call) => {
		const person = personOf(call, id);
		requireModerator(call.world, call.bot, chat);
		for (const stored of chat.messages.values()) {
			removeReaction(call.world, call.bot, chat, stored, person);
		}
		return true;
	},
);
