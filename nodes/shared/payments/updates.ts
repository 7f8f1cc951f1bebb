import type {
	Chat,
	Message,
	OrderInfo,
	PaidMediaPurchased,
	PreCheckoutQuery,
	RefundedPayment,
	ShippingAddress,
	ShippingQuery,
	SubscriptionUpdated,
	SuccessfulPayment,
	Update,
	User,
} from '../telegram/types';

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

type Unknown = Record<string, unknown>;

const isObject = (value: unknown): value is Unknown =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);
const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);
const allOptionalTexts = (value: Unknown, keys: readonly string[]): boolean =>
	keys.every((key) => isOptionalText(value[key]));

function isUser(value: unknown): value is User {
	return (
		isObject(value) &&
		isInteger(value.id) &&
		isText(value.first_name) &&
		allOptionalTexts(value, ['last_name', 'username', 'language_code'])
	);
}

function isChat(value: unknown): value is Chat {
	return (
		isObject(value) &&
		isInteger(value.id) &&
		isText(value.type) &&
		allOptionalTexts(value, ['first_name', 'last_name', 'username', 'title'])
	);
}

const ADDRESS_KEYS = [
	'country_code',
	'state',
	'city',
	'street_line1',
	'street_line2',
	'post_code',
] as const;

function isAddress(value: unknown): value is ShippingAddress {
	return isObject(value) && ADDRESS_KEYS.every((key) => isText(value[key]));
}

function isOrderInfo(value: unknown): value is OrderInfo | undefined {
	return (
		value === undefined ||
		(isObject(value) &&
			allOptionalTexts(value, ['name', 'phone_number', 'email']) &&
			(value.shipping_address === undefined || isAddress(value.shipping_address)))
	);
}

function isPreCheckoutQuery(value: unknown): value is PreCheckoutQuery {
	return (
		isObject(value) &&
		isText(value.id) &&
		isUser(value.from) &&
		isText(value.currency) &&
		isInteger(value.total_amount) &&
		isText(value.invoice_payload) &&
		isOptionalText(value.shipping_option_id) &&
		isOrderInfo(value.order_info)
	);
}

function isShippingQuery(value: unknown): value is ShippingQuery {
	return (
		isObject(value) &&
		isText(value.id) &&
		isUser(value.from) &&
		isText(value.invoice_payload) &&
		isAddress(value.shipping_address)
	);
}

function isMessage(value: unknown): value is Message {
	return (
		isObject(value) &&
		isInteger(value.message_id) &&
		isInteger(value.date) &&
		isChat(value.chat) &&
		(value.from === undefined || isUser(value.from))
	);
}

function isSuccessfulPayment(value: unknown): value is SuccessfulPayment {
	return (
		isObject(value) &&
		isText(value.currency) &&
		isInteger(value.total_amount) &&
		isText(value.invoice_payload) &&
		isText(value.telegram_payment_charge_id) &&
		isText(value.provider_payment_charge_id) &&
		isOptionalText(value.shipping_option_id) &&
		isOrderInfo(value.order_info) &&
		(value.subscription_expiration_date === undefined ||
			isInteger(value.subscription_expiration_date))
	);
}

function isRefundedPayment(value: unknown): value is RefundedPayment {
	return (
		isObject(value) &&
		isText(value.currency) &&
		isInteger(value.total_amount) &&
		isText(value.invoice_payload) &&
		isText(value.telegram_payment_charge_id) &&
		isOptionalText(value.provider_payment_charge_id)
	);
}

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
 * @param body the parsed JSON of a webhook delivery or one element of `getUpdates`
 * @returns `undefined` when it is not a well-formed Update (Bot API: Update)
 */
export function classifyUpdate(body: unknown): ClassifiedUpdate | undefined {
	if (!isObject(body) || !isInteger(body.update_id)) return undefined;
	const update = body as Update;
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
		return isObject(purchase) && isUser(purchase.from) && isText(purchase.paid_media_payload)
			? { update, event: 'purchased_paid_media', purchase }
			: undefined;
	}
	if (update.subscription !== undefined) {
		const subscription = update.subscription;
		return isObject(subscription) &&
			isUser(subscription.user) &&
			isText(subscription.invoice_payload) &&
			isText(subscription.state)
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
