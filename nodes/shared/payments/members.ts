import type { ChatMember, ChatMemberUpdated } from '../telegram/types';
import { isoFromUnix } from './rows/columns';

/** A moment of Telegram's as ISO 8601 in UTC; 0 stands for never there (Bot API: `until_date`). */
export const isoUntil = (seconds: number | undefined): string | null =>
	isoFromUnix(seconds || undefined);

/** Whether somebody with this entry is in the chat (Bot API: ChatMember). */
export function isInChat({ status, is_member }: Pick<ChatMember, 'status' | 'is_member'>): boolean {
	if (status === 'restricted') return is_member === true;
	return status === 'creator' || status === 'administrator' || status === 'member';
}

/**
 * Until when a member has paid for a channel: `until_date` of a `member` is nothing else (Bot API:
 * ChatMemberMember). `null` for members who did not pay.
 */
export const paidUntil = ({ status, until_date }: ChatMember): string | null =>
	status === 'member' ? isoUntil(until_date) : null;

/** What has happened to somebody's place in a chat. */
export type MemberChange = 'joined' | 'left' | 'removed' | 'renewed' | 'changed';

/**
 * Puts a change of a member into one word. `left`: by themselves; `removed`: by somebody else, by
 * Telegram at the end of what was paid too; `renewed`: what is paid for goes on longer.
 */
export function memberChange(member: ChatMemberUpdated): MemberChange {
	const { old_chat_member: before, new_chat_member: after } = member;
	const [wasIn, isIn] = [isInChat(before), isInChat(after)];
	if (!wasIn && isIn) return 'joined';
	if (wasIn && !isIn) return member.from.id === after.user.id ? 'left' : 'removed';
	if (!isIn) return 'changed';
	return (paidUntil(after) ?? '') > (paidUntil(before) ?? '') ? 'renewed' : 'changed';
}
