import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { InvalidInputError } from '../errors/inputErrors';
import { type Explanation, explainRefusal } from './hints';
import { withoutToken } from './hints/facts';
import { BotApiNoAnswer, BotApiRefusal } from './outcomes';

function describeRefusal(refusal: BotApiRefusal): Explanation {
	const { method, errorCode, description, parameters: answer, about } = refusal;
	const request = refusal.request ?? withoutToken({});
	const known = explainRefusal({ method, errorCode, description, answer, request });
	const said = `Telegram said: "${description}" (${method}, ${errorCode}).`;
	return known
		? { message: known.message, description: `${known.description} ${said}` }
		: {
				message: `Telegram refused ${method}: ${description}`,
				description: about === undefined ? said : `${about} ${said}`,
			};
}

/** What to do after a call that may have run, where it is not to look first. */
const AFTER_NO_ANSWER: Readonly<Record<string, string>> = {
	refundStarPayment:
		'Run this step again: Telegram gives a payment back once, and one that is back already counts as done.',
	answerPreCheckoutQuery:
		'The buyer may have been told. Deliver only what a "Payment Successful" event reports.',
	answerShippingQuery:
		'The buyer may have been shown the options. If not, they can start the checkout again.',
};

const LOOK_FIRST =
	'Look in the chat or in the transactions before you repeat this step, because it may have been carried out.';

function describeNoAnswer(missing: BotApiNoAnswer): Explanation {
	return missing.mayHaveRun
		? {
				message: `No answer from Telegram to ${missing.method}: it may have happened`,
				description: `The connection gave no answer (${missing.reason}). ${AFTER_NO_ANSWER[missing.method] ?? LOOK_FIRST}`,
			}
		: {
				message: `Telegram could not be reached for ${missing.method}`,
				description: `Nothing was sent (${missing.reason}). Check the Base URL of the credential and the network of this n8n, then repeat the step.`,
			};
}

function at(itemIndex: number | undefined): string {
	return itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
}

/**
 * The one place where anything thrown becomes an n8n error: what happened as the message, what to do
 * as the description, the item it belongs to. Never holds an address or a token.
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof InvalidInputError) {
		const [first, ...rest] = error.problems.map(({ field, message }) => `"${field}": ${message}`);
		return new NodeOperationError(node, `${first}${at(itemIndex)}`, {
			...(itemIndex === undefined ? {} : { itemIndex }),
			description: ['Nothing was sent.', ...rest].join('\n'),
		});
	}
	if (error instanceof BotApiRefusal || error instanceof BotApiNoAnswer) {
		const { message, description } =
			error instanceof BotApiRefusal ? describeRefusal(error) : describeNoAnswer(error);
		const httpCode = error instanceof BotApiRefusal ? String(error.errorCode) : undefined;
		return new NodeApiError(
			node,
			{ message: error.message },
			{
				message: message + at(itemIndex),
				description,
				...(httpCode === undefined ? {} : { httpCode }),
				...(itemIndex === undefined ? {} : { itemIndex }),
			},
		);
	}
	const message = error instanceof Error ? error.message : String(error);
	return new NodeOperationError(node, message + at(itemIndex), {
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
}
