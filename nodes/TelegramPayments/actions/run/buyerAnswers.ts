import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { readText } from '../../../shared/input/values';
import { answerGiven, noteAnswer } from '../../../shared/intake/memory/answeredQueries';
import { visibleReason } from '../../../shared/telegram/visibleReason';
import { BotApiRefusal } from '../../../shared/transport/outcomes';
import type { ItemRun } from '../operation';

/**
 * Answers to a waiting buyer: over in less than the 10 seconds Telegram allows (Bot API:
 * answerPreCheckoutQuery; assumed to be the same for answerShippingQuery), repeats included.
 */
const ANSWER_WITHIN = { deadlineMs: 9_000 } as const;

/** Reads the reason a buyer sees. @throws InvalidInputError when nothing of it would be visible */
export function readReason(value: unknown): string {
	const reason = visibleReason(readText('Reason', value));
	if (reason === '') refuseInput('Reason', 'is empty. Enter why, for the buyer to read');
	return reason;
}

/** Says what the buyer has been told when the fallback answer was faster than the workflow. */
function explainLate(
	context: IExecuteFunctions,
	error: unknown,
	queryId: string,
	itemIndex: number,
): unknown {
	const given = answerGiven(queryId);
	if (!(error instanceof BotApiRefusal) || given?.by !== 'fallback') return error;
	const told = given.approved ? 'may pay' : `was declined with "${given.text ?? ''}"`;
	return new NodeOperationError(
		context.getNode(),
		`This answer came too late [item ${itemIndex}]: the buyer already has an answer`,
		{
			itemIndex,
			description: `The workflow did not answer in time, so the fallback answer was sent: the buyer ${told}. Make the steps before this one faster, or choose "Answer by Rules".`,
		},
	);
}

/**
 * Answers a waiting buyer and notes it, so that the fallback answer is not sent.
 *
 * @param parameters of answerPreCheckoutQuery or answerShippingQuery
 */
export async function answerBuyer(
	context: IExecuteFunctions,
	item: ItemRun,
	method: 'answerPreCheckoutQuery' | 'answerShippingQuery',
	parameters: IDataObject & { ok: boolean },
): Promise<void> {
	const queryId = String(parameters.pre_checkout_query_id ?? parameters.shipping_query_id);
	try {
		await item.call<boolean>(method, parameters, ANSWER_WITHIN);
		noteAnswer(queryId, { approved: parameters.ok, by: 'workflow' });
	} catch (error) {
		throw explainLate(context, error, queryId, item.index);
	}
}
