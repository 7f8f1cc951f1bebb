import { findUser } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { managedBot, replaceToken } from '../../domain/managed-bots.js';
import { readJson } from '../../text/json.js';
import { readWhole } from '../../text/numbers.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { flag, text } from '../params.js';
import * as read from '../readers.js';

/** Bot API: getManagedBotToken. */
export const getManagedBotToken = method(
	{ user_id: read.user },
	({ user_id: id }, { world, bot }) => managedBot(world, bot, id).token,
);

/** Bot API: replaceManagedBotToken. */
export const replaceManagedBotToken = method(
	{ user_id: read.user },
	({ user_id: id }, { world, bot }) => replaceToken(world, managedBot(world, bot, id)),
);

/** Bot API: getManagedBotAccessSettings. */
export const getManagedBotAccessSettings = method(
	{ user_id: read.user },
	({ user_id: id }, { world, bot }) => {
		const { access } = managedBot(world, bot, id);
		const users = (access?.added ?? []).flatMap((one) => findUser(world, one) ?? []);
		return {
			is_access_restricted: access?.isRestricted ?? false,
			...(users.length > 0 && { added_users: users }),
		};
	},
);

const MAX_ADDED = 10;

/** Who is let in besides the owner; read only where the bot is to be closed to others. */
const added: Reader<number[]> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '' || !flag(params, 'is_access_restricted')) return [];
		const node = readJson(value);
		if (!node) throw badRequest(`Can't parse ${name} JSON object`);
		if (node.type !== 'array') throw badRequest('Expected an Array of user identifiers');
		if (node.items.length > MAX_ADDED) throw badRequest('Too many user identifiers specified');
		return node.items.map((item) => {
			if (item.type !== 'number' && item.type !== 'string') {
				throw badRequest('User identifier must be a Number');
			}
			const raw = item.type === 'number' ? item.raw : item.value;
			const id = readWhole(raw);
			if (id === undefined) throw badRequest("Can't parse user identifier as a Number");
			if (id <= 0) throw badRequest('Invalid user identifier specified');
			return id;
		});
	},
};

/** Bot API: setManagedBotAccessSettings. */
export const setManagedBotAccessSettings = method(
	{ user_id: read.user, is_access_restricted: read.flag, added_user_ids: added },
	({ user_id: id, is_access_restricted: isRestricted, added_user_ids: ids }, { world, bot }) => {
		managedBot(world, bot, id).access = { isRestricted, added: ids };
		world.events.emit({ type: 'bot', bot_id: id });
		return true;
	},
);
