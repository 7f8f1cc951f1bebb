import { announce, businessChat, connect, connectionView } from '../domain/business/connections.js';
import { storiesOf } from '../domain/business/stories.js';
import { requireBot } from '../domain/bots.js';
import { ensureCustomer } from '../domain/customers.js';
import { ControlError } from '../domain/errors.js';
import { postFromCustomer } from '../domain/messages.js';
import type { BusinessConnection, Chat, StoredMessage, Story } from '../domain/state.js';
import type { World } from '../domain/world.js';
import type {
	BusinessChange,
	BusinessConnectionView,
	BusinessSeed,
	StoryView,
} from '../schema/business.js';
import type { WriteRequest } from '../schema/messages.js';
import { namedBot } from './bot-reference.js';
import { sentFields } from './sent-fields.js';

/** The connection of this id. */
export function requireConnection(world: World, id: string): BusinessConnection {
	const connection = world.state.businessConnections.get(id);
	if (!connection) throw new ControlError(404, `No business connection ${id}.`);
	return connection;
}

/** A customer connects a bot to their account. */
export function connectAccount(world: World, given: BusinessSeed): BusinessConnectionView {
	const bot = namedBot(world, given);
	const customer = ensureCustomer(world, given.customer_id);
	return connectionView(world, connect(world, bot, customer, given));
}

/** The customer changes a connection; the bot hears of it. */
export function changeConnection(
	world: World,
	id: string,
	{ is_enabled, rights }: BusinessChange,
): BusinessConnectionView {
	const connection = requireConnection(world, id);
	if (is_enabled !== undefined) connection.enabled = is_enabled;
	connection.rights = { ...connection.rights, ...rights };
	announce(world, requireBot(world, connection.botId), connection);
	return connectionView(world, connection);
}

/** The account's chat that a request means: with its writer, or with whom the owner writes to. */
export function accountChat(
	world: World,
	id: string,
	{
		customer_id: customerId,
		chat_id: chatId = customerId,
	}: { customer_id: number; chat_id?: number },
): Chat {
	const connection = requireConnection(world, id);
	if (customerId !== connection.customerId && chatId !== customerId) {
		throw new ControlError(
			400,
			'Who writes to a business account writes in their own chat with it.',
		);
	}
	if (chatId === connection.customerId) {
		throw new ControlError(400, 'The owner of the account says to whom by chat_id.');
	}
	return businessChat(connection, ensureCustomer(world, chatId));
}

/** Somebody writes to a business account, or its owner writes to somebody; the bot hears of it. */
export function writeToAccount(world: World, id: string, request: WriteRequest): StoredMessage {
	const connection = requireConnection(world, id);
	const chat = accountChat(world, id, {
		customer_id: request.customer_id,
		...(request.chat_id !== undefined && { chat_id: request.chat_id }),
	});
	const customer = ensureCustomer(world, request.customer_id);
	const replyTo = chat.messages.get(request.reply_to_message_id ?? 0)?.message;
	const bot = requireBot(world, connection.botId);
	const fields = sentFields(world, customer, request);
	return postFromCustomer(world, bot, chat, customer, { fields, replyTo });
}

/** Messages of an account's chat, oldest first. */
export function accountMessages(world: World, id: string, chatId: number): StoredMessage[] {
	const chat = requireConnection(world, id).chats.get(chatId);
	return [...(chat?.messages.values() ?? [])];
}

/** The stories of a customer that are still there. */
export const storyViews = (world: World, customerId: number): StoryView[] =>
	storiesOf(world, customerId).map(storyView);

const storyView = (story: Story): StoryView => ({
	id: story.id,
	bot_id: story.botId,
	date: story.date,
	expires: story.date + story.activePeriod,
	on_page: story.onPage,
	protect_content: story.isProtected,
	...(story.caption !== '' && { caption: story.caption }),
	content: story.content,
	areas: [...story.areas],
	...(story.repostOf && {
		repost_of: { customer_id: story.repostOf.ownerId, id: story.repostOf.id },
	}),
});
