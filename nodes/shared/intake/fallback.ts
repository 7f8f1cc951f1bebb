import type { IDataObject } from 'n8n-workflow';
import type { BuyerAnswer } from './decide';
import { answerGiven, noteAnswer } from './memory/answeredQueries';

/** Telegram's limit (Bot API: answerPreCheckoutQuery). */
const BUYER_WAITS_MS = 10_000;

/**
 * The call with which a buyer gets the fallback answer, unless the workflow has answered by then: no
 * buyer meets Telegram's own timeout.
 *
 * @param afterMs how long the workflow has, below Telegram's limit
 */
export function fallbackCall({ method, parameters }: BuyerAnswer, afterMs: number) {
	const { ok, error_message: text, pre_checkout_query_id, shipping_query_id } = parameters;
	const queryId = pre_checkout_query_id ?? shipping_query_id ?? '';
	return {
		title: 'The fallback answer to a buyer',
		method,
		parameters: parameters as unknown as IDataObject,
		afterMs,
		deadlineMs: BUYER_WAITS_MS - afterMs,
		isNeeded: () => answerGiven(queryId) === undefined,
		onDone: () => noteAnswer(queryId, { approved: ok, text, by: 'fallback' }),
	};
}
