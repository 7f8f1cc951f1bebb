import { resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { DAY_MS } from '../../domain/world.js';
import type { Method } from '../call.js';
import { text } from '../params.js';
import { ownMessage } from '../send.js';

/** Bot API: deleteMessage. */
export const deleteMessage: Method = (call) => {
	const { world, bot, params } = call;
	const chat = resolveChat(world, bot, text(params, 'chat_id'));
	const { message } = ownMessage(chat, call, 'message to delete not found');
	const age = world.clock.now() - message.date * 1000;
	if (age > 2 * DAY_MS) throw badRequest('MESSAGE_DELETE_FORBIDDEN');
	chat.messages.delete(message.message_id);
	world.events.emit({
		type: 'message',
		bot_id: bot.id,
		chat_id: chat.id,
		message_id: message.message_id,
		deleted: true,
	});
	return true;
};
