import type { INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { ALBUM, ActionShop, BOT_TOKEN, BUYER, itemsOf } from '../../support/actionShop';
import { failAction, runAction } from '../../support/executeContext';

const BALANCE = { resource: 'star', operation: 'getBalance' };
const TRANSACTIONS = {
	resource: 'star',
	operation: 'getMany',
	returnAll: true,
	order: 'oldest',
};
const REFUND: INodeParameters = {
	resource: 'star',
	operation: 'refund',
	userId: '={{ $json.user_id }}',
	telegramPaymentChargeId: '={{ $json.telegram_payment_charge_id }}',
};

let shop: ActionShop;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});

afterEach(() => shop.reset());

afterAll(async () => await shop.sandbox.close());

/** Sells one album; gives the payment as a record names it. */
async function sellAlbum(orderId = 'album-1') {
	const { json } = await runAction(shop.setUp({ ...ALBUM, orderId }));
	const payment = await shop.payStars(json[0]?.message_id);
	return { user_id: BUYER, telegram_payment_charge_id: String(payment.telegram_payment_charge_id) };
}

describe('given a bot that has sold for Stars', () => {
	it('when the balance is read, then it holds the price', async () => {
		await sellAlbum();
		expect((await runAction(shop.setUp(BALANCE))).json).toEqual([
			{ amount: 250, nanostar_amount: 0 },
		]);
	});

	it('when the transactions are read, then each is one flat row', async () => {
		const first = await sellAlbum('album-1');
		await sellAlbum('album-2');
		await runAction(shop.setUp(REFUND, { items: itemsOf(first) }));
		const all = await runAction(shop.setUp(TRANSACTIONS));
		expect(all.json).toEqual([
			expect.objectContaining({
				order_id: 'album-1',
				direction: 'incoming',
				amount: 250,
				...first,
			}),
			expect.objectContaining({ order_id: 'album-2', direction: 'incoming' }),
			expect.objectContaining({
				order_id: 'album-1',
				direction: 'outgoing',
				is_refund: true,
				...first,
			}),
		]);
		expect(all.items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(
			true,
		);
		const limited = await runAction(shop.setUp({ ...TRANSACTIONS, returnAll: false, limit: 1 }));
		expect(limited.json).toHaveLength(1);
		const filters = {
			direction: 'outgoing',
			orderId: ' album-1 ',
			after: '2000-01-01',
			before: '2100-01-01T00:00:00Z',
		};
		const filtered = await runAction(shop.setUp({ ...TRANSACTIONS, filters }));
		expect(filtered.json).toEqual([expect.objectContaining({ is_refund: true })]);
	});

	it('when nothing is said of the order, then the newest come first', async () => {
		await sellAlbum('album-1');
		await sellAlbum('album-2');
		const newest = { resource: 'star', operation: 'getMany', returnAll: false, limit: 1 };
		const { json } = await runAction(shop.setUp(newest));
		expect(json).toMatchObject([{ order_id: 'album-2', signed_amount: 250 }]);
	});

	it('when the balance is compared with the transactions, then their sum is the balance', async () => {
		const first = await sellAlbum('album-1');
		await sellAlbum('album-2');
		await runAction(shop.setUp(REFUND, { items: itemsOf(first) }));
		const { json } = await runAction(shop.setUp({ ...BALANCE, compareWithTransactions: true }));
		expect(json).toEqual([
			{
				amount: 250,
				nanostar_amount: 0,
				transaction_count: 3,
				transactions_amount: 250,
				transactions_nanostar_amount: 0,
				is_balanced: true,
			},
		]);
	});

	it('when a filter or limit cannot be read, then it is said', async () => {
		const filters = { after: 'yesterday', before: 'x'.repeat(50) };
		const error = await failAction(shop.setUp({ ...TRANSACTIONS, filters }));
		expect(error.message).toContain('"After": is not a date: "yesterday"');
		expect(error.message).toContain('"Before"');
		const limit = await failAction(shop.setUp({ ...TRANSACTIONS, returnAll: false, limit: 0 }));
		expect(limit.message).toContain('"Limit": must be 1 or more');
	});
});

describe('given a payment to refund', () => {
	it('when it is refunded twice, then both succeed and the second is marked', async () => {
		const payment = await sellAlbum();
		const items = itemsOf(payment);
		expect((await runAction(shop.setUp(REFUND, { items }))).json).toEqual([
			{ ...payment, refunded: true, already_refunded: false },
		]);
		expect((await runAction(shop.setUp(REFUND, { items }))).json).toEqual([
			{ ...payment, refunded: true, already_refunded: true },
		]);
		expect((await runAction(shop.setUp(BALANCE))).json[0]).toMatchObject({ amount: 0 });
	});

	it('when the answer is lost, then it is told, not repeated by itself, and running the step again is success with a flag', async () => {
		const payment = await sellAlbum();
		shop.sandbox.addFault({ scope: 'method', method: 'refundStarPayment', kind: 'drop', count: 1 });
		const error = await failAction(shop.setUp(REFUND, { items: itemsOf(payment) }));
		expect(`${error.message} ${error.description}`).toMatch(
			/it may have happened.*Run this step again/s,
		);
		const calls = shop.sandbox
			.journal()
			.filter(({ kind, method }) => kind === 'call' && method === 'refundStarPayment');
		expect(calls).toHaveLength(1);
		const { json } = await runAction(shop.setUp(REFUND, { items: itemsOf(payment) }));
		expect(json[0]).toMatchObject({ refunded: true, already_refunded: true });
		expect((await runAction(shop.setUp(BALANCE))).json[0]).toMatchObject({ amount: 0 });
	});

	it('when the charge is unknown, then it is explained', async () => {
		await sellAlbum();
		const items = itemsOf({ user_id: BUYER, telegram_payment_charge_id: 'stxUnknown' });
		const error = await failAction(shop.setUp(REFUND, { items }));
		expect(error.description).toContain('CHARGE_ID_EMPTY');
	});

	it('when the row is of a card payment, then the way at the provider is told and nothing is sent', async () => {
		const row = {
			user_id: BUYER,
			currency: 'EUR',
			telegram_payment_charge_id: '_',
			provider_payment_charge_id: 'ch_3N',
		};
		const error = await failAction(shop.setUp(REFUND, { items: itemsOf(row) }));
		expect(error.message).toMatch(/a payment in EUR.*at the provider, where it has the ID "ch_3N"/);
		expect(shop.calls('refundStarPayment')).toEqual([]);
	});

	it('when the row is one of the transactions, then it is refunded', async () => {
		await sellAlbum();
		const { json } = await runAction(shop.setUp(TRANSACTIONS));
		const refunded = await runAction(shop.setUp(REFUND, { items: itemsOf(json[0] ?? {}) }));
		expect(refunded.json).toMatchObject([{ refunded: true, already_refunded: false }]);
	});

	it('when nothing names the payment, then both fields are asked for', async () => {
		const error = await failAction(shop.setUp(REFUND));
		expect(error.message).toContain('"User ID"');
		expect(error.message).toContain('"Telegram Payment Charge ID": is empty');
		expect(shop.calls('refundStarPayment')).toEqual([]);
	});
});

describe('given a subscription', () => {
	it('when it is canceled and restored, then the output says which', async () => {
		const link = await runAction(
			shop.setUp({
				...ALBUM,
				operation: 'createLink',
				additionalFields: { subscriptionPeriod: 2_592_000 },
			}),
		);
		const paying = shop.pay({ link: String(link.json[0]?.invoice_link) });
		const query = (await shop.takeUpdate()).pre_checkout_query as { id: string };
		await shop.sandbox.call(BOT_TOKEN, 'answerPreCheckoutQuery', {
			pre_checkout_query_id: query.id,
			ok: true,
		});
		const { telegram_payment_charge_id } = await paying;
		const payment = {
			user_id: BUYER,
			telegram_payment_charge_id: String(telegram_payment_charge_id),
		};
		const items = itemsOf(payment);
		const change = async (operation: string) =>
			(await runAction(shop.setUp({ ...REFUND, resource: 'subscription', operation }, { items })))
				.json;
		expect(await change('cancel')).toEqual([{ ...payment, is_canceled: true }]);
		expect(await change('restore')).toEqual([{ ...payment, is_canceled: false }]);
	});
});
