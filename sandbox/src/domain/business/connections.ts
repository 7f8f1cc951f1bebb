import { newChat } from '../chats.js';
import { customerUser, ensureCustomer } from '../customers.js';
import { badRequest, ControlError } from '../errors.js';
import { URL_SAFE } from '../ids.js';
import type { Bot, BusinessConnection, Chat, Customer } from '../state.js';
import { DAY_MS } from '../world.js';
import type { World } from '../world.js';
import type { BusinessRights } from '../../schema/business.js';

/** All that a connected bot can be allowed. */
export const ALL_BUSINESS_RIGHTS: BusinessRights = {
	can_reply: true,
	can_read_messages: true,
	can_delete_sent_messages: true,
	can_delete_all_messages: true,
	can_edit_name: true,
	can_edit_bio: true,
	can_edit_profile_photo: true,
	can_edit_username: true,
	can_change_gift_settings: true,
	can_view_gifts_and_stars: true,
	can_convert_gifts_to_stars: true,
	can_transfer_and_upgrade_gifts: true,
	can_transfer_stars: true,
	can_manage_stories: true,
};

/** A customer connects a bot to their account; the bot hears of it. */
export function connect(
	world: World,
	bot: Bot,
	customer: Customer,
	given: { id?: string | undefined; rights?: Partial<BusinessRights> | undefined },
): BusinessConnection {
	const id = given.id ?? world.ids.text(22, URL_SAFE);
	if (world.state.businessConnections.has(id)) {
		throw new ControlError(409, `The business connection ${id} exists already.`);
	}
	const connection: BusinessConnection = {
		id,
		botId: bot.id,
		customerId: customer.id,
		date: world.clock.seconds(),
		enabled: true,
		rights: { ...ALL_BUSINESS_RIGHTS, ...given.rights },
		chats: new Map(),
		nextMessageId: 1,
	};
	world.state.businessConnections.set(id, connection);
	announce(world, bot, connection);
	return connection;
}

/** Tells the bot of a connection that is new or has changed. */
export function announce(world: World, bot: Bot, connection: BusinessConnection): void {
	const content = connectionView(world, connection);
	world.updates.emit(bot, 'business_connection', content, `business:${connection.id}`, DAY_MS);
	world.events.emit({ type: 'bot', bot_id: bot.id });
}

/** A connection as the Bot API shows it (BusinessConnection). */
export function connectionView(world: World, connection: BusinessConnection) {
	const { id, customerId, date, enabled, rights } = connection;
	const allowed = Object.entries(rights).filter(([, may]) => may);
	return {
		id,
		user: customerUser(ownerOf(world, connection)),
		user_chat_id: customerId,
		date,
		is_enabled: enabled,
		can_reply: rights.can_reply,
		rights: Object.fromEntries(allowed) as Partial<BusinessRights>,
	};
}

/** The customer whose account a connection is of. */
export function ownerOf(world: World, { customerId }: BusinessConnection): Customer {
	return ensureCustomer(world, customerId);
}

/** The bot's connection of this id. */
export function findConnection(world: World, bot: Bot, id: string): BusinessConnection {
	const connection = world.state.businessConnections.get(id);
	if (connection?.botId !== bot.id) throw badRequest('business connection not found');
	return connection;
}

/** Refuses what needs a right that the bot was not given, or a connection that is off. */
export function requireRight(
	world: World,
	{ enabled, rights }: BusinessConnection,
	right: keyof BusinessRights,
): void {
	if (!enabled) throw badRequest('BUSINESS_CONNECTION_INVALID', 'The connection is turned off.');
	if (!rights[right]) {
		throw badRequest(
			world.settings.assumptions.businessRightMissing,
			`The connection lacks ${right}.`,
		);
	}
}

/** The account's private chat with somebody, made on first use. */
export function businessChat(connection: BusinessConnection, other: Customer): Chat {
	const known = connection.chats.get(other.id);
	if (known) return known;
	const { id: connectionId, customerId: ownerId } = connection;
	const chat = newChat(other.id, 'private', other.first_name);
	chat.business = { connectionId, ownerId, readTo: 0, heard: 0 };
	connection.chats.set(other.id, chat);
	return chat;
}
