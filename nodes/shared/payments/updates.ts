import type {
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
	isMessage,
	isPaidMediaPurchased,
	isPreCheckoutQuery,
	isRefundedPayment,
	isShippingQuery,
	isSubscriptionUpdated,
	isSuccessfulPayment,
	isUpdate,
} from './updateShapes';

/** What the trigger can tell apart, in the order of its outputs. */
export const EVENTS = [
	'pre_checkout_query',
	'shipping_query',
	'successful_payment',
	'refunded_payment',
	'purchased_paid_media',
	'subscription',
	'other',
] as const;

export type PaymentEvent = (typeof EVENTS)[number];

/** An update whose fields have been checked, by event. */
export type ClassifiedUpdate = { update: Update } & (
	| { event: 'pre_checkout_query'; query: PreCheckoutQuery }
	| { event: 'shipping_query'; query: ShippingQuery }
	| { event: 'successful_payment'; message: Message; payment: SuccessfulPayment }
	| { event: 'refunded_payment'; message: Message; payment: RefundedPayment }
	| { event: 'purchased_paid_media'; purchase: PaidMediaPurchased }
	| { event: 'subscription'; subscription: SubscriptionUpdated }
	| { event: 'other' }
);

function classifyMessage(update: Update, message: Message): ClassifiedUpdate | undefined {
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
	return { update, event: 'other' };
}

/**
 * Checks an update from the network and tells what it is.
 *
 * @param update the parsed JSON of a webhook delivery or one element of `getUpdates`
 * @returns `undefined` when it is not a well-formed Update (Bot API: Update)
 */
export function classifyUpdate(update: unknown): ClassifiedUpdate | undefined {
	if (!isUpdate(update)) return undefined;
	if (update.pre_checkout_query !== undefined) {
		const query = update.pre_checkout_query;
		return isPreCheckoutQuery(query) ? { update, event: 'pre_checkout_query', query } : undefined;
	}
	if (update.shipping_query !== undefined) {
		const query = update.shipping_query;
		return isShippingQuery(query) ? { update, event: 'shipping_query', query } : undefined;
	}
	if (update.message !== undefined) {
		return isMessage(update.message) ? classifyMessage(update, update.message) : undefined;
	}
	if (update.purchased_paid_media !== undefined) {
		const purchase = update.purchased_paid_media;
		return isPaidMediaPurchased(purchase)
			? { update, event: 'purchased_paid_media', purchase }
			: undefined;
	}
	if (update.subscription !== undefined) {
		const subscription = update.subscription;
		return isSubscriptionUpdated(subscription)
			? { update, event: 'subscription', subscription }
			: undefined;
	}
	return { update, event: 'other' };
}

/** The buyer or chat an update belongs to; updates with the same key are handled in order. */
export function orderingKey(classified: ClassifiedUpdate): string {
	switch (classified.event) {
		case 'pre_checkout_query':
		case 'shipping_query':
			return `checkout:${classified.query.from.id}`;
		case 'successful_payment':
		case 'refunded_payment':
			return `chat:${classified.message.chat.id}`;
		case 'purchased_paid_media':
			return `chat:${classified.purchase.from.id}`;
		case 'subscription':
			return `chat:${classified.subscription.user.id}`;
		case 'other': {
			const chat = classified.update.message?.chat.id;
			return chat === undefined ? `update:${classified.update.update_id}` : `chat:${chat}`;
		}
	}
}
