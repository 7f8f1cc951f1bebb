// What arrives from the network is unknown until these have looked at it. Only the fields that are
// read later are checked, so that a newer Bot API with more of them is no trouble.
import { isRecord } from '../input/lists';
import type {
	Chat,
	ChatInviteLink,
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

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);
export const isOptionalText = (value: unknown): boolean => value === undefined || isText(value);
export const allOptionalTexts = (
	value: Record<string, unknown>,
	keys: readonly string[],
): boolean => keys.every((key) => isOptionalText(value[key]));

export function isUser(value: unknown): value is User {
	return (
		isRecord(value) &&
		isInteger(value.id) &&
		isText(value.first_name) &&
		allOptionalTexts(value, ['last_name', 'username', 'language_code'])
	);
}

export function isChat(value: unknown): value is Chat {
	return (
		isRecord(value) &&
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
	return isRecord(value) && ADDRESS_KEYS.every((key) => isText(value[key]));
}

function isOrderInfo(value: unknown): value is OrderInfo | undefined {
	return (
		value === undefined ||
		(isRecord(value) &&
			allOptionalTexts(value, ['name', 'phone_number', 'email']) &&
			(value.shipping_address === undefined || isAddress(value.shipping_address)))
	);
}

/** What queries before and messages after a payment say of it. */
const isCharge = (value: Record<string, unknown>): boolean =>
	isText(value.currency) && isInteger(value.total_amount) && isText(value.invoice_payload);

/** What a buyer has chosen and typed in the order form. */
const isOrder = (value: Record<string, unknown>): boolean =>
	isOptionalText(value.shipping_option_id) && isOrderInfo(value.order_info);

export const isQuery = (value: Record<string, unknown>): boolean =>
	isText(value.id) && isUser(value.from);

/** Bot API: PreCheckoutQuery. */
export function isPreCheckoutQuery(value: unknown): value is PreCheckoutQuery {
	return isRecord(value) && isQuery(value) && isCharge(value) && isOrder(value);
}

/** Bot API: ShippingQuery. */
export function isShippingQuery(value: unknown): value is ShippingQuery {
	return (
		isRecord(value) &&
		isQuery(value) &&
		isText(value.invoice_payload) &&
		isAddress(value.shipping_address)
	);
}

/** Bot API: Message. */
export function isMessage(value: unknown): value is Message {
	return (
		isRecord(value) &&
		isInteger(value.message_id) &&
		isInteger(value.date) &&
		isChat(value.chat) &&
		(value.from === undefined || isUser(value.from)) &&
		allOptionalTexts(value, ['text', 'caption'])
	);
}

const isInviteLink = (value: unknown): value is ChatInviteLink | undefined =>
	value === undefined ||
	(isRecord(value) &&
		isText(value.invite_link) &&
		isOptionalText(value.name) &&
		(value.subscription_price === undefined || isInteger(value.subscription_price)));

/** What the updates of a chat's members have in common. */
export const isOfChat = (value: Record<string, unknown>): boolean =>
	isChat(value.chat) &&
	isUser(value.from) &&
	isInteger(value.date) &&
	isInviteLink(value.invite_link);

/** Bot API: SuccessfulPayment. */
export function isSuccessfulPayment(value: unknown): value is SuccessfulPayment {
	return (
		isRecord(value) &&
		isCharge(value) &&
		isOrder(value) &&
		isText(value.telegram_payment_charge_id) &&
		isOptionalText(value.provider_payment_charge_id) &&
		(value.subscription_expiration_date === undefined ||
			isInteger(value.subscription_expiration_date))
	);
}

/** Bot API: RefundedPayment. */
export function isRefundedPayment(value: unknown): value is RefundedPayment {
	return (
		isRecord(value) &&
		isCharge(value) &&
		isText(value.telegram_payment_charge_id) &&
		isOptionalText(value.provider_payment_charge_id)
	);
}

/** Bot API: PaidMediaPurchased. */
export function isPaidMediaPurchased(value: unknown): value is PaidMediaPurchased {
	return isRecord(value) && isUser(value.from) && isText(value.paid_media_payload);
}

/** Bot API: subscription updates, since 10.2. */
export function isSubscriptionUpdated(value: unknown): value is SubscriptionUpdated {
	return (
		isRecord(value) && isUser(value.user) && isText(value.invoice_payload) && isText(value.state)
	);
}

/** Bot API: Update, of which the id alone is certain. */
export function isUpdate(value: unknown): value is Update {
	return isRecord(value) && isInteger(value.update_id);
}
