import { isInside, standing } from '../domain/access/standing.js';
import { findUser } from '../domain/chats.js';
import { badRequest } from '../domain/errors.js';
import type { Chat } from '../domain/state.js';
import type { TgUser } from '../domain/telegram.js';
import type { World } from '../domain/world.js';
import { readJson } from '../text/json.js';
import { readNumber } from './json-fields.js';
import type { Reader } from './method.js';
import { integer, text } from './params.js';

/** Who alone shall see a message; `receiver_user_id` is how it was said at first. */
export const receiver: Reader<number | undefined> = {
	along: ['receiver_user_id'],
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') return integer(params, 'receiver_user_id', 0) || undefined;
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse ephemeral message parameters JSON object");
		if (node.type !== 'object') throw badRequest('Object expected as ephemeral message parameters');
		return readNumber(node.fields, 'receiver_user_id');
	},
};

/** The member of the group who alone sees a message. */
export function receiverIn(world: World, chat: Chat, id: number): TgUser {
	if (chat.type !== 'group' && chat.type !== 'supergroup') {
		throw badRequest('PEER_ID_INVALID', 'Only groups have messages for one member alone.');
	}
	const user = findUser(world, id);
	if (!user || !isInside(standing(chat, id, world.clock.seconds()))) {
		throw badRequest('USER_NOT_PARTICIPANT', 'The receiver has to be a member of the group.');
	}
	return user;
}
