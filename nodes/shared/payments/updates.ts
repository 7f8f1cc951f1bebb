import type {
	CallbackQuery,
	ChatJoinRequest,
	ChatMemberUpdated,
	ChosenInlineResult,
	InlineQuery,
	Message,
	PaidMediaPurchased,
	PreCheckoutQuery,
	RefundedPayment,
	ShippingQuery,
	SubscriptionUpdated,
	SuccessfulPayment,
	Update,
} from '../telegram/types';
import {
	isCallbackQuery,
	isChatJoinRequest,
	isChatMemberUpdated,
	isChosenInlineResult,
	isInlineQuery,
	isMessage,
	isPaidMediaPurchased,
	isPreCheckoutQuery,
	isRefundedPayment,
	isShippingQuery,
	isSubscriptionUpdated,
	isSuccessfulPayment,
	isUpdate,
} from './updateShapes';

/** An update whose fields have been checked, by what it tells. */
export type ClassifiedUpdate = { update: Update } & (
	| { event: 'successful_payment'; message: Message; payment: SuccessfulPayment }
	| { event: 'refunded_payment'; message: Message; payment: RefundedPayment }
	| { event: 'pre_checkout_query'; query: PreCheckoutQuery }
	| { event: 'shipping_query'; query: ShippingQuery }
	| { event: 'purchased_paid_media'; purchase: PaidMediaPurchased }
	| { event: 'subscription'; subscription: SubscriptionUpdated }
	| { event: 'inline_query'; inlineQuery: InlineQuery }
	| { event: 'chosen_inline_result'; chosen: ChosenInlineResult }
	| { event: 'chat_member'; member: ChatMemberUpdated }
	| { event: 'chat_join_request'; request: ChatJoinRequest }
	| { event: 'message'; message: Message }
	| { event: 'callback_query'; button: CallbackQuery }
	| { event: 'other' }
);

/** One kind of update. */
export type Classified<Event extends ClassifiedUpdate['event']> = Extract<
	ClassifiedUpdate,
	{ event: Event }
>;

type Reader = (content: unknown, update: Update) => ClassifiedUpdate | undefined;

/** Checks one kind of content and puts it under its name. */
function reader<T>(
	isGood: (content: unknown) => content is T,
	classify: (content: T, update: Update) => ClassifiedUpdate | undefined,
): Reader {
	return (content, update) => (isGood(content) ? classify(content, update) : undefined);
}

function classifyMessage(message: Message, update: Update): ClassifiedUpdate | undefined {
	if ('successful_payment' in message) {
		const payment = message.successful_payment;
		return isSuccessfulPayment(payment)
			? { update, event: 'successful_payment', message, payment }
			: undefined;
	}
	if ('refunded_payment' in message) {
		const payment = message.refunded_payment;
		return isRefundedPayment(payment)
			? { update, event: 'refunded_payment', message, payment }
			: undefined;
	}
	return { update, event: 'message', message };
}

/** How each kind of update is read (Bot API: Update); a kind that is not here is `other`. */
const READERS: ReadonlyArray<[key: string, read: Reader]> = [
	[
		'pre_checkout_query',
		reader(isPreCheckoutQuery, (query, update) => ({
			update,
			event: 'pre_checkout_query',
			query,
		})),
	],
	[
		'shipping_query',
		reader(isShippingQuery, (query, update) => ({ update, event: 'shipping_query', query })),
	],
	['message', reader(isMessage, classifyMessage)],
	[
		'purchased_paid_media',
		reader(isPaidMediaPurchased, (purchase, update) => ({
			update,
			event: 'purchased_paid_media',
			purchase,
		})),
	],
	[
		'subscription',
		reader(isSubscriptionUpdated, (subscription, update) => ({
			update,
			event: 'subscription',
			subscription,
		})),
	],
	[
		'inline_query',
		reader(isInlineQuery, (inlineQuery, update) => ({
			update,
			event: 'inline_query',
			inlineQuery,
		})),
	],
	[
		'chosen_inline_result',
		reader(isChosenInlineResult, (chosen, update) => ({
			update,
			event: 'chosen_inline_result',
			chosen,
		})),
	],
	[
		'chat_member',
		reader(isChatMemberUpdated, (member, update) => ({ update, event: 'chat_member', member })),
	],
	[
		'chat_join_request',
		reader(isChatJoinRequest, (request, update) => ({
			update,
			event: 'chat_join_request',
			request,
		})),
	],
	[
		'callback_query',
		reader(isCallbackQuery, (button, update) => ({ update, event: 'callback_query', button })),
	],
];

/**
 * Checks an update from the network and tells what it is.
 *
 * @param update the parsed JSON of a webhook delivery or one element of `getUpdates`
 * @returns `undefined` when it is not a well-formed Update (Bot API: Update)
 */
export function classifyUpdate(update: unknown): ClassifiedUpdate | undefined {
	if (!isUpdate(update)) return undefined;
	const known = READERS.find(([key]) => update[key] !== undefined);
	if (!known) return { update, event: 'other' };
	const [key, read] = known;
	return read(update[key], update);
}
