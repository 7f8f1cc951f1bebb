import type { Invoice } from '../state.js';
import type { TgMarkup } from '../telegram.js';

/** One thing a customer can choose from a bot's inline answer. */
export interface InlineResult {
	readonly id: string;
	readonly type: string;
	readonly title: string;
	readonly description: string;
	readonly thumbnailUrl: string;
	/** What the message is made of. */
	readonly fields: Record<string, unknown>;
	/** The keyboard the bot gave. */
	readonly markup: TgMarkup | undefined;
	/** The terms are the same for everybody who sends and pays it. */
	readonly invoice: Invoice | undefined;
}

/** The button above the results: it leads to the bot, or opens a Mini App. */
export type InlineButton =
	| { readonly text: string; readonly start_parameter: string }
	| { readonly text: string; readonly web_app: { readonly url: string } };

/** A bot's answer to an inline query. */
export interface InlineAnswer {
	readonly results: readonly InlineResult[];
	readonly button: InlineButton | undefined;
	readonly nextOffset: string;
	readonly cacheTime: number;
	readonly isPersonal: boolean;
}

/** Where a customer types; what a bot is told of it. */
export type InlineChatType = 'sender' | 'private' | 'group' | 'supergroup' | 'channel';

/** What a customer typed, and what came of it. */
export interface InlineSession {
	readonly id: string;
	readonly botId: number;
	readonly customerId: number;
	readonly query: string;
	readonly offset: string;
	/** Undefined when the bot did not answer in time. */
	readonly answer: InlineAnswer | undefined;
	/** The answer was given to somebody earlier, and the bot not asked. */
	readonly isCached: boolean;
	/** Milliseconds; 0 when the answer was kept. */
	readonly tookMs: number;
}
