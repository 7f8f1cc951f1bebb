import { performance } from 'node:perf_hooks';
import type { Clock, Timer } from '../clock.js';
import type { Ids } from '../ids.js';
import type { Checkout, PreCheckoutReply, ShippingReply } from './types.js';

const KEPT = 2_000;

interface Replies {
	shipping_query: ShippingReply;
	pre_checkout_query: PreCheckoutReply;
}

export type CheckoutQueryType = keyof Replies;

interface Waiting {
	readonly botId: number;
	readonly type: CheckoutQueryType;
	readonly timer: Timer;
	settle(reply: ShippingReply | PreCheckoutReply): void;
}

/** A question to the bot that is open for a limited time. */
export interface Question<Type extends CheckoutQueryType> {
	readonly id: string;
	/** Undefined when the bot did not answer in time. */
	readonly reply: Promise<Replies[Type] | undefined>;
	/** Milliseconds since the question was put, at any time. */
	elapsed(): number;
}

/** The open payment forms and the questions they have put to bots. */
export class CheckoutStore {
	private readonly checkouts = new Map<string, Checkout>();
	private readonly waiting = new Map<string, Waiting>();
	private count = 0;

	constructor(
		private readonly clock: Clock,
		private readonly ids: Ids,
	) {}

	/** Keeps a form; the oldest are forgotten beyond a bound. */
	add(build: (id: string) => Checkout): Checkout {
		this.count += 1;
		const checkout = build(`chk-${this.count}`);
		this.checkouts.set(checkout.id, checkout);
		if (this.checkouts.size > KEPT) this.forgetOldest();
		return checkout;
	}

	get(id: string): Checkout | undefined {
		return this.checkouts.get(id);
	}

	/** Opens a question that one answer, or the time running out, settles. */
	ask<Type extends CheckoutQueryType>(
		type: Type,
		botId: number,
		timeoutMs: number,
	): Question<Type> {
		const id = this.ids.query();
		const began = this.clock.now();
		const beganReal = performance.now();
		const reply = new Promise<Replies[Type] | undefined>((resolve) => {
			const timer = this.clock.after(timeoutMs, () => {
				this.waiting.delete(id);
				resolve(undefined);
			});
			this.waiting.set(id, {
				botId,
				type,
				timer,
				settle: (given) => resolve(given as Replies[Type]),
			});
		});
		return { id, reply, elapsed: () => elapsed(this.clock.now() - began, beganReal) };
	}

	/** Settles a question; false when it is unknown, too old or answered already. */
	answer(
		type: CheckoutQueryType,
		botId: number,
		id: string,
		reply: ShippingReply | PreCheckoutReply,
	): boolean {
		const waiting = this.waiting.get(id);
		if (!waiting || waiting.botId !== botId || waiting.type !== type) return false;
		this.waiting.delete(id);
		this.clock.cancel(waiting.timer);
		waiting.settle(reply);
		return true;
	}

	/** Ends every open question as if its time were up, so that nobody waits for ever. */
	stop(): void {
		for (const { timer } of this.waiting.values()) timer.run?.();
	}

	private forgetOldest(): void {
		const pending = new Set(['awaiting_shipping', 'awaiting_pre_checkout', 'requires_3ds']);
		for (const [id, checkout] of this.checkouts) {
			if (pending.has(checkout.status) && this.checkouts.size < KEPT * 5) continue;
			this.checkouts.delete(id);
			return;
		}
	}
}

/** Clock time; while the clock just runs, the finer real time. */
function elapsed(byClock: number, beganReal: number): number {
	const real = performance.now() - beganReal;
	return Math.abs(real - byClock) < 5 ? Math.round(real * 100) / 100 : byClock;
}
