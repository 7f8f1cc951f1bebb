import { findUser } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { unverify, verify } from '../../domain/verification.js';
import type { Call } from '../call.js';
import { method } from '../method.js';
import * as read from '../readers.js';

function known({ world }: Call, id: number): number {
	if (!findUser(world, id)) throw badRequest('user not found');
	return id;
}

/** Bot API: verifyUser. Bots cannot read it back; the control interface shows it with the bot. */
export const verifyUser = method(
	{ user_id: read.user, custom_description: read.string },
	({ user_id: id, custom_description: description }, call) => {
		verify(call.world, call.bot, known(call, id), description);
		return true;
	},
);

/** Bot API: verifyChat. */
export const verifyChat = method(
	{ custom_description: read.string, chat_id: read.chat },
	({ chat_id: chat, custom_description: description }, { world, bot }) => {
		verify(world, bot, chat.id, description);
		return true;
	},
);

/** Bot API: removeUserVerification. */
export const removeUserVerification = method({ user_id: read.user }, ({ user_id: id }, call) => {
	unverify(call.world, call.bot, known(call, id));
	return true;
});

/** Bot API: removeChatVerification. */
export const removeChatVerification = method(
	{ chat_id: read.chat },
	({ chat_id: chat }, { world, bot }) => {
		unverify(world, bot, chat.id);
		return true;
	},
);
