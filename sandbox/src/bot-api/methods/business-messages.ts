import { findConnection, requireRight } from '../../domain/business/connections.js';
import { badRequest } from '../../domain/errors.js';
import type { Chat } from '../../domain/state.js';
import { anyConnection, place } from '../business.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { text } from '../params.js';
import * as read from '../readers.js';

/** The account's chat; unlike elsewhere the connection must be named. */
const chatOfAccount: Reader<Chat> = {
	read: (call, name) => {
		findConnection(call.world, call.bot, text(call.params, 'business_connection_id'));
		return place('can_read_messages').read(call, name);
	},
};

/** Bot API: readBusinessMessage. */
export const readBusinessMessage = method(
	{
		business_connection_id: { read: () => undefined },
		message_id: read.integer(),
		chat_id: chatOfAccount,
	},
	({ chat_id: chat, message_id: id }, { world, bot }) => {
		if (!chat.messages.has(id)) throw badRequest('MESSAGE_ID_INVALID');
		if (chat.business) chat.business.readTo = Math.max(chat.business.readTo, id);
		world.events.emit({ type: 'message', bot_id: bot.id, chat_id: chat.id, message_id: id });
		return true;
	},
);

/** Bot API: deleteBusinessMessages; all of them have to be in one chat. */
export const deleteBusinessMessages = method(
	{ message_ids: read.messageIds, business_connection_id: anyConnection },
	({ message_ids: ids, business_connection_id: connection }, { world, bot }) => {
		if (ids.length > 100) throw badRequest('Too many messages identifiers specified');
		const chats = [...connection.chats.values()];
		const chat = chats.find(({ messages }) => ids.some((id) => messages.has(id)));
		if (!chat || ids.some((id) => !chat.messages.has(id))) {
			throw badRequest('MESSAGE_ID_INVALID', 'The messages have to be in one chat of the account.');
		}
		const areOwn = ids.every((id) => chat.messages.get(id)?.message['sender_business_bot']);
		const { can_delete_all_messages: all } = connection.rights;
		const right = areOwn && !all ? 'can_delete_sent_messages' : 'can_delete_all_messages';
		requireRight(world, connection, right);
		for (const id of ids) {
			chat.messages.delete(id);
			const told = { bot_id: bot.id, chat_id: chat.id, message_id: id, deleted: true };
			world.events.emit({ type: 'message', ...told });
		}
		return true;
	},
);
