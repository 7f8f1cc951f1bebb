import { BotApiNoAnswer, BotApiRefusal } from './outcomes';

/**
 * Calls whose repetition changes nothing more: they only read, set what is set already, or answer a
 * query, which Telegram takes once. None of them moves money.
 */
const REPEATABLE_METHODS: ReadonlySet<string> = new Set([
	'getMe',
	'getChat',
	'getWebhookInfo',
	'getStarTransactions',
	'getMyStarBalance',
	'getAvailableGifts',
	'editUserStarSubscription',
	'answerPreCheckoutQuery',
	'answerShippingQuery',
]);

/** Pauses between attempts of a repeatable call that got no answer, in milliseconds. */
const REPEAT_PAUSES_MS = [500, 2_000] as const;

/** A longer `retry_after` (seconds) is a ban rather than a pause: the user should see it. */
const LONGEST_FLOOD_WAIT_S = 120;

/**
 * How long one call may wait for 429s in all. Counted in time rather than in repeats, so that no item
 * of a long run is lost because others were faster, and a call refused for ever still ends.
 */
const LONGEST_FLOOD_WAITS_MS = 600_000;

export interface Attempts {
	/** Milliseconds this call has been told to wait so far. */
	floodWaitedMs: number;
	noAnswers: number;
}

/**
 * Decides whether a failed call is repeated, and after how long.
 * A 429 says that Telegram did not run the call, so any call may be repeated after `retry_after`;
 * a call without an answer may have run, so only repeatable ones are repeated.
 *
 * @returns milliseconds to wait, or `undefined` to give up
 */
export function pauseBeforeRetry(
	error: unknown,
	method: string,
	attempts: Attempts,
): number | undefined {
	if (error instanceof BotApiRefusal && error.errorCode === 429) {
		const seconds = Math.max(1, error.parameters.retry_after ?? 1);
		const waited = attempts.floodWaitedMs + seconds * 1_000;
		if (seconds > LONGEST_FLOOD_WAIT_S || waited > LONGEST_FLOOD_WAITS_MS) return undefined;
		return seconds * 1_000;
	}
	if (error instanceof BotApiNoAnswer && REPEATABLE_METHODS.has(method)) {
		return REPEAT_PAUSES_MS[attempts.noAnswers];
	}
	return undefined;
}
