import { createHash } from 'node:crypto';
import { STARS } from '../telegram/limits';
import type { Message, RefundedPayment, SuccessfulPayment } from '../telegram/types';
import type { ClassifiedUpdate } from './updates';

type Charge = Pick<
	SuccessfulPayment | RefundedPayment,
	'currency' | 'telegram_payment_charge_id' | 'provider_payment_charge_id'
>;

/** Whether an id distinguishes anything: providers have been seen to send a bare `_`. */
const saysSomething = (id: string | undefined): boolean => id !== undefined && /[a-z\d]/i.test(id);

/**
 * One string per charge. The Telegram id alone identifies a Stars charge (it is the id of its
 * transaction); for providers it has been seen as a bare `_`, so the provider's id belongs to it.
 * When neither says anything, the message that tells of the charge does: its number is unique in its
 * chat (Bot API: Message, `message_id`).
 */
export function chargeKey(charge: Charge, message: Pick<Message, 'message_id' | 'chat'>): string {
	const { telegram_payment_charge_id: telegram, provider_payment_charge_id: provider } = charge;
	if (!saysSomething(telegram) && !saysSomething(provider)) {
		return `message:${message.chat.id}:${message.message_id}`;
	}
	return charge.currency === STARS && saysSomething(telegram)
		? telegram
		: `${telegram}:${provider ?? ''}`;
}

/**
 * The key of a row: one string for each payment or refund, however often and under whatever number
 * Telegram delivers it, and one for each other update.
 */
export function idempotencyKey(classified: ClassifiedUpdate): string {
	switch (classified.event) {
		case 'successful_payment':
			return chargeKey(classified.payment, classified.message);
		case 'refunded_payment':
			return `${chargeKey(classified.payment, classified.message)}:refunded`;
		default:
			return `update:${classified.update.update_id}`;
	}
}

/**
 * The same in a few characters without blanks, for the memory and for n8n: a charge may have ids of
 * 255 characters.
 */
export function memoryKey(classified: ClassifiedUpdate): string {
	return classified.event === 'successful_payment' || classified.event === 'refunded_payment'
		? `c${createHash('sha256').update(idempotencyKey(classified)).digest('base64url').slice(0, 16)}`
		: `u${classified.update.update_id}`;
}

/** The person or chat an update belongs to; updates with the same lane are handled in order. */
export function laneOf(classified: ClassifiedUpdate): string {
	if ('content' in classified) return classified.content.lane;
	switch (classified.event) {
		// Buyers wait for these, so that nothing else of the same chat may go before them.
		case 'pre_checkout_query':
		case 'shipping_query':
			return `checkout:${classified.query.from.id}`;
		case 'successful_payment':
		case 'refunded_payment':
		case 'message':
			return `chat:${classified.message.chat.id}`;
		case 'purchased_paid_media':
			return `chat:${classified.purchase.from.id}`;
		case 'subscription':
			return `chat:${classified.subscription.user.id}`;
		case 'other':
			return `update:${classified.update.update_id}`;
	}
}
