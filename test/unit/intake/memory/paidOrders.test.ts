import fc from 'fast-check';
import { handleUpdate, type HandlingSettings } from '../../../../nodes/shared/intake/decide';
import { readSettings } from '../../../../nodes/shared/intake/settings';
import { BoundedSet } from '../../../../nodes/shared/intake/memory/boundedSet';
import { packOrderReference } from '../../../../nodes/shared/payments/orderReference';
import { PaidOrders } from '../../../../nodes/shared/intake/memory/paidOrders';
import { classifyUpdate, type ClassifiedUpdate } from '../../../../nodes/shared/payments/updates';
import type { Update } from '../../../../nodes/shared/telegram/types';
import { ANN, BOB, paymentUpdate, preCheckoutUpdate } from '../../../support/updates';

const NOW = 1_800_000_000_000;
const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => from + index);
const saved = (orders: PaidOrders): Record<string, unknown> => {
	const stored: Record<string, unknown> = {};
	orders.save(stored);
	return JSON.parse(JSON.stringify(stored)) as Record<string, unknown>;
};

describe('BoundedSet', () => {
	it('given any additions, when compared with a list, then it holds the newest in order', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 8 }), (members, capacity) => {
				const set = new BoundedSet<number>(capacity);
				let model: number[] = [];
				for (const member of members) {
					set.add(member);
					model = [...model.filter((other) => other !== member), member].slice(-capacity);
				}
				expect(set.toArray()).toEqual(model);
				for (const member of range(0, 20)) expect(set.has(member)).toBe(model.includes(member));
			}),
		);
	});

	it('given older members, when taken over, then those that fit are the first to be forgotten', () => {
		const set = new BoundedSet<number>(4);
		for (const member of [7, 8]) set.add(member);
		set.addOlder([1, 2, 7, 3]);
		expect(set.toArray()).toEqual([2, 3, 7, 8]);
		set.add(9);
		expect(set.toArray()).toEqual([3, 7, 8, 9]);
		set.addOlder([1, 2]);
		expect(set.toArray()).toEqual([3, 7, 8, 9]);
	});
});

describe('PaidOrders', () => {
	it('given an order kept for a buyer, when a minute has passed, then it is free again', () => {
		const orders = new PaidOrders();
		orders.reserve('order-42', 111, NOW);
		expect(orders.reservedBy('order-42', NOW + 59_999)).toBe(111);
		expect(orders.reservedBy('order-42', NOW + 60_000)).toBeUndefined();
		expect(orders.reservedBy('order-43', NOW)).toBeUndefined();
	});

	it('given the buyer tries again, when kept anew, then the minute begins anew', () => {
		const orders = new PaidOrders();
		orders.reserve('order-42', 111, NOW);
		orders.reserve('order-42', 111, NOW + 30_000);
		expect(orders.reservedBy('order-42', NOW + 80_000)).toBe(111);
	});

	it('given the payment is in, when asked, then the order is paid and no longer kept', () => {
		const orders = new PaidOrders();
		orders.reserve('order-42', 111, NOW);
		orders.markPaid('order-42');
		expect([orders.isPaid('order-42'), orders.reservedBy('order-42', NOW)]).toEqual([
			true,
			undefined,
		]);
	});

	it('given a busy hour, when orders are kept, then the old ones do not pile up', () => {
		const orders = new PaidOrders();
		for (const index of range(0, 10_000))
			orders.reserve(`order-${index}`, index, NOW + index * 100);
		const { reservations } = orders as unknown as { reservations: Map<string, unknown> };
		expect(reservations.size).toBeLessThanOrEqual(601);
	});

	it('given long order ids, when saved, then each takes a few characters and none is readable', () => {
		const orders = new PaidOrders();
		for (const index of range(1, 6_000))
			orders.markPaid(`secret-order-${index}-${'x'.repeat(100)}`);
		const text = JSON.stringify(saved(orders));
		expect(text).not.toContain('secret');
		expect(text.length).toBeLessThan(5_000 * 16);
		expect(
			[1, 1_000, 1_001, 6_000].map((index) =>
				orders.isPaid(`secret-order-${index}-${'x'.repeat(100)}`),
			),
		).toEqual([false, false, true, true]);
	});

	it("given paid orders in static data, when taken over, then this process's own stay the newer", () => {
		const orders = new PaidOrders();
		for (const index of range(1, 5_000)) orders.markPaid(`order-${index}`);
		const stale = saved(orders);
		for (const index of range(5_001, 5_100)) orders.markPaid(`order-${index}`);
		orders.load(stale);
		expect(range(101, 5_100).filter((index) => !orders.isPaid(`order-${index}`))).toEqual([]);
	});
});

describe('PaidOrders, following updates', () => {
	const settings: HandlingSettings = {
		...readSettings((_, fallback) => fallback),
		rules: { oncePerOrder: true },
	};

	/** One update after another through the same rules, as webhook and poll loop do it. */
	function createShop() {
		const orders = new PaidOrders();
		return (body: Update) => {
			const classified = classifyUpdate(body) as ClassifiedUpdate;
			const handling = handleUpdate(classified, settings, orders.knownAt(NOW), NOW);
			orders.follow(classified, handling, NOW);
			return handling.answer?.parameters.ok;
		};
	}

	it('given two buyers of one order, when the first is let through, then the second waits, and is told when it is paid', () => {
		const handle = createShop();
		const terms = { payerUserId: ANN.id };
		expect(handle(preCheckoutUpdate({ from: ANN }))).toBe(true);
		expect(handle(preCheckoutUpdate({ from: BOB }))).toBe(false);
		expect(handle(preCheckoutUpdate({ from: ANN }))).toBe(true);
		handle(paymentUpdate({ invoice_payload: packOrderReference('order-42', terms) }));
		expect(handle(preCheckoutUpdate({ from: ANN }))).toBe(false);
	});

	it('given a subscription, when it is paid and renewed, then others can subscribe and it can be renewed', () => {
		const handle = createShop();
		for (const from of [ANN, BOB, ANN]) {
			expect(handle(preCheckoutUpdate({ from }))).toBe(true);
			handle(paymentUpdate({ is_recurring: true }));
		}
	});
});
