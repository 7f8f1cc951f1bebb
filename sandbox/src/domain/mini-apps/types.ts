import type { InlineResult } from '../inline/types.js';
import type { Launch } from '../../schema/mini-apps.js';

/** One open Mini App. */
export interface AppSession {
	readonly id: string;
	readonly botId: number;
	readonly customerId: number;
	readonly launch: Launch;
	/** Where it was opened. */
	readonly chatId: number;
	/** Of the button of a keyboard; it goes along with sent data. */
	readonly buttonText: string;
	/** Its address with the fragment of launch parameters. */
	readonly url: string;
	/** Signed; empty where Telegram tells nothing of the customer. */
	readonly initData: string;
	readonly queryId: string | undefined;
	/** Milliseconds; undefined while it is open. */
	closedAt: number | undefined;
	isAnswered: boolean;
}

/** A message a bot has prepared for a customer to share from a Mini App. */
export interface PreparedMessage {
	readonly id: string;
	readonly botId: number;
	readonly customerId: number;
	/** Unix seconds. */
	readonly expires: number;
	readonly allowed: ReadonlySet<'user' | 'bot' | 'group' | 'channel'>;
	readonly result: InlineResult;
}
