import type { User } from './types';

/** Bot API: ChatInviteLink, the keys that rows use. */
export interface ChatInviteLink {
	/** Ends in `...` for links of other administrators. */
	invite_link: string;
	name?: string;
	creates_join_request: boolean;
	is_revoked: boolean;
	/** Unix seconds. */
	expire_date?: number;
	member_limit?: number;
	/** Seconds. */
	subscription_period?: number;
	/** Stars. */
	subscription_price?: number;
}

/** Bot API: ChatMember, the keys that rows use. */
export interface ChatMember {
	user: User;
	status: string;
	/** Only of `restricted`. */
	is_member?: boolean;
	/**
	 * Unix seconds. Of `member`: the end of what was paid for with a Stars subscription link, absent for
	 * everybody else. Of `restricted` and `kicked`: the end of the restriction, 0 for never.
	 */
	until_date?: number;
}

/** Seconds since 1970 as ISO 8601 in UTC; `null` for nothing, 0 (Telegram's "never") and nonsense. */
export function isoMoment(seconds: number | undefined): string | null {
	if (!seconds) return null;
	const date = new Date(seconds * 1_000);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Whether somebody with this entry is in the chat (Bot API: ChatMember). */
export function isInChat({ status, is_member }: Pick<ChatMember, 'status' | 'is_member'>): boolean {
	if (status === 'restricted') return is_member === true;
	return status === 'creator' || status === 'administrator' || status === 'member';
}

/** Until when a member has paid for a channel; `null` for members who did not pay. */
export const paidUntil = ({ status, until_date }: ChatMember): string | null =>
	status === 'member' ? isoMoment(until_date) : null;

/** Columns that tell who somebody is, as in the payment record. */
export const userColumns = (user: User) => ({
	user_id: user.id,
	username: user.username ?? null,
	first_name: user.first_name,
	last_name: user.last_name ?? null,
});

/** Columns that tell by which link somebody came; all `null` without one. */
export const linkColumns = (link: ChatInviteLink | undefined) => ({
	invite_link: link?.invite_link ?? null,
	invite_link_name: link?.name ?? null,
	subscription_price: link?.subscription_price ?? null,
});
