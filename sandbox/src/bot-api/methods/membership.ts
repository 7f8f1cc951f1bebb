import { botUser } from '../../domain/bots.js';
import { resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import { URL_SAFE } from '../../domain/ids.js';
import { inviteLinkView, setStatus } from '../../domain/membership.js';
import type { Chat, InviteLink } from '../../domain/state.js';
import type { Call, Method } from '../call.js';
import { flag, integer, requiredText, text, userId } from '../params.js';

/** A group or channel the bot may administer. */
function administered({ world, bot, params }: Call, right: string): Chat {
	const chat = resolveChat(world, bot, text(params, 'chat_id'));
	if (chat.type === 'private') throw badRequest(`can't ${right} in private chats`);
	if (chat.members.get(bot.id) !== 'administrator') {
		throw badRequest(`not enough rights to ${right}`);
	}
	return chat;
}

/** Bot API: banChatMember. */
export const banChatMember: Method = (call) => {
	const chat = administered(call, 'restrict/unrestrict chat member');
	const id = userId(call.params);
	if (chat.members.get(id) === 'creator') throw badRequest("can't remove chat owner");
	setStatus(call.world, chat, id, 'kicked', botUser(call.bot));
	return true;
};

/** Bot API: unbanChatMember; without only_if_banned a member is removed. */
export const unbanChatMember: Method = (call) => {
	const chat = administered(call, 'restrict/unrestrict chat member');
	const id = userId(call.params);
	const banned = chat.members.get(id) === 'kicked';
	if (banned || !flag(call.params, 'only_if_banned')) {
		setStatus(call.world, chat, id, 'left', botUser(call.bot));
	}
	return true;
};

/** Bot API: createChatInviteLink. */
export const createChatInviteLink: Method = (call) => {
	const { world, bot, params } = call;
	const chat = administered(call, 'manage chat invite link');
	const createsJoinRequest = flag(params, 'creates_join_request');
	const memberLimit = integer(params, 'member_limit', 0, 0, 99_999);
	if (createsJoinRequest && memberLimit > 0) {
		throw badRequest("member limit can't be specified for links requiring administrator approval");
	}
	const link: InviteLink = {
		link: `https://t.me/+${world.ids.text(16, URL_SAFE)}`,
		botId: bot.id,
		name: text(params, 'name'),
		createsJoinRequest,
		memberLimit,
		expireDate: integer(params, 'expire_date', 0, 0),
		uses: 0,
		revoked: false,
	};
	chat.inviteLinks.set(link.link, link);
	return inviteLinkView(world, link);
};

/** Bot API: revokeChatInviteLink. */
export const revokeChatInviteLink: Method = (call) => {
	const chat = administered(call, 'manage chat invite link');
	const link = chat.inviteLinks.get(requiredText(call.params, 'invite_link'));
	if (!link) throw badRequest('INVITE_HASH_EXPIRED');
	link.revoked = true;
	return inviteLinkView(call.world, link);
};

const settleRequest =
	(approve: boolean): Method =>
	(call) => {
		const chat = administered(call, 'invite users');
		const id = userId(call.params);
		if (!chat.joinRequests.delete(id)) throw badRequest('HIDE_REQUESTER_MISSING');
		if (approve) setStatus(call.world, chat, id, 'member', botUser(call.bot));
		return true;
	};

/** Bot API: approveChatJoinRequest. */
export const approveChatJoinRequest: Method = settleRequest(true);

/** Bot API: declineChatJoinRequest. */
export const declineChatJoinRequest: Method = settleRequest(false);
