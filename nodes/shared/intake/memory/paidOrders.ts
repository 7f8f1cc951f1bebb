import { createHash } from 'node:crypto';
import type { Handling } from '../decide';
import { BoundedSet } from './boundedSet';
import type { CheckoutKnowledge } from '../../payments/checkoutRules';
import { readOrderReference } from '../../payments/orderReference';
import type { ClassifiedUpdate } from '../../payments/updates';

/** How many paid orders the rule "once per order" remembers. */
const PAID_CAPACITY = 5_000;

/** How long an order is kept for the buyer who was let through, in milliseconds. */
const RESERVATION_MS = 60_000;

/** Orders are stored as short hashes: a row in n8n's database should not grow with their length. */
const hashOrder = (orderId: string): string =>
	createHash('sha256').update(orderId).digest('base64url').slice(0, 12);

/** What the rule "once per order" has to know: which orders are paid, and which are being paid. */
export class PaidOrders {
	private readonly paid = new BoundedSet<string>(PAID_CAPACITY);
	private readonly reservations = new Map<string, { userId: number; until: number }>();

	/** Takes over paid orders from static data. */
	load(stored: Record<string, unknown>): void {
		if (!Array.isArray(stored.paid)) return;
		this.paid.addOlder(stored.paid.filter((order): order is string => typeof order === 'string'));
	}

	save(stored: Record<string, unknown>): void {
		stored.paid = this.paid.toArray();
	}

	markPaid(orderId: string): void {
		this.paid.add(hashOrder(orderId));
		this.reservations.delete(orderId);
	}

	isPaid(orderId: string): boolean {
		return this.paid.has(hashOrder(orderId));
	}

	/** Keeps an order for a buyer who was let through, until the payment is in. */
	reserve(orderId: string, userId: number, now: number): void {
		for (const [key, { until }] of this.reservations) {
			if (until > now) break;
			this.reservations.delete(key);
		}
		this.reservations.delete(orderId);
		this.reservations.set(orderId, { userId, until: now + RESERVATION_MS });
	}

	reservedBy(orderId: string, now: number): number | undefined {
		const reservation = this.reservations.get(orderId);
		return reservation && reservation.until > now ? reservation.userId : undefined;
	}

	/** What the checkout rules ask at a moment. */
	knownAt(now: number): CheckoutKnowledge {
		return {
			now,
			isPaid: (orderId) => this.isPaid(orderId),
			reservedBy: (orderId) => this.reservedBy(orderId, now),
		};
	}

	/**
	 * Notes what an update and its answer say about who pays or has paid for what. Payments of a
	 * subscription do not count: its renewals, and everybody else who subscribes, have the same order id.
	 */
	follow(classified: ClassifiedUpdate, handling: Handling, now: number): void {
		if (classified.event === 'successful_payment') {
			const { orderId } = readOrderReference(classified.payment.invoice_payload);
			if (classified.payment.is_recurring === true) this.reservations.delete(orderId);
			else this.markPaid(orderId);
		}
		if (classified.event === 'pre_checkout_query' && handling.answer?.parameters.ok) {
			const { orderId } = readOrderReference(classified.query.invoice_payload);
			this.reserve(orderId, classified.query.from.id, now);
		}
	}
}
