import type { AdminRights, MemberStatus } from '../schema/access.js';
import type { CardOutcome } from '../schema/checkouts.js';
import type { Receipt } from '../schema/invoices.js';
import type { ReplyKeyboard } from '../schema/messages.js';
import type { BotCommand, MenuButton } from '../schema/parties.js';
import type { StoredFile } from './stored-file.js';
import type {
	ChatType,
	LabeledPrice,
	OrderInfo,
	ShippingOption,
	TgMessage,
	UpdateType,
} from './telegram.js';

/** Everything the sandbox remembers, as plain data: it can be written to a file as it is. */
export interface State {
	readonly bots: Map<number, Bot>;
	readonly customers: Map<number, Customer>;
	/** Groups and channels; private chats belong to their bot. */
	readonly chats: Map<number, Chat>;
	readonly usernames: Map<string, number>;
	readonly invoiceLinks: Map<string, Invoice>;
	/** Stars payments by charge id, for refunds. */
	readonly charges: Map<string, StarCharge>;
	readonly subscriptions: Map<string, Subscription>;
	/** Files by their id, and ids by where they are downloaded. */
	readonly files: Map<string, StoredFile>;
	readonly filePaths: Map<string, string>;
	nextFile: number;
	/** Messages sent inline that bots can name, by `inline_message_id`. */
	readonly inlineMessages: Map<string, StoredMessage>;
	nextInvoice: number;
	nextCustomer: number;
	nextChat: number;
}

export interface Bot {
	readonly id: number;
	readonly token: string;
	first_name: string;
	username: string;
	stars: number;
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

export interface Customer {
	readonly id: number;
	first_name: string;
	last_name?: string | undefined;
	username?: string | undefined;
	language_code?: string | undefined;
	is_premium?: boolean | undefined;
	stars: number;
	readonly savedCards: SavedCard[];
	savedOrderInfo?: OrderInfo | undefined;
	readonly blockedBots: Set<number>;
}

export interface SavedCard {
	id: string;
	title: string;
	outcome: CardOutcome;
}

/** Somebody's standing in a group or channel. */
export interface Member {
	readonly status: MemberStatus;
	/** Of an administrator. */
	readonly rights?: AdminRights | undefined;
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
	nextMessageId: number;
	/** The newest message a test has waited for; what comes after it is next. */
	heard?: number | undefined;
	/** The customer has written here (private chats). */
	started: boolean;
	unread: number;
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

export interface StoredMessage {
	readonly message: TgMessage;
	/** Sent by the bot (seen from the customer: incoming). */
	readonly outgoing: boolean;
	readonly botId: number;
	/** Sent without a sound. */
	readonly silent: boolean;
	/** The bot's reaction: an emoji. */
	reaction?: string | undefined;
	invoice?: Invoice;
	paidMedia?: PaidMedia;
	/** Charge id of the payment this service message reports, or of the one that paid the invoice. */
	receipt?: Receipt;
	/** Sent through a bot in inline mode, which may name it by this id. */
	inlineId?: string;
}

export interface PaidMedia {
	readonly starCount: number;
	readonly payload: string;
	readonly items: ReadonlyArray<Record<string, unknown>>;
	readonly buyers: Set<number>;
}

/** Everything the bot said about an invoice. Amounts are in smallest units. */
export interface InvoiceTerms {
	title: string;
	description: string;
	payload: string;
	providerToken: string;
	currency: string;
	prices: LabeledPrice[];
	maxTip: number;
	suggestedTips: number[];
	providerData: string;
	photoUrl: string;
	needName: boolean;
	needPhone: boolean;
	needEmail: boolean;
	needShipping: boolean;
	sendPhone: boolean;
	sendEmail: boolean;
	isFlexible: boolean;
	startParameter: string;
	subscriptionPeriod: number;
}

export interface Invoice {
	readonly id: string;
	readonly botId: number;
	readonly terms: InvoiceTerms;
	/** Sum of the prices. */
	readonly total: number;
	readonly providerId: string | undefined;
	readonly providerName: string | undefined;
	readonly kind: 'message' | 'link' | 'inline';
	readonly paidBy: Set<number>;
}

export interface StarCharge {
	readonly id: string;
	readonly botId: number;
	readonly customerId: number;
	readonly amount: number;
	readonly payload: string;
	readonly providerChargeId: string;
	readonly subscriptionPeriod: number;
	refunded: boolean;
}

export interface Subscription {
	/** Charge id of the first payment. */
	readonly id: string;
	readonly botId: number;
	readonly customerId: number;
	readonly invoice: Invoice;
	/** Unix seconds; the end of the paid period. */
	expires: number;
	state: 'active' | 'canceled' | 'canceled_by_bot' | 'failed' | 'ended';
	/** After the bot cancelled: whether the customer may start it again. */
	mayResume: boolean;
	charges: string[];
}

/** One line of a bot's Stars account; amount is signed. */
export interface StarTransaction {
	readonly id: string;
	readonly date: number;
	readonly amount: number;
	readonly partner: Record<string, unknown>;
}

export type { LabeledPrice, OrderInfo, ShippingOption };

/** Nothing yet. */
export const emptyState = (): State => ({
	bots: new Map(),
	customers: new Map(),
	chats: new Map(),
	usernames: new Map(),
	invoiceLinks: new Map(),
	charges: new Map(),
	subscriptions: new Map(),
	files: new Map(),
	filePaths: new Map(),
	nextFile: 0,
	inlineMessages: new Map(),
	nextInvoice: 1,
	nextCustomer: 1001,
	nextChat: 1,
});
