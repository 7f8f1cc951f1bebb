import type { Chat, Member } from '../state.js';
import type { AdminRights } from '../../schema/access.js';

const LEFT: Member = { status: 'left' };

/** All that an administrator can be allowed. */
export const FULL_RIGHTS: AdminRights = {
	can_manage_chat: true,
	can_delete_messages: true,
	can_restrict_members: true,
	can_promote_members: true,
	can_change_info: true,
	can_invite_users: true,
	can_pin_messages: true,
	can_post_messages: true,
	can_edit_messages: true,
};

/**
 * Somebody's standing in a group or channel; a ban whose time is over is none.
 * @param now Unix seconds
 */
export function standing(chat: Chat, userId: number, now: number): Member {
	const member = chat.members.get(userId) ?? LEFT;
	const { status, until = 0 } = member;
	return status === 'kicked' && until > 0 && until <= now ? LEFT : member;
}

/** Whether somebody is in the chat. */
export const isInside = ({ status }: Member): boolean => status !== 'left' && status !== 'kicked';

/** Whether somebody may do what needs this right. */
export const isAllowed = ({ status, rights }: Member, right: keyof AdminRights): boolean =>
	status === 'creator' || (status === 'administrator' && rights?.[right] === true);

/** Whether somebody administers the chat. */
export const isAdministrator = ({ status }: Member): boolean =>
	status === 'creator' || status === 'administrator';

/** Whether two standings are one and the same. */
export const isSame = (a: Member, b: Member): boolean =>
	a.status === b.status &&
	(a.until ?? 0) === (b.until ?? 0) &&
	JSON.stringify(a.rights) === JSON.stringify(b.rights);
