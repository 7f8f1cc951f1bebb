import { botUser } from '../../domain/bots.js';
import { badRequest } from '../../domain/errors.js';
import { URL_SAFE } from '../../domain/ids.js';
import { inviteLinkView, setStatus } from '../../domain/membership.js';
import type { Chat, InviteLink } from '../../domain/state.js';
import { method } from '../method.js';
import type { Method, Reader } from '../method.js';
import * as read from '../readers.js';

/** A group or channel the bot may administer. */
export const administered = (right: string): Reader<Chat> => ({
	read: (call, name) => {
		const chat = read.chat.read(call, name);
		if (chat.type === 'private') throw badRequest(`can't ${right} in private chats`);
		if (chat.members.get(call.bot.id) !== 'administrator') {
			throw badRequest(`not enough rights to ${right}`);
		}
		return chat;
	},
});

const restricting = administered('restrict/unrestrict chat member');
const inviting = administered('manage chat invite link');

/** Bot API: banChatMember. */
export const banChatMember = method(
	{
		chat_id: restricting,
		user_id: read.user,
		until_date: read.unused,
		revoke_messages: read.unused,
	},
	({ chat_id: chat, user_id: id }, { world, bot }) => {
		if (chat.members.get(id) === 'creator') throw badRequest("can't remove chat owner");
		setStatus(world, chat, id, 'kicked', botUser(bot));
		return true;
	},
);

/** Bot API: unbanChatMember; without only_if_banned a member is removed. */
export const unbanChatMember = method(
	{ chat_id: restricting, user_id: read.user, only_if_banned: read.flag },
	({ chat_id: chat, user_id: id, only_if_banned: onlyBanned }, { world, bot }) => {
		if (chat.members.get(id) === 'kicked' || !onlyBanned) {
			setStatus(world, chat, id, 'left', botUser(bot));
		}
		return true;
	},
);

/** Bot API: createChatInviteLink. */
export const createChatInviteLink = method(
	{
		chat_id: inviting,
		name: read.string,
		expire_date: read.integer(0, 0),
		member_limit: read.integer(0, 0, 99_999),
		creates_join_request: read.flag,
	},
	(given, { world, bot }) => {
		const { creates_join_request: createsJoinRequest, member_limit: memberLimit } = given;
		if (createsJoinRequest && memberLimit > 0) {
			throw badRequest(
				"member limit can't be specified for links requiring administrator approval",
			);
		}
		const link: InviteLink = {
			link: `https://t.me/+${world.ids.text(16, URL_SAFE)}`,
			botId: bot.id,
			name: given.name,
			createsJoinRequest,
			memberLimit,
			expireDate: given.expire_date,
			uses: 0,
			revoked: false,
		};
		given.chat_id.inviteLinks.set(link.link, link);
		return inviteLinkView(world, link);
	},
);

/** Bot API: revokeChatInviteLink. */
export const revokeChatInviteLink = method(
	{ chat_id: inviting, invite_link: read.required },
	({ chat_id: chat, invite_link }, { world }) => {
		const link = chat.inviteLinks.get(invite_link);
		if (!link) throw badRequest('INVITE_HASH_EXPIRED');
		link.revoked = true;
		return inviteLinkView(world, link);
	},
);

const settleRequest = (approve: boolean): Method =>
	method(
		{ chat_id: administered('invite users'), user_id: read.user },
		({ chat_id: chat, user_id: id }, { world, bot }) => {
			if (!chat.joinRequests.delete(id)) throw badRequest('HIDE_REQUESTER_MISSING');
			if (approve) setStatus(world, chat, id, 'member', botUser(bot));
			return true;
		},
	);

/** Bot API: approveChatJoinRequest. */
export const approveChatJoinRequest: Method = settleRequest(true);

/** Bot API: declineChatJoinRequest. */
export const declineChatJoinRequest: Method = settleRequest(false);

/** Bot API: leaveChat. */
export const leaveChat = method({ chat_id: read.chat }, ({ chat_id: chat }, { world, bot }) => {
	if (chat.type === 'private')
		throw badRequest("chat member status can't be changed in private chats");
	setStatus(world, chat, bot.id, 'left', botUser(bot));
	return true;
});
