import fc from 'fast-check';
import { Orders } from '../../../../nodes/shared/intake/memory/orders';
import { ANN, BOB, preCheckoutQuery } from '../../../support/updates';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => from + index);

const query = (from = ANN, id = 'query-1') => preCheckoutQuery({ from, id });
const byAnn = (since: number, queryId = 'query-1') => ({ queryId, userId: ANN.id, since });
const isBeingPaid = (
	orders: Orders,
	now: number,
	asked = query(BOB, 'query-2'),
	order = 'order-42',
) => orders.knownAt(now).isBeingPaid(order, asked);

describe('Orders, as saved', () => {
	it('given a paid order, when it is saved, then as a hash of twelve letters', () => {
		const orders = new Orders();
		orders.markPaid('order-42');
		expect(orders.toText()).toMatch(/^[\w-]{12}$/);
	});
});

describe('Orders, being paid', () => {
	it.each<[string, number, ReturnType<typeof query>, boolean]>([
		['another buyer presses Pay at once', 0, query(BOB, 'q2'), true],
		['another buyer presses Pay while 3-D Secure takes its time', 61_000, query(BOB, 'q2'), true],
		['another buyer comes just before the end', 15 * MINUTE - 1, query(BOB, 'q2'), true],
		[
			'another buyer comes when it cannot be on its way any more',
			15 * MINUTE,
			query(BOB, 'q2'),
			false,
		],
		['the same buyer presses Pay twice', 1, query(ANN, 'q2'), true],
		['the same buyer tries a second device', 9_999, query(ANN, 'q2'), true],
		['the same buyer tries another card', 10_000, query(ANN, 'q2'), false],
		['Telegram repeats the query whose answer was lost', 1, query(ANN, 'query-1'), false],
	])('given Ann was let through, when %s, then that decides', (_, after, asked, expected) => {
		const orders = new Orders();
		orders.reserve('order-42', byAnn(NOW));
		expect(isBeingPaid(orders, NOW + after, asked)).toBe(expected);
	});

	it('given nobody was let through, when anybody asks, then it is free, and others are', () => {
		const orders = new Orders();
		expect(isBeingPaid(orders, NOW)).toBe(false);
		orders.reserve('order-42', byAnn(NOW));
		expect(isBeingPaid(orders, NOW, query(BOB, 'q2'), 'order-43')).toBe(false);
	});

	it('given the buyer tries again, when kept anew, then the time begins anew', () => {
		const orders = new Orders();
		orders.reserve('order-42', byAnn(NOW));
		orders.reserve('order-42', byAnn(NOW + 10 * MINUTE, 'query-3'));
		expect(isBeingPaid(orders, NOW + 20 * MINUTE)).toBe(true);
	});

	it('given the payment is in, when asked, then the order is paid and no longer kept', () => {
		const orders = new Orders();
		orders.reserve('order-42', byAnn(NOW));
		orders.markPaid('order-42');
		expect(orders.knownAt(NOW).isPaid('order-42')).toBe(true);
		expect(isBeingPaid(orders, NOW)).toBe(false);
	});

	it('given a subscription was paid, when it is released, then it is neither paid nor kept', () => {
		const orders = new Orders();
		orders.reserve('order-42', byAnn(NOW));
		orders.release('order-42');
		expect(orders.knownAt(NOW).isPaid('order-42')).toBe(false);
		expect(isBeingPaid(orders, NOW)).toBe(false);
	});

	it('given a busy hour, when orders are kept, then the old ones do not pile up', () => {
		const orders = new Orders();
		for (const index of range(0, 10_000)) {
			orders.reserve(`order-${index}`, {
				queryId: `q${index}`,
				userId: index,
				since: NOW + index * 1_000,
			});
		}
		const { reservations } = orders as unknown as { reservations: Map<string, unknown> };
		expect(reservations.size).toBeLessThanOrEqual(15 * 60 + 1);
	});
});

describe('Orders, paid', () => {
	it('given long order ids, when written, then each takes a few characters and none is readable', () => {
		const orders = new Orders();
		const idOf = (index: number) => `secret-order-${index}-${'x'.repeat(100)}`;
		for (const index of range(1, 6_000)) orders.markPaid(idOf(index));
		expect(orders.toText()).not.toContain('secret');
		expect(orders.toText().length).toBeLessThan(5_000 * 13);
		const { isPaid } = orders.knownAt(NOW);
		expect([1, 1_000, 1_001, 6_000].map((index) => isPaid(idOf(index)))).toEqual([
			false,
			false,
			true,
			true,
		]);
	});

	it("given paid orders in static data, when taken over, then this process's own stay the newer", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 300 }), (lag) => {
				const orders = new Orders();
				for (const index of range(1, 5_000)) orders.markPaid(`order-${index}`);
				const stale = orders.toText();
				for (const index of range(5_001, 5_000 + lag)) orders.markPaid(`order-${index}`);
				orders.load(stale);
				const { isPaid } = orders.knownAt(NOW);
				expect(range(1 + lag, 5_000 + lag).filter((index) => !isPaid(`order-${index}`))).toEqual(
					[],
				);
			}),
			{ numRuns: 5 },
		);
	});
});
