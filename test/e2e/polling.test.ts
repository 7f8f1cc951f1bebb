/** @jest-environment ./test/support/n8n/environment.mjs */
import { runner } from '../support/n8n/runner';
import { type Shop, startShop } from '../support/n8n/shop';

const bot = runner.demo.demoBot;
const isInvoice = (message: { sandbox?: { invoice?: object } }) =>
	message.sandbox?.invoice !== undefined;

describe('demo shop by long polling', () => {
	const workflow = runner.demo.readExample('demo-shop');
	let shop: Shop;

	beforeAll(async () => {
		shop = await startShop({ workflows: () => [workflow] });
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const buy = async (customer: number, invoiceMessageId: number) => {
		const outcome = await shop.sandbox.pay({
			bot_id: bot.id,
			customer_id: customer,
			chat_id: customer,
			message_id: invoiceMessageId,
		});
		await shop.sandbox.waitForMessage(
			'the thank-you message',
			{ botId: bot.id, customerId: customer, after: invoiceMessageId },
			({ text }) => text?.startsWith('Thank you!') === true,
		);
		const rows = await runner.dataTables.readRows(shop.n8n.api, 'telegram_payments');
		return { outcome, rows: rows.filter(({ user_id }) => user_id === customer) };
	};

	test('given a trigger that polls, when a customer buys, then one row holds the payment and no webhook was ever set', async () => {
		const customer = 3001;
		await shop.sandbox.write(bot.id, customer, '/buy');
		const invoice = await shop.sandbox.waitForMessage(
			'the invoice',
			{ botId: bot.id, customerId: customer },
			isInvoice,
		);

		const { outcome, rows } = await buy(customer, invoice.message_id);

		expect(outcome.status).toBe('paid');
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({ amount: 12.5, currency: 'USD', event: 'successful_payment' });
		const journal = await shop.sandbox.journal();
		expect(journal.filter(({ method }) => method === 'setWebhook')).toEqual([]);
		const deliveries = journal.filter(({ kind }) => kind === 'delivery');
		expect(deliveries.length).toBeGreaterThanOrEqual(3);
		expect(new Set(deliveries.map(({ via }) => via))).toEqual(new Set(['polling']));
	}, 60_000);

	test('given n8n went down without a goodbye, when a customer writes meanwhile, then the invoice comes after the start and can be paid', async () => {
		const customer = 3002;
		await shop.n8n.kill();
		await shop.sandbox.write(bot.id, customer, '/buy');
		expect((await shop.sandbox.messages(bot.id, customer)).some(isInvoice)).toBe(false);

		await shop.n8n.restart();

		const invoice = await shop.sandbox.waitForMessage(
			'the invoice',
			{ botId: bot.id, customerId: customer },
			isInvoice,
		);
		const { outcome, rows } = await buy(customer, invoice.message_id);
		expect(outcome.status).toBe('paid');
		expect(rows).toHaveLength(1);
	}, 120_000);
});
