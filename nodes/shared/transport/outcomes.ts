import type { IDataObject } from 'n8n-workflow';

/** `parameters` of a Bot API refusal; Telegram knows only these two. */
export interface ResponseParameters {
	/** Seconds to wait before the call may be repeated. */
	retry_after?: number;
	migrate_to_chat_id?: number;
}

/**
 * Telegram answered `ok: false`: the call did not run.
 * `description` is Telegram's own text, e.g. `Bad Request: CURRENCY_TOTAL_AMOUNT_INVALID`.
 */
export class BotApiRefusal extends Error {
	/** What was sent, so that a hint can name the values. A function: no log that prints the error shows a token. */
	sent?: () => IDataObject;

	/** The values in question, as a sentence; shown when no hint names them. */
	about?: string;

	constructor(
		readonly method: string,
		readonly errorCode: number,
		readonly description: string,
		readonly parameters: ResponseParameters = {},
	) {
		super(description);
		this.name = 'BotApiRefusal';
	}
}

/**
 * No usable answer came back (connection refused or cut, time-out, a proxy's page, an outage behind).
 * `mayHaveRun` is false only when the request certainly never reached Telegram.
 */
export class BotApiNoAnswer extends Error {
	constructor(
		readonly method: string,
		/** Short reason without addresses or tokens, e.g. `ECONNREFUSED` or `HTTP 502`. */
		readonly reason: string,
		readonly mayHaveRun: boolean,
	) {
		super(`No answer to ${method}: ${reason}`);
		this.name = 'BotApiNoAnswer';
	}
}
