import type { BotCommand, MenuButton } from '../../schema/parties.js';
import type { UpdateType } from '../telegram.js';
import type { Chat } from './chat.js';

export interface Bot {
	readonly id: number;
	token: string;
	first_name: string;
	username: string;
	stars: number;
	/** The bot that manages it, and the customer who owns it. */
	managedBy?: number | undefined;
	ownerId?: number | undefined;
	/** Whom it is open to: everybody, or its owner and those added. */
	access?: { readonly isRestricted: boolean; readonly added: readonly number[] } | undefined;
	games?: Game[] | undefined;
	/** Telegram lets it verify others; so it is unless false. */
	isVerifier?: boolean | undefined;
	/** What it says of the people and chats it has verified. */
	verified?: Map<number, string> | undefined;
	/** Sizes of its profile photo, the smallest first. */
	photo?: ReadonlyArray<Record<string, unknown>> | undefined;
	readonly commands: Map<string, BotCommand[]>;
	/** Its name, descriptions and usual rights, by `what|language`. */
	readonly profile: Map<string, string>;
	readonly privateChats: Map<number, Chat>;
	readonly transactions: StarTransaction[];
	readonly inbox: Inbox;
	nextMessageId: number;
	/** @BotFather: /setinline. */
	isInline: boolean;
	/** @BotFather: /setinlinefeedback; how many of the chosen results are told, 0 to 1. */
	inlineFeedback: number;
	/** By private chat; 0 is for all others. */
	readonly menuButtons: Map<number, MenuButton>;
	/** Where the bot's own Mini App is (@BotFather: /newapp), for links. */
	appUrl: string;
}

/** A game of a bot (@BotFather: /newgame). */
export interface Game {
	readonly shortName: string;
	readonly title: string;
	readonly description: string;
	/** Sizes of its picture, made when it is first sent. */
	photo?: unknown;
}

/** What waits for a bot, and how it wants it. */
export interface Inbox {
	readonly pending: Map<number, PendingUpdate>;
	nextUpdateId: number;
	/** No update that waits is older than this one. */
	oldest?: number | undefined;
	/** Milliseconds; no update that waits is over before. */
	soonest?: number | undefined;
	allowed: UpdateType[] | undefined;
	webhook: Webhook | undefined;
}

export interface Webhook {
	readonly url: string;
	readonly secret: string;
	readonly maxConnections: number;
	readonly ip: string;
	/** The bot named the address (`ip_address`): the host's name is not looked up. */
	readonly pinned: boolean;
	readonly certificate: string | undefined;
	/** Milliseconds; when continuous 410 answers began. */
	goneSince: number | undefined;
	lastErrorDate: number | undefined;
	lastErrorMessage: string | undefined;
}

export interface PendingUpdate {
	readonly id: number;
	readonly type: UpdateType;
	/** The update as it goes over the wire. */
	readonly text: string;
	/** Updates of one queue are delivered one at a time, in order. */
	readonly queue: string;
	/** Milliseconds. */
	readonly expires: number;
	attempts: number;
}

/** One line of a bot's Stars account; amount is signed. */
export interface StarTransaction {
	readonly id: string;
	readonly date: number;
	readonly amount: number;
	readonly partner: Record<string, unknown>;
}
