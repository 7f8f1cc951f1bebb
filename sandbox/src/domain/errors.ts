/** Bot API: ResponseParameters. */
export interface ErrorParameters {
	retry_after?: number;
	migrate_to_chat_id?: number;
}

/** A refusal of the Bot API before its text is built: a code and the message as raised inside. */
export class BotApiError extends Error {
	constructor(
		readonly code: number,
		message: string,
		readonly parameters: ErrorParameters = {},
		/** What Telegram does not say and the journal does: why, and what to do. */
		readonly why?: string,
	) {
		super(message);
		this.name = 'BotApiError';
	}
}

/** A 400 refusal. */
export const badRequest = (message: string, why?: string): BotApiError =>
	new BotApiError(400, message, {}, why);

/** A 403 refusal. */
export const forbidden = (message: string): BotApiError => new BotApiError(403, message);

/** A 429 refusal. */
export const tooMany = (seconds: number): BotApiError =>
	new BotApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

/** A control call that cannot be done, with the HTTP status it is answered with. */
export class ControlError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
		this.name = 'ControlError';
	}
}

/** A control call that needs a bot and names none. */
export const noBotNamed = (): ControlError =>
	new ControlError(400, 'Say which bot: token or bot_id.');
