/** @jest-environment ./test/support/n8n/environment.mjs */
import { http } from '../support/http';
import { eventually } from '../support/n8n/eventually';
import { waitUntilIdle } from '../support/n8n/executions';
import { paymentBot, uuidFrom } from '../support/n8n/paymentBot';
import { runner, type Workflow } from '../support/n8n/runner';
import { type Shop, startShop } from '../support/n8n/shop';

const CUSTOMER = 8501;
const PRICE = 500;
/** A gift of 15 Stars. */
const BEAR = '5170233102089322756';
const BEAR_STARS = 15;

type Row = Record<string, unknown>;

describe('the Stars of a bot', () => {
	let shop: Shop;
	const bot = paymentBot(7001, () => shop.sandbox.url);
	const receiver = bot.receiver('Sells tea', { receiveUpdates: 'polling' });

	/** A workflow that does one thing with what is posted to it, and answers with its items. */
	const desk = (name: string, parameters: object): Workflow => {
		const nodes = [
			{
				id: uuidFrom(`hook ${name}`),
				name: 'Hook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: uuidFrom(`path ${name}`),
				parameters: {
					httpMethod: 'POST',
					path: name,
					responseMode: 'lastNode',
					responseData: 'allEntries',
				},
			},
			{
				id: uuidFrom(`node ${name}`),
				name: 'Telegram Payments',
				type: 'n8n-nodes-telegram-payments.telegramPayments',
				typeVersion: 1,
				position: [250, 0],
				parameters,
				credentials: receiver.nodes[0].credentials,
			},
		];
		return {
			id: runner.parts.idFrom(name),
			name,
			nodes,
			connections: runner.parts.inARow(nodes),
			settings: { executionOrder: 'v1' },
		} as Workflow;
	};

	const desks = [
		desk('gift', {
			resource: 'gift',
			operation: 'send',
			giftId: { __rl: true, mode: 'id', value: BEAR },
			userId: String(CUSTOMER),
			additionalFields: { maximumStars: BEAR_STARS, onceKey: '={{ $json.body.key }}' },
		}),
		desk('refund', {
			resource: 'star',
			operation: 'refund',
			userId: '={{ $json.body.user_id }}',
			telegramPaymentChargeId: '={{ $json.body.telegram_payment_charge_id }}',
		}),
		desk('ledger', { resource: 'star', operation: 'getMany', returnAll: true }),
		desk('balance', { resource: 'star', operation: 'getBalance', compareWithTransactions: true }),
	];

	const ask = async (name: string, body: object = {}): Promise<Row[]> =>
		await eventually(`an answer of ${name}`, async () => {
			const { status, data } = await http.post<Row[]>(`${shop.n8n.url}/webhook/${name}`, body);
			// 404 until n8n has published it, 500 for a run that failed.
			return status === 404 ? undefined : status === 200 ? data : [{ failed: status }];
		});

	const sell = async (order: string) => {
		const { message_id } = await bot.call<{ message_id: number }>('sendInvoice', {
			chat_id: CUSTOMER,
			title: 'Tea',
			description: 'A chest of tea',
			payload: order,
			currency: 'XTR',
			prices: [{ label: 'Tea', amount: PRICE }],
		});
		const sale = await shop.sandbox.pay({
			bot_id: bot.id,
			customer_id: CUSTOMER,
			chat_id: CUSTOMER,
			message_id,
		});
		expect(sale.status).toBe('paid');
		return sale;
	};

	beforeAll(async () => {
		shop = await startShop({
			credentials: (url) => [bot.credential(url)],
			workflows: () => [receiver, ...desks],
		});
		for (const order of ['tea-1', 'tea-2', 'tea-3']) await sell(order);
		await waitUntilIdle(shop.n8n);
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const giftsSent = async () =>
		(await shop.sandbox.journal()).filter(({ method, ok }) => method === 'sendGift' && ok).length;

	test('given a gift with a key, when it is sent again, also after a restart, then it was paid once', async () => {
		expect(await ask('gift', { key: 'reward-1' })).toMatchObject([
			{ sent: true, already_sent: false, star_count: BEAR_STARS },
		]);
		expect(await ask('gift', { key: 'reward-1' })).toMatchObject([{ already_sent: true }]);
		await shop.n8n.restart();
		expect(await ask('gift', { key: 'reward-1' })).toMatchObject([{ already_sent: true }]);
		expect(await giftsSent()).toBe(1);
		expect(await ask('gift', { key: 'reward-2' })).toMatchObject([{ already_sent: false }]);
		expect(await giftsSent()).toBe(2);
	}, 120_000);

	test('given a lost answer, when the gift is asked for again with its key, then nothing is paid a second time', async () => {
		const before = await giftsSent();
		await shop.sandbox.addFault({ scope: 'method', method: 'sendGift', kind: 'drop', count: 1 });
		expect(await ask('gift', { key: 'reward-3' })).toEqual([{ failed: 500 }]);
		await shop.sandbox.clearFaults();
		expect(await ask('gift', { key: 'reward-3' })).toEqual([{ failed: 500 }]);
		expect(await giftsSent()).toBeLessThanOrEqual(before + 1);
	}, 60_000);

	test('given payments in the ledger, when one of them is refunded twice, then the second says that it had been given back before', async () => {
		const payment = (await ask('ledger')).find(({ order_id }) => order_id === 'tea-1') ?? {};
		expect(payment).toMatchObject({ user_id: CUSTOMER, amount: PRICE });
		expect(await ask('refund', payment)).toMatchObject([
			{ refunded: true, already_refunded: false },
		]);
		expect(await ask('refund', payment)).toMatchObject([
			{ refunded: true, already_refunded: true },
		]);
	}, 60_000);

	test('given sales, gifts and a refund, when the ledger is added up, then it is the balance', async () => {
		const rows = await ask('ledger');
		const sum = rows.reduce((total, { signed_amount }) => total + Number(signed_amount), 0);
		const [balance] = await ask('balance');
		expect(balance).toMatchObject({
			amount: sum,
			is_balanced: true,
			transaction_count: rows.length,
		});
		expect(rows.filter(({ order_id }) => order_id === 'tea-1')).toHaveLength(2);
	}, 60_000);
});
