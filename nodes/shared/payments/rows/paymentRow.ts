import { toMajorUnits } from '../../money/amounts';
import type { OrderInfo, User } from '../../telegram/types';
import { readOrderReference } from '../orderReference';
import { idempotencyKey } from '../updateKey';
import type { Classified } from '../updates';
import { isoFromUnix, personColumns, type Row, type RowContext } from './row';

/** How a query was answered. */
export interface Answered {
	answer: 'approved' | 'declined' | 'pending';
	reason: string | null;
}

/** An update that is about money. */
export type PaymentUpdate = Classified<
	| 'successful_payment'
	| 'refunded_payment'
	| 'pre_checkout_query'
	| 'shipping_query'
	| 'purchased_paid_media'
	| 'subscription'
>;

function buyerOf(classified: PaymentUpdate): Partial<User> {
	switch (classified.event) {
		case 'pre_checkout_query':
		case 'shipping_query':
			return classified.query.from;
		case 'successful_payment':
			return classified.message.from ?? classified.message.chat;
		case 'refunded_payment':
			// Assumption: the refund message is sent by the bot, so the payer is the chat's other side.
			return classified.message.chat;
		case 'purchased_paid_media':
			return classified.purchase.from;
		case 'subscription':
			return classified.subscription.user;
	}
}

function payloadOf(classified: PaymentUpdate): string {
	switch (classified.event) {
		case 'pre_checkout_query':
		case 'shipping_query':
			return classified.query.invoice_payload;
		case 'successful_payment':
		case 'refunded_payment':
			return classified.payment.invoice_payload;
		case 'purchased_paid_media':
			return classified.purchase.paid_media_payload;
		case 'subscription':
			return classified.subscription.invoice_payload;
	}
}

function addressOf(info: OrderInfo | undefined) {
	const address = info?.shipping_address;
	return {
		name: info?.name ?? null,
		phone_number: info?.phone_number ?? null,
		email: info?.email ?? null,
		country_code: address?.country_code ?? null,
		state: address?.state ?? null,
		city: address?.city ?? null,
		street_line1: address?.street_line1 ?? null,
		street_line2: address?.street_line2 ?? null,
		post_code: address?.post_code ?? null,
	};
}

function orderInfoOf(classified: PaymentUpdate): OrderInfo | undefined {
	if (classified.event === 'pre_checkout_query') return classified.query.order_info;
	if (classified.event === 'successful_payment') return classified.payment.order_info;
	if (classified.event === 'shipping_query') {
		return { shipping_address: classified.query.shipping_address };
	}
	return undefined;
}

function moneyOf(classified: PaymentUpdate) {
	const money =
		classified.event === 'pre_checkout_query'
			? classified.query
			: classified.event === 'successful_payment' || classified.event === 'refunded_payment'
				? classified.payment
				: undefined;
	return {
		currency: money?.currency ?? null,
		amount: money ? toMajorUnits(money.total_amount, money.currency) : null,
		total_amount: money?.total_amount ?? null,
	};
}

function chargeOf(classified: PaymentUpdate) {
	const payment =
		classified.event === 'successful_payment' || classified.event === 'refunded_payment'
			? classified.payment
			: undefined;
	const success = classified.event === 'successful_payment' ? classified.payment : undefined;
	return {
		telegram_payment_charge_id: payment?.telegram_payment_charge_id ?? null,
		provider_payment_charge_id: payment?.provider_payment_charge_id ?? null,
		idempotency_key: idempotencyKey(classified),
		is_recurring: success ? success.is_recurring === true : null,
		is_first_recurring: success ? success.is_first_recurring === true : null,
		subscription_expiration_date: isoFromUnix(success?.subscription_expiration_date),
	};
}

function queryOf(classified: PaymentUpdate, answered: Answered | undefined) {
	const answer = {
		answer: answered?.answer ?? 'pending',
		answer_reason: answered?.reason ?? null,
	};
	if (classified.event === 'pre_checkout_query') {
		return { pre_checkout_query_id: classified.query.id, ...answer };
	}
	if (classified.event === 'shipping_query') {
		return { shipping_query_id: classified.query.id, ...answer };
	}
	return {};
}

/** When the money moved; Telegram stamps the message of a payment or refund. */
function paidAt(classified: PaymentUpdate): string | null {
	return classified.event === 'successful_payment' || classified.event === 'refunded_payment'
		? isoFromUnix(classified.message.date)
		: null;
}

function shippingOptionOf(classified: PaymentUpdate): string | null {
	if (classified.event === 'pre_checkout_query') return classified.query.shipping_option_id ?? null;
	if (classified.event === 'successful_payment') {
		return classified.payment.shipping_option_id ?? null;
	}
	return null;
}

/**
 * Turns an update into a flat row with the same keys every time, `null` where Telegram sent nothing.
 * Names are Telegram's where Telegram has one; `amount` is in major units, `total_amount` in minor
 * units; times are ISO 8601 in UTC.
 */
export function buildPaymentRow(
	classified: PaymentUpdate,
	{ event, bot, receivedAt }: RowContext,
	answered?: Answered,
): Row {
	const payload = payloadOf(classified);
	return {
		event,
		update_id: classified.update.update_id,
		received_at: new Date(receivedAt).toISOString(),
		bot_id: bot.id,
		paid_at: paidAt(classified),
		order_id: readOrderReference(payload).orderId,
		invoice_payload: payload,
		...moneyOf(classified),
		...chargeOf(classified),
		shipping_option_id: shippingOptionOf(classified),
		...personColumns(buyerOf(classified)),
		...addressOf(orderInfoOf(classified)),
		// Set when a run waited for it no more, see noteMissedWait.
		missed_wait: null,
		...(classified.event === 'subscription'
			? { subscription_state: classified.subscription.state }
			: {}),
		...queryOf(classified, answered),
	};
}
