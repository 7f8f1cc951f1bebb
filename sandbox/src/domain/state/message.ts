import type { Receipt } from '../../schema/invoices.js';
import type { TgMessage, TgReaction } from '../telegram.js';
import type { Invoice } from './invoice.js';

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
	/** Short name of the game in it. */
	game?: string;
	/** What customers have reacted with. */
	reactions?: Map<number, TgReaction[]>;
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
