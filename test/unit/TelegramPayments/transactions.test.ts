import fc from 'fast-check';
import { findOffset } from '../../../nodes/TelegramPayments/actions/star/ledger';
import type { StarTransaction } from '../../../nodes/TelegramPayments/actions/star/starTransaction';
import {
	findTransactions,
	toTransactionRow,
} from '../../../nodes/TelegramPayments/actions/star/transactions';

const ANN = { id: 111, is_bot: false, first_name: 'Ann', username: 'ann' };

const pay = (number: number, payload = `order-${number}`): StarTransaction => ({
	id: `stx${number}`,
	date: 1_763_860_000 + number,
	amount: 100,
	source: {
		type: 'user',
		transaction_type: 'invoice_payment',
		user: ANN,
		invoice_payload: payload,
	},
});

const refund = (number: number): StarTransaction => {
	const { source, ...payment } = pay(number);
	return { ...payment, date: payment.date + 1_000, ...(source ? { receiver: source } : {}) };
};

/** A ledger that is read page by page; counts the reads. */
function createLedger(transactions: StarTransaction[]) {
	const ledger = {
		reads: 0,
		readPage: async (offset: number, limit: number) => {
			ledger.reads++;
			return transactions.slice(offset, offset + limit);
		},
	};
	return ledger;
}

const many = (count: number): StarTransaction[] =>
	Array.from({ length: count }, (_, index) => pay(index));

const ids = (found: StarTransaction[]) => found.map(({ id }) => id);
const START = 1_763_860_000;

/** Calls that finding a place takes at most, and those that read so many entries. */
const allowed = (entries: number, wanted: number) =>
	2 * Math.ceil(Math.log2(Math.max(2, entries))) + Math.ceil(wanted / 100) + 1;

describe('given a ledger', () => {
	it.each([0, 1, 99, 100, 101, 250, 5_000])(
		'when it has %i transactions and all are wanted, then each comes once, in either order',
		async (count) => {
			const ledger = createLedger(many(count));
			const oldest = await findTransactions(ledger.readPage, { order: 'oldest' }, Infinity);
			expect(ids(oldest)).toEqual(ids(many(count)));
			ledger.reads = 0;
			const newest = await findTransactions(ledger.readPage, {}, Infinity);
			expect(ids(newest)).toEqual(ids(many(count)).reverse());
			expect(ledger.reads).toBeLessThanOrEqual(allowed(count, count));
		},
	);

	it('when it is short, then the newest take one call', async () => {
		const ledger = createLedger(many(60));
		expect(ids(await findTransactions(ledger.readPage, {}, 2))).toEqual(['stx59', 'stx58']);
		expect(ledger.reads).toBe(1);
	});

	it.each([1_000, 5_000, 40_000])(
		'when it has %i transactions, then the newest and those since a moment are found without reading the rest',
		async (count) => {
			const ledger = createLedger(many(count));
			expect(ids(await findTransactions(ledger.readPage, {}, 50))).toEqual(
				ids(many(count)).reverse().slice(0, 50),
			);
			expect(ledger.reads).toBeLessThanOrEqual(allowed(count, 50));
			for (const order of ['newest', 'oldest'] as const) {
				ledger.reads = 0;
				const after = START + count - 150;
				const since = await findTransactions(ledger.readPage, { after, order }, Infinity);
				expect(since).toHaveLength(150);
				expect(ledger.reads).toBeLessThanOrEqual(allowed(count, 150));
				ledger.reads = 0;
				const between = { after: START + 500, before: START + 700, order };
				expect(await findTransactions(ledger.readPage, between, Infinity)).toHaveLength(200);
				expect(ledger.reads).toBeLessThanOrEqual(allowed(count, 200));
			}
		},
	);

	it('given any ledger and any moment, when its place is looked for, then it is the first that is not before', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat(50), { maxLength: 450 }),
				fc.nat(2_000),
				async (gaps, moment) => {
					let date = 0;
					const ledger = createLedger(gaps.map((gap, n) => ({ ...pay(n), date: (date += gap) })));
					const all = await ledger.readPage(0, Infinity);
					const expected = all.findIndex((one) => one.date >= moment);
					ledger.reads = 0;
					expect(await findOffset(ledger.readPage, moment)).toBe(
						expected === -1 ? all.length : expected,
					);
					expect(ledger.reads).toBeLessThanOrEqual(allowed(all.length, 0));
				},
			),
		);
	});

	it.each([
		[{ direction: 'incoming' }, ['stx0', 'stx1', 'stx2']],
		[{ direction: 'outgoing' }, ['stx1']],
		[{ orderId: 'order-1' }, ['stx1', 'stx1']],
		[{ orderId: 'order-1', direction: 'outgoing' }, ['stx1']],
		[{ after: START + 2 }, ['stx2', 'stx1']],
		[{ before: START + 2 }, ['stx0', 'stx1']],
		[{ orderId: 'none' }, []],
	] as const)('when the filter is %j, then it finds %j', async (filter, expected) => {
		const ledger = createLedger([...many(3), refund(1)]);
		const oldest = await findTransactions(
			ledger.readPage,
			{ ...filter, order: 'oldest' },
			Infinity,
		);
		expect(ids(oldest)).toEqual(expected);
		const newest = await findTransactions(ledger.readPage, filter, Infinity);
		expect(ids(newest)).toEqual([...expected].reverse());
	});
});

