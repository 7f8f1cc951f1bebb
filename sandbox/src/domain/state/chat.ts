import type { AdminRights, MemberStatus } from '../../schema/access.js';
import type { ReplyKeyboard } from '../../schema/messages.js';
import type { ChatType } from '../telegram.js';
import type { StoredMessage } from './message.js';

export interface Chat {
	readonly id: number;
	readonly type: ChatType;
	title: string;
	username?: string | undefined;
	/** Customers and bots by id; empty in private chats. */
	readonly members: Map<number, Member>;
	readonly inviteLinks: Map<string, InviteLink>;
	readonly joinRequests: Map<number, JoinRequest>;
	/** By customer, also of those who have left before its end. */
	readonly paidPlaces: Map<number, PaidPlace>;
	/** Whoever joins without a link has to ask. */
	joinByRequest: boolean;
	/** The bot that is asked first about each request. */
	requestBot?: number | undefined;
	/** What a channel has earned. */
	stars: number;
	readonly messages: Map<number, StoredMessage>;
	/** Ids of pinned messages, the last one pinned at the end. */
	pinned: number[];
	/** By `message_thread_id`; 1 is the one every forum has. */
	readonly topics: Map<number, Topic>;
	isForum: boolean;
	keyboard?: ReplyKeyboard | undefined;
	description?: string | undefined;
	photo?: ReadonlyArray<Record<string, unknown>> | undefined;
	permissions?: Record<string, boolean> | undefined;
	/** Set when it is a chat of a customer's account, for which a bot acts. */
	business?: BusinessPlace | undefined;
	boosts?: Boost[] | undefined;
	/** The name of a supergroup's sticker set. */
	stickerSet?: string | undefined;
	nextMessageId: number;
	/** Messages only their receivers see, by their own ids. */
	ephemeral?: Map<number, StoredMessage> | undefined;
	/** The newest message a test has waited for; what comes after it is next. */
	heard?: number | undefined;
	/** The customer has written here (private chats). */
	started: boolean;
	unread: number;
}

/** A customer's Premium subscription helps a chat. Dates are Unix seconds. */
export interface Boost {
	readonly id: string;
	readonly customerId: number;
	readonly date: number;
	readonly until: number;
}

/** Which of an account's chats one is. */
export interface BusinessPlace {
	readonly connectionId: string;
	readonly ownerId: number;
	/** The newest message that was read for the account. */
	readTo: number;
	/** Unix seconds of the other's newest message; a bot may write for a day after it. */
	heard: number;
}

/** Somebody's standing in a group or channel. */
export interface Member {
	readonly status: MemberStatus;
	/** Of an administrator. */
	readonly rights?: AdminRights | undefined;
	/** What a member is called. */
	readonly tag?: string | undefined;
	/** What an administrator is called. */
	readonly title?: string | undefined;
	/** Of somebody restricted. */
	readonly permissions?: Readonly<Record<string, boolean>> | undefined;
	/** Unix seconds: the end of a ban (0 is never), or of what a member has paid for. */
	readonly until?: number | undefined;
}

/** Somebody who waits to be let in. */
export interface JoinRequest {
	/** None when a chat lets people in by request only, without a link. */
	readonly link: string | undefined;
	/** Unix seconds. */
	readonly date: number;
	/** What the bot that is asked first answers; until then others wait. */
	query?: JoinQuery | undefined;
}

/** The question put to the bot that decides who joins. */
export interface JoinQuery {
	readonly id: string;
	readonly botId: number;
	/** The Mini App it has shown instead of an answer. */
	appUrl?: string | undefined;
	isOver: boolean;
}

/** A customer's paid place in a channel; the Stars go to the channel. */
export interface PaidPlace {
	readonly link: string;
	readonly period: number;
	readonly price: number;
	/** Unix seconds. */
	until: number;
	renews: boolean;
}

/** A topic of a forum. */
export interface Topic {
	name: string;
	closed: boolean;
	hidden: boolean;
}

export interface InviteLink {
	readonly link: string;
	/** The bot or customer who made it. */
	readonly creatorId: number;
	readonly isPrimary: boolean;
	name: string;
	createsJoinRequest: boolean;
	/** 0 is no limit. */
	memberLimit: number;
	/** Unix seconds; 0 is never. */
	expireDate: number;
	readonly subscription: { readonly period: number; readonly price: number } | undefined;
	uses: number;
	revoked: boolean;
}
