import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { InvalidInputError } from '../errors/inputErrors';
import { type Explanation, explainRefusal } from './hints';
import { withoutToken } from './refusedRequest';
import { BotApiNoAnswer, BotApiRefusal } from '../transport/outcomes';
import { mayHaveHappened } from '../transport/retryPolicy';

function describeRefusal(refusal: BotApiRefusal): Explanation {
	const { method, errorCode, description, parameters: answer, about } = refusal;
	const request = withoutToken(refusal.sent?.() ?? {});
	const known = explainRefusal({ method, errorCode, description, answer, request });
	const said = `Telegram said: "${description}" (${method}, ${errorCode}).`;
	return known
		? { message: known.message, description: `${known.description} ${said}` }
		: {
				message: `Telegram refused ${method}: ${description}`,
				description: about === undefined ? said : `${about} ${said}`,
			};
}

const LOOK_FOR_GIFT =
	'Look at the newest rows of Star: Get Many (direction "outgoing"; transaction_type "gift_purchase" or "premium_purchase", partner_type "chat" for a channel) before you repeat this step: a repetition pays again. With "Send Once per Key" it would not.';

/** What to do after a call that may have run, where it is not to look first. */
const AFTER_NO_ANSWER: Readonly<Record<string, string>> = {
	refundStarPayment:
		'Run this step again: Telegram refunds a payment only once, and a payment that is already refunded counts as done.',
	answerPreCheckoutQuery:
		'The buyer may have received the answer. Deliver only after a "Payment Successful" event.',
	answerInlineQuery: 'The user may have been shown the results. If not, they can type again.',
	approveChatJoinRequest:
		'Look with Chat Access: Get Member whether the user is in before you repeat it.',
	sendGift: LOOK_FOR_GIFT,
	giftPremiumSubscription: LOOK_FOR_GIFT,
	editUserStarSubscription: 'Run this step again: it can be repeated without harm.',
	editChatSubscriptionInviteLink: 'Run this step again: it can be repeated without harm.',
	declineChatJoinRequest:
		'Run this step again: a request that is answered already is refused without harm.',
	revokeChatInviteLink: 'Run this step again: a link that is revoked already stays so.',
	unbanChatMember: 'Run this step again: whoever is out already stays out.',
	answerShippingQuery:
		'The buyer may have been shown the options. If not, they can start the checkout again.',
};

const LOOK_FIRST =
	'Look in the chat or in the transactions before you repeat this step, because it may have been carried out.';

function describeNoAnswer(missing: BotApiNoAnswer): Explanation {
	const { method, reason } = missing;
	if (!missing.mayHaveRun) {
		return {
			message: `Telegram could not be reached for ${method}`,
			description: `The call was not sent (${reason}). Check the Base URL of the credential and the network of n8n, then run the step again.`,
		};
	}
	const cause = `No usable answer came back (${reason}).`;
	return mayHaveHappened(missing)
		? {
				message: `No answer from Telegram to ${method}: it may have happened`,
				description: `${cause} ${AFTER_NO_ANSWER[method] ?? LOOK_FIRST}`,
			}
		: {
				message: `No answer from Telegram to ${method}`,
				description: `${cause} Nothing was changed by it, so simply repeat the step.`,
			};
}

function at(itemIndex: number | undefined): string {
	return itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
}

/** What n8n itself throws says more than its message, for example which expression found nothing. */
function wrapForeign(
	node: INode,
	error: unknown,
	itemIndex: number | undefined,
): NodeOperationError {
	const message = error instanceof Error ? error.message : String(error);
	const { description, context } = (error ?? {}) as Partial<NodeOperationError>;
	const wrapped = new NodeOperationError(node, message + at(itemIndex), {
		...(itemIndex === undefined ? {} : { itemIndex }),
		...(description ? { description } : {}),
	});
	wrapped.context = {
		...wrapped.context,
		...context,
		...(itemIndex === undefined ? {} : { itemIndex }),
	};
	return wrapped;
}

/** Input is read before the first call of an item. */
const NOT_SENT = 'Nothing was sent for this item.';

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
		return new NodeOperationError(node, error.message + at(itemIndex), {
			...(itemIndex === undefined ? {} : { itemIndex, description: NOT_SENT }),
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
	return wrapForeign(node, error, itemIndex);
}
