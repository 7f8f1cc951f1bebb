import { changeStanding } from '../../domain/access/members.js';
import { FULL_RIGHTS, isAllowed, isInside, standing } from '../../domain/access/standing.js';
import { botUser } from '../../domain/bots.js';
import { findUser } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import type { Chat, Member } from '../../domain/state.js';
import type { Call } from '../call.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import * as read from '../readers.js';
import { chatPermissions } from './chat-settings.js';
import type { AdminRights } from '../../schema/access.js';

/** A supergroup or channel in which the bot has this right. */
const ruled = (right: keyof AdminRights, what: string): Reader<Chat> => ({
	read: (call, name) => {
		const chat = read.chat.read(call, name);
		if (chat.type !== 'supergroup' && chat.type !== 'channel') {
			throw badRequest('method is available for supergroup and channel chats only');
		}
		const member = standing(chat, call.bot.id, call.world.clock.seconds());
		if (!isAllowed(member, right)) throw badRequest(`not enough rights to ${what}`);
		return chat;
	},
});

function changeable({ world, bot }: Call, chat: Chat, id: number): Member {
	if (!findUser(world, id)) throw badRequest('PARTICIPANT_ID_INVALID');
	const member = standing(chat, id, world.clock.seconds());
	if (id === bot.id) throw badRequest("can't promote self");
	if (member.status === 'creator') throw badRequest("can't remove chat owner");
	return member;
}

const RIGHTS = Object.keys(FULL_RIGHTS) as Array<keyof AdminRights>;
const NAMES = [
	...RIGHTS,
	'is_anonymous',
	'can_manage_video_chats',
	'can_manage_tags',
	'can_post_stories',
	'can_edit_stories',
	'can_delete_stories',
	'can_manage_topics',
	'can_manage_direct_messages',
	'can_send_welcome_messages',
] as const;

type Flags = Readonly<Record<(typeof NAMES)[number], Reader<boolean>>>;

/** Bot API: promoteChatMember; without any right it takes them away. */
export const promoteChatMember = method(
	{
		user_id: read.user,
		...(Object.fromEntries(NAMES.map((name) => [name, read.flag])) as Flags),
		chat_id: ruled('can_promote_members', 'promote/demote chat member'),
	},
	({ chat_id: chat, user_id: id, ...given }, call) => {
		changeable(call, chat, id);
		const isPromoted = NAMES.some((name) => given[name]);
		const rights = Object.fromEntries(RIGHTS.map((name) => [name, given[name]]));
		const next: Member = isPromoted
			? { status: 'administrator', rights: rights as unknown as AdminRights }
			: { status: 'member' };
		changeStanding(call.world, chat, id, next, botUser(call.bot));
		return true;
	},
);

/** Bot API: restrictChatMember; what is kept here is only shown, customers may write all the same. */
export const restrictChatMember = method(
	{
		user_id: read.user,
		permissions: chatPermissions,
		use_independent_chat_permissions: read.unused,
		until_date: read.integer(0, 0),
		chat_id: ruled('can_restrict_members', 'restrict/unrestrict chat member'),
	},
	({ chat_id: chat, user_id: id, permissions, until_date: until }, call) => {
		if (chat.type !== 'supergroup') throw badRequest('method is available only for supergroups');
		const before = changeable(call, chat, id);
		if (before.status === 'administrator') throw badRequest('user is an administrator of the chat');
		const isFree = Object.entries(permissions).every(([name, on]) => on || !name.includes('send'));
		const next: Member = isFree
			? { status: isInside(before) ? 'member' : 'left' }
			: { status: 'restricted', permissions, until };
		changeStanding(call.world, chat, id, next, botUser(call.bot));
		return true;
	},
);

const MAX_TITLE = 16;

/** Bot API: setChatAdministratorCustomTitle. */
export const setChatAdministratorCustomTitle = method(
	{
		user_id: read.user,
		custom_title: read.string,
		chat_id: ruled('can_promote_members', 'change custom title of the user'),
	},
	({ chat_id: chat, user_id: id, custom_title: title }, call) => {
		const member = standing(chat, id, call.world.clock.seconds());
		if (member.status === 'creator') throw badRequest('only creator can edit their custom title');
		if (member.status !== 'administrator') throw badRequest('user is not an administrator');
		if ([...title].length > MAX_TITLE) throw badRequest('ADMIN_RANK_INVALID');
		chat.members.set(id, { ...member, title });
		return true;
	},
);
