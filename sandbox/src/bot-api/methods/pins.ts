import { isAllowed, standing } from '../../domain/access/standing.js';
import { badRequest } from '../../domain/errors.js';
import { postFromBot } from '../../domain/messages.js';
import type { Chat } from '../../domain/state.js';
import { optionalConnection, place } from '../business.js';
import type { Call } from '../call.js';
import { method } from '../method.js';
import * as read from '../readers.js';

function requireRight({ world, bot }: Call, chat: Chat): void {
	const right = chat.type === 'channel' ? 'can_edit_messages' : 'can_pin_messages';
	const mayPin = isAllowed(standing(chat, bot.id, world.clock.seconds()), right);
	if (chat.type !== 'private' && !mayPin) {
		throw badRequest('not enough rights to manage pinned messages in the chat');
	}
}

function changed({ world, bot }: Call, chat: Chat, messageId: number): true {
	world.events.emit({ type: 'message', bot_id: bot.id, chat_id: chat.id, message_id: messageId });
	return true;
}

/** Bot API: pinChatMessage. */
export const pinChatMessage = method(
	{
		business_connection_id: optionalConnection,
		chat_id: place(),
		message_id: read.integer(),
		disable_notification: read.flag,
	},
	({ chat_id: chat, message_id: id, disable_notification: silent }, call) => {
		const stored = chat.messages.get(id);
		if (!stored) throw badRequest('message to pin not found');
		requireRight(call, chat);
		if (chat.pinned.at(-1) === id) return true;
		chat.pinned = [...chat.pinned.filter((pinned) => pinned !== id), id];
		const fields = { pinned_message: stored.message };
		postFromBot(call.world, call.bot, chat, { fields, silent });
		return true;
	},
);

/** Bot API: unpinChatMessage; without an id the one pinned last. */
export const unpinChatMessage = method(
	{ business_connection_id: optionalConnection, chat_id: place(), message_id: read.integer() },
	({ chat_id: chat, message_id: given }, call) => {
		requireRight(call, chat);
		const id = given === 0 ? chat.pinned.at(-1) : given;
		if (id === undefined || (given !== 0 && !chat.messages.has(given))) {
			throw badRequest('message to unpin not found');
		}
		chat.pinned = chat.pinned.filter((pinned) => pinned !== id);
		return changed(call, chat, id);
	},
);

/** Bot API: unpinAllChatMessages. */
export const unpinAllChatMessages = method({ chat_id: read.chat }, ({ chat_id: chat }, call) => {
	requireRight(call, chat);
	chat.pinned = [];
	return changed(call, chat, 0);
});
