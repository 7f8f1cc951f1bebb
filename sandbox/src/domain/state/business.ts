import type { BusinessRights } from '../../schema/business.js';
import type { TgEntity } from '../telegram.js';
import type { Chat } from './chat.js';

/** A bot that acts for a customer's account (Bot API: BusinessConnection). */
export interface BusinessConnection {
	readonly id: string;
	readonly botId: number;
	/** Whose account it is. */
	readonly customerId: number;
	/** Unix seconds. */
	readonly date: number;
	enabled: boolean;
	rights: BusinessRights;
	/** The account's private chats, by the other customer. */
	readonly chats: Map<number, Chat>;
	/** One count for all chats of the account: messages are deleted by their ids alone. */
	nextMessageId: number;
}

/** A story a bot has posted for an account. */
export interface Story {
	readonly id: number;
	readonly ownerId: number;
	readonly botId: number;
	/** Unix seconds. */
	readonly date: number;
	readonly activePeriod: number;
	readonly onPage: boolean;
	readonly isProtected: boolean;
	/** The story it repeats. */
	readonly repostOf?: { readonly ownerId: number; readonly id: number } | undefined;
	/** `photo` or `video`, as messages show it. */
	content: Readonly<Record<string, unknown>>;
	caption: string;
	entities: readonly TgEntity[];
	areas: readonly unknown[];
}
