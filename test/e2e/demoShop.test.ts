/** @jest-environment ./test/support/n8n/environment.mjs */
import type { Browser } from 'playwright-core';
import { openInEditor, openPage, readCanvas, startBrowser } from '../support/n8n/browser';
import { eventually } from '../support/n8n/eventually';
import { waitUntilIdle } from '../support/n8n/executions';
import { runner, type Workflow } from '../support/n8n/runner';
import { byWebhook, type Shop, startShop } from '../support/n8n/shop';

const TABLE = 'telegram_payments';
const bot = runner.demo.demoBot;

describe('demo shop', () => {
	const workflow = byWebhook(runner.demo.readExample('demo-shop'));
	let shop: Shop;
	let browser: Browser;

	beforeAll(async () => {
		shop = await startShop({ workflows: () => [workflow] });
		browser = await startBrowser();
	}, 600_000);

	afterAll(async () => {
		await browser?.close();
		await shop?.stop();
	}, 60_000);

	const rowsOf = async (customerId: number) =>
		(await runner.dataTables.readRows(shop.n8n.api, TABLE)).filter(
			(row) => row.user_id === customerId,
		);

	/** The last thing a run does. */
	const waitForThanks = (customerId: number, after: number) =>
		shop.sandbox.waitForMessage(
			'the thank-you message',
			{ botId: bot.id, customerId, after },
			({ text }) => text?.startsWith('Thank you!') === true,
		);

	const askForInvoice = async (customerId: number) => {
		await shop.sandbox.write(bot.id, customerId, '/buy');
		return await shop.sandbox.waitForMessage(
			'the invoice',
			{ botId: bot.id, customerId },
			(message) => message.sandbox?.invoice !== undefined,
		);
	};

	test('given the demo shop, when a customer writes /buy and pays, then one row holds the payment and thanks are sent', async () => {
		const customer = 2001;
		const invoice = await askForInvoice(customer);
		expect(invoice.sandbox?.invoice).toMatchObject({ title: 'A jar of honey', total_amount: 1250 });

		const outcome = await shop.sandbox.pay({
			bot_id: bot.id,
			customer_id: customer,
			chat_id: customer,
			message_id: invoice.message_id,
			tip_amount: 250,
		});

		expect(outcome).toMatchObject({ status: 'paid', total_amount: 1500, currency: 'USD' });
		const thanks = await waitForThanks(customer, invoice.message_id);
		const rows = await rowsOf(customer);
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({
			event: 'successful_payment',
			amount: 15,
			total_amount: 1500,
			currency: 'USD',
			user_id: customer,
			telegram_payment_charge_id: outcome.telegram_payment_charge_id,
			provider_payment_charge_id: outcome.provider_payment_charge_id,
			idempotency_key: `${outcome.telegram_payment_charge_id}:${outcome.provider_payment_charge_id}`,
		});
		expect(rows[0].order_id).toEqual(expect.stringMatching(/\S/));
		expect(thanks.text).toBe(
			`Thank you! We have received 15.00 USD for your order ${String(rows[0].order_id)}.`,
		);
	}, 60_000);

	test('given the answer to the delivery of a payment is lost, when Telegram repeats it, then there is still one row and one thank-you', async () => {
		const customer = 2002;
		const invoice = await askForInvoice(customer);
		await shop.sandbox.loseNextAnswer(bot.id, 'message');

		const outcome = await shop.sandbox.pay({
			bot_id: bot.id,
			customer_id: customer,
			chat_id: customer,
			message_id: invoice.message_id,
		});

		expect(outcome.status).toBe('paid');
		const repeated = await eventually('the second delivery', async () =>
			(await shop.sandbox.journal()).find(
				({ kind, attempt, ok }) => kind === 'delivery' && attempt === 2 && ok,
			),
		);
		expect(repeated).toMatchObject({ update_type: 'message', status: 200 });
		await waitForThanks(customer, invoice.message_id);
		await waitUntilIdle(shop.n8n);
		expect(await rowsOf(customer)).toHaveLength(1);
		const messages = await shop.sandbox.messages(bot.id, customer);
		expect(messages.filter(({ text }) => text?.startsWith('Thank you!'))).toHaveLength(1);
	}, 60_000);

	test('given the page of the customer, when a person clicks through to the receipt, then one row holds the payment with the tip', async () => {
		const customer = 2003;
		const page = await openPage(browser, `${shop.sandbox.url}/?customer=${customer}&bot=${bot.id}`);
		await page.getByTestId('chat-input').fill('/buy');
		await page.getByTestId('send-button').click();
		await page.getByTestId('invoice-pay-button').click();
		await page.getByTestId('tip-chip').filter({ hasText: '5.00' }).click();
		await page.getByTestId('pay-now').click();

		const total = page.getByTestId('receipt-total');
		await total.waitFor();
		expect(await total.innerText()).toContain('17.50');
		await page.getByTestId('receipt-done').click();
		const chat = page.getByTestId('messages');
		await chat.getByText('Thank you! We have received 17.50 USD').waitFor();
		const rows = await rowsOf(customer);
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({ amount: 17.5, total_amount: 1750, currency: 'USD' });
		await page.context().close();
	}, 90_000);

	const namesOf = ({ nodes }: Workflow) =>
		nodes
			.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')
			.map(({ name }) => name as string)
			.sort();

	test('given the running demo shop, when its workflow is opened in the editor, then every node is known and none shows an error', async () => {
		const page = await openInEditor(browser, shop.n8n, workflow.id);
		const canvas = await readCanvas(page, namesOf(workflow).length);
		expect(canvas.nodes.sort()).toEqual(namesOf(workflow));
		expect(canvas.errorBadges).toBe(0);
		await page.context().close();
	}, 90_000);

	test('given an invoice without a chat and credentials, when its workflow is opened in the editor, then the node shows an error', async () => {
		const broken = { ...workflow, id: 'brokenShop000001', name: 'Broken shop', connections: {} };
		broken.nodes = broken.nodes
			.filter(({ name }) => name === 'Send the invoice')
			.map((node) => ({
				...node,
				credentials: {},
				parameters: { ...node.parameters, chatId: '' },
			}));
		await runner.workflows.createWorkflow(shop.n8n.api, broken);
		const page = await openInEditor(browser, shop.n8n, broken.id);
		expect(await readCanvas(page, 1, 1)).toEqual({ nodes: ['Send the invoice'], errorBadges: 1 });
		await page.context().close();
	}, 90_000);
});
