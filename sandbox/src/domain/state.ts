import type { Bot } from './state/bot.js';
import type { BusinessConnection, Story } from './state/business.js';
import type { Chat } from './state/chat.js';
import type { Customer } from './state/customer.js';
import type { OwnedGift } from './state/gift.js';
import type { Invoice, StarCharge, Subscription } from './state/invoice.js';
import type { StoredMessage } from './state/message.js';
import type { StickerSet } from './state/sticker-set.js';
import type { StoredFile } from './stored-file.js';

export type * from './state/bot.js';
export type * from './state/business.js';
export type * from './state/chat.js';
export type * from './state/customer.js';
export type * from './state/gift.js';
export type * from './state/invoice.js';
export type * from './state/message.js';
export type * from './state/sticker-set.js';

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
	/** By name in lower case, and by the files of their stickers. */
	readonly stickerSets: Map<string, StickerSet>;
	readonly stickerSetOf: Map<string, string>;
	readonly businessConnections: Map<string, BusinessConnection>;
	/** Scores by customer, by bot, place and game. */
	readonly gameScores: Map<string, Map<number, number>>;
	readonly ownedGifts: Map<string, OwnedGift>;
	/** By `owner:id`. */
	readonly stories: Map<string, Story>;
	nextStory: number;
	/** Messages sent inline that bots can name, by `inline_message_id`. */
	readonly inlineMessages: Map<string, StoredMessage>;
	nextInvoice: number;
	nextCustomer: number;
	nextChat: number;
}

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
	stickerSets: new Map(),
	stickerSetOf: new Map(),
	businessConnections: new Map(),
	gameScores: new Map(),
	ownedGifts: new Map(),
	stories: new Map(),
	nextStory: 1,
	inlineMessages: new Map(),
	nextInvoice: 1,
	nextCustomer: 1001,
	nextChat: 1,
});