/** What a payment's row has no use for. */
const NOTHING_ELSE = Object.fromEntries(
	`chat_title affiliate_user_id affiliate_username affiliate_chat_id affiliate_commission_per_mille
	affiliate_amount affiliate_nanostar_amount paid_media_types gift_id gift_star_count premium_months
	sponsor_user_id sponsor_username commission_per_mille withdrawal_state withdrawal_date withdrawal_url
	request_count`
		.split(/\s+/)
		.map((name) => [name, null]),
);

describe('given a transaction', () => {
	it('when it is a payment, then the row joins with the payment record', () => {
		expect(toTransactionRow(pay(7, 'order-7~u33~'))).toEqual({
			telegram_payment_charge_id: 'stx7',
			date: '2025-11-23T01:06:47.000Z',
			direction: 'incoming',
			is_refund: false,
			amount: 100,
			nanostar_amount: 0,
			partner_type: 'user',
			transaction_type: 'invoice_payment',
			order_id: 'order-7',
			invoice_payload: 'order-7~u33~',
			subscription_period: null,
			user_id: 111,
			username: 'ann',
			first_name: 'Ann',
			last_name: null,
			chat_id: null,
			signed_amount: 100,
			signed_nanostar_amount: 0,
			...NOTHING_ELSE,
		});
	});

	it('when it is a refund, then it is marked and keeps the charge id', () => {
		expect(toTransactionRow(refund(7))).toMatchObject({
			telegram_payment_charge_id: 'stx7',
			direction: 'outgoing',
			is_refund: true,
		});
	});

	it.each([
		[{ type: 'fragment' }, { partner_type: 'fragment', order_id: null, is_refund: false }],
		[{ type: 'chat', chat: { id: -5 } }, { chat_id: -5 }],
		[
			{
				type: 'user',
				transaction_type: 'paid_media_payment',
				user: ANN,
				paid_media_payload: 'album',
			},
			{
				order_id: 'album',
				invoice_payload: 'album',
				transaction_type: 'paid_media_payment',
				is_refund: true,
			},
		],
		[
			{ type: 'user', transaction_type: 'gift_purchase', user: ANN },
			{ transaction_type: 'gift_purchase', is_refund: false },
		],
		[
			{ type: 'user', transaction_type: 'premium_purchase', premium_subscription_duration: 6 },
			{ premium_months: 6 },
		],
		[
			{ type: 'chat', chat: { id: -5, title: 'News' }, gift: { id: '77', star_count: 15 } },
			{ chat_id: -5, chat_title: 'News', gift_id: '77', gift_star_count: 15 },
		],
		[{ type: 'telegram_api', request_count: 40 }, { request_count: 40 }],
		[
			{
				type: 'fragment',
				withdrawal_state: { type: 'succeeded', date: 60, url: 'https://f.example' },
			},
			{
				withdrawal_state: 'succeeded',
				withdrawal_date: '1970-01-01T00:01:00.000Z',
				withdrawal_url: 'https://f.example',
			},
		],
		[
			{ type: 'fragment', withdrawal_state: { type: 'pending' } },
			{ withdrawal_state: 'pending', withdrawal_date: null, withdrawal_url: null },
		],
		[
			{ type: 'affiliate_program', sponsor_user: ANN, commission_per_mille: 50 },
			{ sponsor_user_id: 111, sponsor_username: 'ann', commission_per_mille: 50 },
		],
		[
			{
				type: 'user',
				transaction_type: 'paid_media_payment',
				user: ANN,
				paid_media: [{ type: 'photo' }, { type: 'video' }],
				affiliate: {
					affiliate_user: ANN,
					commission_per_mille: 100,
					amount: -2,
					nanostar_amount: -5,
				},
			},
			{
				paid_media_types: 'photo, video',
				affiliate_user_id: 111,
				affiliate_username: 'ann',
				affiliate_commission_per_mille: 100,
				affiliate_amount: -2,
				affiliate_nanostar_amount: -5,
			},
		],
		[
			{
				type: 'user',
				affiliate: { affiliate_chat: { id: -9 }, commission_per_mille: 100, amount: 2 },
			},
			{ affiliate_chat_id: -9, affiliate_user_id: null, affiliate_nanostar_amount: 0 },
		],
		[undefined, { partner_type: null, transaction_type: null, order_id: null }],
	])('when Stars go to %j, then the row says so', (receiver, row) => {
		const transaction = {
			id: 'x',
			date: 0,
			amount: 1,
			nanostar_amount: 5,
			...(receiver ? { receiver } : {}),
		};
		expect(toTransactionRow(transaction)).toMatchObject({
			direction: 'outgoing',
			nanostar_amount: 5,
			signed_amount: -1,
			signed_nanostar_amount: -5,
			...row,
		});
	});
});
