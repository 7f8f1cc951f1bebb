import { requireBot } from './bots.js';
import type { Chat, StoredMessage } from './state.js';
import { DAY_MS } from './world.js';
import type { World } from './world.js';

interface Poll {
	readonly is_closed: boolean;
	readonly close_date?: number;
}

/** Closes a poll when its time is over; the bot that sent it hears of it. */
export function watchPoll(world: World, chat: Chat, stored: StoredMessage): void {
	const { is_closed: isClosed, close_date: end } = stored.message['poll'] as Poll;
	if (isClosed || end === undefined) return;
	world.clock.after(Math.max(0, end * 1000 - world.clock.now()), () => close(world, chat, stored));
}

function close(world: World, chat: Chat, stored: StoredMessage): void {
	const { message, botId } = stored;
	const poll = message['poll'] as Poll;
	// Stopped before its time, or deleted.
	if (poll.is_closed || chat.messages.get(message.message_id) !== stored) return;
	const closed = { ...poll, is_closed: true };
	message['poll'] = closed;
	world.updates.emit(requireBot(world, botId), 'poll', closed, `chat:${chat.id}`, DAY_MS);
	const { message_id } = message;
	world.events.emit({ type: 'message', bot_id: botId, chat_id: chat.id, message_id });
}

/** Watches the polls of a former run. */
export function watchPolls(world: World): void {
	const own = [...world.state.bots.values()].flatMap((bot) => [...bot.privateChats.values()]);
	for (const chat of [...own, ...world.state.chats.values()]) {
		for (const stored of chat.messages.values()) {
			if (stored.outgoing && 'poll' in stored.message) watchPoll(world, chat, stored);
		}
	}
}
