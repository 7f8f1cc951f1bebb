import type { Chat, ChatInviteLink, User } from '../../telegram/types';

/** A row: flat, JSON values only. */
export type Row = Record<string, string | number | boolean | object | null>;

/** Unix seconds as ISO 8601 in UTC; `null` for what is no time. */
export function isoFromUnix(seconds: number | undefined): string | null {
	if (seconds === undefined) return null;
	const date = new Date(seconds * 1_000);
	return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The columns of a person, by Telegram's own names. */
export function personColumns(person: Partial<User> | Chat) {
	return {
		user_id: person.id ?? null,
		username: person.username ?? null,
		first_name: person.first_name ?? null,
		last_name: person.last_name ?? null,
		language_code: ('language_code' in person ? person.language_code : undefined) ?? null,
	};
}

/** The columns of a chat, `null` when there is none. */
export function chatColumns(chat: Chat | undefined) {
	return {
		chat_id: chat?.id ?? null,
		chat_type: chat?.type ?? null,
		chat_title: chat?.title ?? null,
	};
}

/** The columns of the link by which somebody came, `null` without one. */
export function linkColumns(link: ChatInviteLink | undefined) {
	return {
		invite_link: link?.invite_link ?? null,
		invite_link_name: link?.name ?? null,
		subscription_price: link?.subscription_price ?? null,
	};
}
