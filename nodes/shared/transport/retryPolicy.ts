import { BotApiNoAnswer, BotApiRefusal } from './outcomes';

/** Calls that change nothing for anybody: they only read, or make a link that nobody has seen. */
const HARMLESS_METHODS: ReadonlySet<string> = new Set([
	'getMe',
	'getChat',
	'getChatMember',
	'getWebhookInfo',
	'getStarTransactions',
	'getMyStarBalance',
	'getAvailableGifts',
	'createInvoiceLink',
	'createChatInviteLink',
	'createChatSubscriptionInviteLink',
	'savePreparedInlineMessage',
]);

/**
 * Calls whose repetition changes nothing more: harmless ones, and those that set what is set already or
 * answer a query, which Telegram takes once. None of them moves money.
 */
const REPEATABLE_METHODS: ReadonlySet<string> = new Set([
	...HARMLESS_METHODS,
	'editUserStarSubscription',
	'answerPreCheckoutQuery',
	'answerShippingQuery',
	'answerInlineQuery',
	'editChatSubscriptionInviteLink',
	'setWebhook',
	'deleteWebhook',
	// A member who is out already stays out (tdlib: a status that is as wished is not set again).
	'unbanChatMember',
]);

/** Reasons for not sending a call that last until somebody changes something. */
export const LASTING_REASONS: ReadonlySet<string> = new Set([
	'ERR_INVALID_URL',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
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

/** The one refusal after which Stars may be gone: Telegram is already at this purchase. */
const ALREADY_AT_IT = 'FORM_SUBMIT_DUPLICATE';

/**
 * Whether a failed call may have changed something: it may have run, and was not a harmless one.
 *
 * Assumption: a purchase that Telegram calls a duplicate may be carried out by the call before it.
 */
export function mayHaveHappened(error: unknown): boolean {
	if (error instanceof BotApiRefusal) return error.description.includes(ALREADY_AT_IT);
	return error instanceof BotApiNoAnswer && error.mayHaveRun && !HARMLESS_METHODS.has(error.method);
}

/**
 * Decides whether a failed call is repeated, and after how long.
 * Any call may be repeated that did not run: after a 429, and when nothing was sent. One without an
 * answer may have run, so then only repeatable ones are repeated.
 *
 * Assumption: no call that got a 429 has run. A Bot API server that is being restarted also says 429 to
 * calls which it drops unanswered (tdlib/telegram-bot-api, Query.h).
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
	if (!(error instanceof BotApiNoAnswer) || LASTING_REASONS.has(error.reason)) return undefined;
	const mayRepeat = !error.mayHaveRun || REPEATABLE_METHODS.has(method);
	return mayRepeat ? REPEAT_PAUSES_MS[attempts.noAnswers] : undefined;
}
