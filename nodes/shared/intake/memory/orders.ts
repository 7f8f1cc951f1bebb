import { createHash } from 'node:crypto';
import type { CheckoutKnowledge } from '../../payments/checkoutRules';
import { BoundedSet } from './boundedSet';

/** How many paid orders the rule "once per order" remembers. */
const PAID_CAPACITY = 5_000;

/**
 * How long nobody else can pay an order for which a buyer was let through, in milliseconds. 3-D Secure
 * asks the buyer's bank, which gives up after minutes, not seconds; Telegram does not tell when a
 * payment has failed.
 */
const OTHERS_WAIT_MS = 15 * 60_000;

/**
 * How long the same buyer cannot press Pay again, in milliseconds. Two devices or a second tap would
 * pay twice; after a card that was refused, the buyer needs longer than this to try again.
 */
const SAME_BUYER_WAITS_MS = 10_000;

/** Orders are stored as short hashes: a row in n8n's database should not grow with their length. */
const hashOrder = (orderId: string): string =>
	createHash('sha256').update(orderId).digest('base64url').slice(0, 12);

interface Reservation {
	queryId: string;
	userId: number;
	/** Milliseconds since the epoch. */
	since: number;
}

/** Which orders are paid, and which are being paid: what the rule "once per order" asks. */
export class Orders {
	private readonly paid = new BoundedSet(PAID_CAPACITY);
	/** By hash of the order, the oldest first. */
	private readonly reservations = new Map<string, Reservation>();

	load(paid: unknown): void {
		this.paid.takeOver(paid);
	}

	/** The paid orders as one text. */
	toText(): string {
		return this.paid.toText();
	}

	markPaid(orderId: string): void {
		this.paid.add(hashOrder(orderId));
		this.release(orderId);
	}

	/** Keeps an order for the buyer whose query was approved, until the payment is in. */
	reserve(orderId: string, reservation: Reservation): void {
		for (const [hash, { since }] of this.reservations) {
			if (since + OTHERS_WAIT_MS > reservation.since) break;
			this.reservations.delete(hash);
		}
		this.release(orderId);
		this.reservations.set(hashOrder(orderId), reservation);
	}

	release(orderId: string): void {
		this.reservations.delete(hashOrder(orderId));
	}

	/** What the checkout rules ask at a moment. */
	knownAt(now: number): CheckoutKnowledge {
		return {
			now,
			isPaid: (orderId) => this.paid.has(hashOrder(orderId)),
			isBeingPaid: (orderId, { id, from }) => {
				const reservation = this.reservations.get(hashOrder(orderId));
				// Telegram repeats a query whose answer was lost.
				if (!reservation || reservation.queryId === id) return false;
				const wait = reservation.userId === from.id ? SAME_BUYER_WAITS_MS : OTHERS_WAIT_MS;
				return now < reservation.since + wait;
			},
		};
	}
}
