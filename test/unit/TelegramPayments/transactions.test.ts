import {
	type StarTransaction,
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

describe('given a ledger', () => {
	it.each([
		[0, 1],
		[99, 1],
		[100, 2],
		[250, 3],
	])(
		'when it has %i transactions and all are wanted, then %i pages are read',
		async (count, reads) => {
			const ledger = createLedger(many(count));
			expect(await findTransactions(ledger.readPage, {}, Infinity)).toHaveLength(count);
			expect(ledger.reads).toBe(reads);
		},
	);

	it('when only some are wanted, then reading stops early', async () => {
		const ledger = createLedger(many(500));
		const found = await findTransactions(ledger.readPage, {}, 50);
		expect(found.map(({ id }) => id)).toEqual(many(50).map(({ id }) => id));
		expect(ledger.reads).toBe(1);
	});

	it('when a moment in the past is the end, then reading stops there', async () => {
		const ledger = createLedger(many(500));
		const before = 1_763_860_000 + 10;
		expect(await findTransactions(ledger.readPage, { before }, Infinity)).toHaveLength(10);
		expect(ledger.reads).toBe(1);
	});

	it.each([
		[{ direction: 'incoming' }, ['stx0', 'stx1', 'stx2']],
		[{ direction: 'outgoing' }, ['stx1']],
		[{ orderId: 'order-1' }, ['stx1', 'stx1']],
		[{ orderId: 'order-1', direction: 'outgoing' }, ['stx1']],
		[{ after: 1_763_860_002 }, ['stx2', 'stx1']],
		[{ orderId: 'none' }, []],
	] as const)('when the filter is %j, then it finds %j', async (filter, ids) => {
		const ledger = createLedger([...many(3), refund(1)]);
		const found = await findTransactions(ledger.readPage, filter, Infinity);
		expect(found.map(({ id }) => id)).toEqual(ids);
	});
});

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
			...row,
		});
	});
});
