import { findConnection, requireRight } from '../domain/business/connections.js';
import { resolveChat } from '../domain/chats.js';
import { badRequest } from '../domain/errors.js';
import type { BusinessConnection, Chat } from '../domain/state.js';
import type { BusinessRights } from '../schema/business.js';
import type { Call } from './call.js';
import type { Reader } from './method.js';
import { text } from './params.js';

const REPLY_SECONDS = 86_400;

/** The connection a call names, if the bot has it. */
export const anyConnection: Reader<BusinessConnection> = {
	read: ({ world, bot, params }, name) => findConnection(world, bot, text(params, name)),
};

/** The connection a call names, with the right for it. */
export const connectionWith = (right: keyof BusinessRights): Reader<BusinessConnection> => ({
	read: (call, name) => {
		const connection = anyConnection.read(call, name);
		requireRight(call.world, connection, right);
		return connection;
	},
});

/** A connection that may be left out; it is looked at again with the chat. */
export const optionalConnection: Reader<BusinessConnection | undefined> = {
	read: (call, name) =>
		text(call.params, name) === '' ? undefined : anyConnection.read(call, name),
};

/** The account's chat with whom a text names. */
export function chatOfAccount(
	{ world }: Call,
	connection: BusinessConnection,
	chatId: string,
): Chat {
	if (!/^\d+$/.test(chatId)) throw badRequest('Chat must be a private chat');
	const id = Number(chatId);
	if (id === connection.customerId) throw badRequest('Messages must not be sent to self');
	const chat = connection.chats.get(id);
	if (!chat) {
		throw badRequest(
			world.settings.assumptions.businessChatUnknown,
			'Nobody of this id has written to the account.',
		);
	}
	return chat;
}

/** The chat to act in: the bot's own, or the account's whose connection is named. */
export const place = (right: keyof BusinessRights = 'can_reply'): Reader<Chat> => ({
	read: (call, name) => {
		const { world, bot, params } = call;
		const id = text(params, 'business_connection_id');
		if (id === '') return resolveChat(world, bot, text(params, name));
		const connection = findConnection(world, bot, id);
		requireRight(world, connection, right);
		const chat = chatOfAccount(call, connection, text(params, name));
		const age = world.clock.seconds() - (chat.business?.heard ?? 0);
		if (age > REPLY_SECONDS) {
			throw badRequest(
				world.settings.assumptions.businessChatUnknown,
				'A bot writes for an account for a day after the other has written.',
			);
		}
		return chat;
	},
});
