/** A refusal of the Bot API before its text is built: a code and the message as raised inside. */
export class BotApiError extends Error {
	constructor(
		readonly code: number,
		message: string,
		readonly retryAfter = 0,
	) {
		super(message);
		this.name = 'BotApiError';
	}
}

/** A 400 refusal. */
export const badRequest = (message: string): BotApiError => new BotApiError(400, message);

/** A 403 refusal. */
export const forbidden = (message: string): BotApiError => new BotApiError(403, message);

/** A 429 refusal. */
export const tooMany = (seconds: number): BotApiError =>
	new BotApiError(429, `Too Many Requests: retry after ${seconds}`, seconds);

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
