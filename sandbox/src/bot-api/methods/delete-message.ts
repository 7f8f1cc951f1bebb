import { badRequest } from '../../domain/errors.js';
import type { Chat } from '../../domain/state.js';
import { DAY_MS } from '../../domain/world.js';
import type { Call } from '../call.js';
import { method } from '../method.js';
import * as read from '../readers.js';

function remove({ world, bot }: Call, chat: Chat, messageId: number): void {
	chat.messages.delete(messageId);
	world.events.emit({
		type: 'message',
		bot_id: bot.id,
		chat_id: chat.id,
		message_id: messageId,
		deleted: true,
	});
}

/** Bot API: deleteMessage. */
export const deleteMessage = method(
	{ message_id: read.integer(), chat_id: read.chat },
	({ chat_id: chat, message_id: id }, call) => {
		const stored = chat.messages.get(id);
		if (!stored) throw badRequest('message to delete not found');
		const age = call.world.clock.now() - stored.message.date * 1000;
		if (age > 2 * DAY_MS) throw badRequest('MESSAGE_DELETE_FORBIDDEN');
		remove(call, chat, id);
		return true;
	},
);

/** Bot API: deleteMessages; those that are not found are skipped. */
export const deleteMessages = method(
	{ message_ids: read.messageIds, chat_id: read.chat },
	({ chat_id: chat, message_ids: ids }, call) => {
		for (const id of ids) if (chat.messages.has(id)) remove(call, chat, id);
		return true;
	},
);
