import { isAdministrator, isAllowed, standing } from './access/standing.js';
import { botsIn, chatView } from './chats.js';
import { customerUser } from './customers.js';
import { badRequest } from './errors.js';
import type { Bot, Chat, Customer, StoredMessage } from './state.js';
import type { TgReaction } from './telegram.js';
import { DAY_MS } from './world.js';
import type { World } from './world.js';

/** A customer changes their reaction to a message; bots that asked for it hear of it. */
export function react(
	world: World,
	host: Bot,
	chat: Chat,
	stored: StoredMessage,
	customer: Customer,
	reaction: TgReaction[],
): void {
	const now = world.clock.seconds();
	const before = stored.reactions?.get(customer.id) ?? [];
	setReaction(world, host, chat, stored, customer.id, reaction);
	const content = {
		chat: chatView(world, chat),
		message_id: stored.message.message_id,
		user: customerUser(customer),
		date: now,
		old_reaction: before,
		new_reaction: reaction,
	};
	const readers =
		chat.type === 'private'
			? [host]
			: botsIn(world, chat).filter((bot) => isAdministrator(standing(chat, bot.id, now)));
	for (const bot of readers) {
		world.updates.emit(bot, 'message_reaction', content, `chat:${chat.id}`, DAY_MS);
	}
}

function setReaction(
	world: World,
	bot: Bot,
	chat: Chat,
	stored: StoredMessage,
	customerId: number,
	reaction: TgReaction[],
): void {
	stored.reactions ??= new Map();
	if (reaction.length === 0) stored.reactions.delete(customerId);
	else stored.reactions.set(customerId, reaction);
	const { message_id } = stored.message;
	world.events.emit({ type: 'message', bot_id: bot.id, chat_id: chat.id, message_id });
}

/** Refuses a bot that may not take other people's reactions away. */
export function requireModerator(world: World, bot: Bot, chat: Chat): void {
	if (chat.type !== 'group' && chat.type !== 'supergroup') {
		throw badRequest('method is available only for groups and supergroups');
	}
	if (!isAllowed(standing(chat, bot.id, world.clock.seconds()), 'can_delete_messages')) {
		throw badRequest('CHAT_ADMIN_REQUIRED', 'The bot needs can_delete_messages.');
	}
}

/** Takes somebody's reaction to a message away. */
export function removeReaction(
	world: World,
	bot: Bot,
	chat: Chat,
	stored: StoredMessage,
	customerId: number,
): void {
	if (stored.reactions?.has(customerId)) setReaction(world, bot, chat, stored, customerId, []);
}
