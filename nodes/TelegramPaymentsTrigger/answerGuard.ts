import { sleep } from 'n8n-workflow';
import type { IDataObject, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { BuyerAnswer } from '../shared/intake/decide';
import { answerGiven, noteAnswer } from '../shared/intake/memory/answeredQueries';
import { type BotConnection, callBotApi } from '../shared/transport/botApi';
import { BotApiRefusal } from '../shared/transport/outcomes';

/** Telegram's limit (Bot API: answerPreCheckoutQuery). */
const BUYER_WAITS_MS = 10_000;

function queryIdOf(answer: BuyerAnswer): string {
	const { pre_checkout_query_id, shipping_query_id } = answer.parameters;
	return pre_checkout_query_id ?? shipping_query_id ?? '';
}

/**
 * Gives the fallback answer when the workflow has not answered in time, so that no buyer meets
 * Telegram's own timeout. Runs beside the request that started it.
 *
 * @param waitMs how long the workflow has, below Telegram's limit
 */
export function guardAnswer(
	context: IWebhookFunctions | ITriggerFunctions,
	fallback: BuyerAnswer,
	waitMs: number,
	connection: BotConnection | typeof context = context,
): void {
	const queryId = queryIdOf(fallback);
	const giveFallback = async () => {
		await sleep(waitMs);
		if (answerGiven(queryId)) return;
		try {
			const parameters = fallback.parameters as unknown as IDataObject;
			await callBotApi(connection, fallback.method, parameters, {
				deadlineMs: BUYER_WAITS_MS - waitMs,
			});
			const { ok, error_message } = fallback.parameters;
			noteAnswer(queryId, { approved: ok, text: error_message, by: 'trigger' });
		} catch (error) {
			// A refusal means that the workflow answered from another process: all is well.
			if (error instanceof BotApiRefusal) return;
			context.logger.warn(`The fallback answer to a buyer was not delivered: ${String(error)}`);
		}
	};
	void giveFallback();
}
