import { toMajorUnits } from '../../money/amounts';
import { howPaid } from '../howPaid';
import type { OrderInfo, User } from '../../telegram/types';
import { splitTotal } from '../amountParts';
import type { EventName } from '../events';
import { type InvoiceFacts, readOrderReference, showPayload } from '../orderReference';
import { idempotencyKey } from '../updateKey';
import type { Classified } from '../updates';
import { isoFromUnix, personColumns, type Row } from './columns';
import type { RowContext } from './rowContext';

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

function moneyOf(classified: PaymentUpdate, facts: InvoiceFacts, { priceOfOption }: RowContext) {
	const money =
		classified.event === 'pre_checkout_query'
			? classified.query
			: classified.event === 'successful_payment' || classified.event === 'refunded_payment'
				? classified.payment
				: undefined;
	const inMajor = (minor: number | null | undefined) =>
		money && typeof minor === 'number' ? toMajorUnits(minor, money.currency) : null;
	const optionId = shippingOptionOf(classified) ?? undefined;
	const address = orderInfoOf(classified)?.shipping_address;
	const price =
		optionId === undefined || !money
			? undefined
			: priceOfOption?.({ optionId, address, currency: money.currency });
	const parts = money && splitTotal(money.total_amount, money.currency, facts, { optionId, price });
	const amount = inMajor(money?.total_amount);
	return {
		total_amount: money?.total_amount ?? null,
		columns: {
			amount,
			currency: money?.currency ?? null,
			tip_amount: inMajor(parts?.tip),
			shipping_amount: inMajor(parts?.shipping),
			invoice_amount: inMajor(parts?.invoice),
			signed_amount: signed(classified.event, amount),
		},
	};
}

/** What a sum over rows has to add: nothing for a checkout, which moves no money. */
function signed(event: PaymentUpdate['event'], amount: number | null): number | null {
	if (amount === null) return null;
	if (event === 'successful_payment') return amount;
	return event === 'refunded_payment' ? -amount : null;
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

function queryOf(classified: PaymentUpdate, event: EventName, answered: Answered | undefined) {
	if (classified.event !== 'pre_checkout_query' && classified.event !== 'shipping_query') return {};
	const { id } = classified.query;
	const isCheckout = classified.event === 'pre_checkout_query';
	// Both kinds of query can be declined, and one output has the same columns for both.
	const isDeclined = event === 'checkout_declined';
	return {
		...(isCheckout || isDeclined ? { pre_checkout_query_id: isCheckout ? id : null } : {}),
		...(!isCheckout || isDeclined ? { shipping_query_id: isCheckout ? null : id } : {}),
		answer: answered?.answer ?? 'pending',
		answer_reason: answered?.reason ?? null,
	};
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
	context: RowContext,
	answered?: Answered,
): Row {
	const { bot, event, receivedAt } = context;
	const payload = payloadOf(classified);
	const { orderId, facts } = readOrderReference(payload);
	const { columns: money, total_amount } = moneyOf(classified, facts, context);
	return {
		paid_at: paidAt(classified),
		...money,
		order_id: orderId,
		...howPaid(money.currency, facts, context.bot),
		...personColumns(buyerOf(classified)),
		...addressOf(orderInfoOf(classified)),
		shipping_option_id: shippingOptionOf(classified),
		event,
		update_id: classified.update.update_id,
		received_at: new Date(receivedAt).toISOString(),
		bot_id: bot.id,
		invoice_payload: showPayload(payload),
		total_amount,
		...chargeOf(classified),
		// Set when a run waited for it no more, see noteMissedWait.
		missed_wait: null,
		...(classified.event === 'subscription'
			? { subscription_state: classified.subscription.state }
			: {}),
		...queryOf(classified, event, answered),
	};
}
