import { settleRequest } from '../../domain/access/joining.js';
import { changeStanding, memberView } from '../../domain/access/members.js';
import { ban, unban } from '../../domain/access/removing.js';
import { isAdministrator, isAllowed, isInside, standing } from '../../domain/access/standing.js';
import { botUser } from '../../domain/bots.js';
import { findUser, listMembers } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { method } from '../method.js';
import type { Method } from '../method.js';
import * as read from '../readers.js';

/** Bot API: banChatMember. */
export const banChatMember = method(
	{
		user_id: read.user,
		until_date: read.integer(),
		revoke_messages: read.unused,
		chat_id: read.chat,
	},
	({ user_id: id, until_date: untilDate, chat_id: chat }, { world, bot }) => {
		if (chat.type === 'private') throw badRequest("Can't ban members in private chats");
		ban(world, bot, chat, id, untilDate);
		return true;
	},
);

/** Bot API: unbanChatMember; without only_if_banned a member is removed. */
export const unbanChatMember = method(
	{ user_id: read.user, only_if_banned: read.flag, chat_id: read.chat },
	async ({ user_id: id, only_if_banned: onlyBanned, chat_id: chat }, { world, bot }) => {
		if (chat.type !== 'supergroup' && chat.type !== 'channel') {
			throw badRequest('method is available for supergroup and channel chats only');
		}
		if (onlyBanned) {
			if (!findUser(world, id)) throw badRequest('Member not found');
			if (standing(chat, id, world.clock.seconds()).status !== 'kicked') return true;
		}
		await unban(world, bot, chat, id);
		return true;
	},
);

const answerRequest = (approve: boolean): Method =>
	method({ user_id: read.user, chat_id: read.chat }, (given, { world, bot }) => {
		const { user_id: id, chat_id: chat } = given;
		if (chat.type === 'private') throw badRequest("The chat can't have join requests");
		if (!isAllowed(standing(chat, bot.id, world.clock.seconds()), 'can_invite_users')) {
			throw badRequest('Not enough rights to manage chat join requests');
		}
		settleRequest(world, chat, id, approve, botUser(bot));
		return true;
	});

/** Bot API: approveChatJoinRequest. */
export const approveChatJoinRequest = answerRequest(true);

/** Bot API: declineChatJoinRequest. */
export const declineChatJoinRequest = answerRequest(false);

/** Bot API: getChatMember. Who is not a member is `left`, without an error. */
export const getChatMember = method(
	{ user_id: read.user, chat_id: read.chat },
	({ user_id: id, chat_id: chat }, { world, bot }) => {
		const user = findUser(world, id);
		if (!user) throw badRequest('Member not found');
		const now = world.clock.seconds();
		if (chat.type === 'private') {
			if (id !== chat.id && id !== bot.id) throw badRequest('Member not found');
			return memberView(chat, user, { status: 'member' });
		}
		const isHidden = chat.type === 'channel' && !isAdministrator(standing(chat, bot.id, now));
		if (isHidden && id !== bot.id) throw badRequest('Member list is inaccessible');
		return memberView(chat, user, standing(chat, id, now));
	},
);

/** Bot API: getChatAdministrators. */
export const getChatAdministrators = method(
	{ chat_id: read.chat, return_bots: read.unused },
	({ chat_id: chat }, { world }) => {
		if (chat.type === 'private') {
			throw badRequest('There are no administrators in the private chat');
		}
		return listMembers(world, chat)
			.filter(({ member }) => isAdministrator(member))
			.map(({ user, member }) => memberView(chat, user, member));
	},
);

/** Bot API: getChatMemberCount. */
export const getChatMemberCount = method({ chat_id: read.chat }, ({ chat_id: chat }, { world }) =>
	chat.type === 'private'
		? 2
		: listMembers(world, chat).filter(({ member }) => isInside(member)).length,
);

/** Bot API: leaveChat. */
export const leaveChat = method({ chat_id: read.chat }, ({ chat_id: chat }, { world, bot }) => {
	if (chat.type === 'private') {
		throw badRequest("Chat member status can't be changed in private chats");
	}
	changeStanding(world, chat, bot.id, { status: 'left' }, botUser(bot));
	return true;
});
