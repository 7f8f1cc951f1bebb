/** @jest-environment ./test/support/n8n/environment.mjs */
import { bot, type ExampleShop, startExampleShop } from '../e2e/examples/exampleShop';
import { BERLIN } from '../support/addresses';
import { eventually } from '../support/n8n/eventually';
import { countRuns } from '../support/n8n/executions';
import { runner, type Workflow } from '../support/n8n/runner';
import type { ChatMessage } from '../support/n8n/sandboxControl';
import { byPolling, byWebhook } from '../support/n8n/shop';

const REFUSAL = /already delivers its updates.*somebody\/elses\/webhook/;
const BERLIN_EXPRESS = {
	order_info: { name: 'Ada Lovelace', shipping_address: BERLIN },
	shipping_option_id: 'express',
};

const demoShopByPolling = (workflow: Workflow): Workflow => ({
	...byPolling(workflow),
	id: 'demoShopPolling1',
	name: 'Demo shop by polling',
});

const isInvoice = ({ sandbox }: ChatMessage) => sandbox?.invoice !== undefined;

/** What a shop does from day to day, in an n8n that has the package. */
describe.each(runner.releases)('a shop in n8n %s', (version) => {
	let shop: ExampleShop;

	beforeAll(async () => {
		shop = await startExampleShop({ version });
	}, 900_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	/** How the last publication went, as JSON; nothing in a release that does not keep that. */
	const publicationOf = (workflowId: string) =>
		shop.n8n.api
			.call('GET', `/workflows/${workflowId}/publication-status`)
			.then(JSON.stringify, () => '');

	describe(runner.capabilities.publishing, () => {
		test('given the demo shop by webhook, when it is published and taken back, then Telegram knows its address, and then none', async () => {
			await shop.withExample('demo-shop', async () => {
				expect(await shop.webhookUrl()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/webhook\//);
			});
			expect(await shop.webhookUrl()).toBeUndefined();
		}, 120_000);

		test('given a bot that somebody else receives, when a workflow is published, then n8n says whose it is, and they keep it', async () => {
			const url = 'http://127.0.0.1:9/somebody/elses/webhook';
			const { secondBot } = runner.demo;
			const call = (method: string, parameters: object = {}) =>
				runner.callBot(shop.url, secondBot.token, method, parameters);
			await call('setWebhook', { url });
			const workflow = {
				...byWebhook(runner.demo.readExample('stars-shop', secondBot)),
				id: 'starsShopRefused',
			};
			const { id, versionId } = (await runner.workflows.createWorkflow(shop.n8n.api, workflow)) as {
				id: string;
				versionId: string;
			};

			// Older releases say so when asked to publish; newer ones activate in the background, and then log
			// it or tell who asks how the publication went.
			const answer = await runner.workflows
				.activateWorkflow(shop.n8n.api, id, versionId)
				.catch(String);

			await eventually(
				'the refusal',
				async () =>
					[String(answer), ...shop.n8n.logs(), await publicationOf(id)].find((line) =>
						REFUSAL.test(line),
					),
				60_000,
			);
			expect(await call('getWebhookInfo')).toMatchObject({ url });
			await runner.workflows.deactivateWorkflow(shop.n8n.api, id);
		}, 120_000);
	});

	describe(runner.capabilities.restart, () => {
		test.each<{ way: string; change: typeof demoShopByPolling; customer: number }>([
			{ way: 'webhook', change: (workflow) => workflow, customer: 9911 },
			{ way: 'polling', change: demoShopByPolling, customer: 9912 },
		])(
			'given the demo shop by $way, when n8n is killed and started again, then what was written meanwhile is answered, and the shop sells',
			async ({ change, customer }) => {
				await shop.withExample(
					'demo-shop',
					async () => {
						const { message_id } = await shop.order(customer);
						await shop.n8n.kill();
						await shop.sandbox.write(bot.id, customer, '/buy');

						await shop.n8n.restart();

						const second = await eventually(
							'the invoice that was asked for meanwhile',
							async () =>
								(await shop.sandbox.messages(bot.id, customer)).find(
									(message) => message.message_id > message_id && isInvoice(message),
								),
							60_000,
						);
						expect((await shop.pay(customer, second.message_id)).status).toBe('paid');
						await shop.hear(customer, 'Thank you! We have received 12.50 USD');
						expect(await shop.rowsOf(customer)).toHaveLength(1);
					},
					change,
				);
			},
			180_000,
		);
	});

	describe(runner.capabilities.waiting, () => {
		test('given a run that waits for a payment, when n8n is started again and the customer pays, then the run goes on', async () => {
			const customer = 9921;
			await shop.withExample('invoice-and-wait', async () => {
				const invoice = await shop.order(customer, '/order');
				await eventually('the run to sleep', async () =>
					(await countRuns(shop.n8n.api, { status: ['waiting'] })) === 1 ? true : undefined,
				);
				await shop.n8n.restart();

				expect((await shop.pay(customer, invoice.message_id)).status).toBe('paid');

				const delivered = await shop.hear(customer, 'Thank you');
				expect(delivered.text).toContain('is paid, here is your chart');
			});
		}, 180_000);
	});

	describe(runner.capabilities.examples, () => {
		test('given stars-shop, when a customer pays, then the book is delivered and questions are answered', async () => {
			const customer = 9931;
			await shop.withExample('stars-shop', async () => {
				const invoice = await shop.order(customer);
				expect((await shop.pay(customer, invoice.message_id)).status).toBe('paid');
				await shop.hear(customer, 'Thank you! Here is your book');
				await shop.askQuestions(customer);
			});
		}, 120_000);

		test('given orders-and-payments, when an invoice is sent and paid, then its row is open and then paid', async () => {
			const customer = 9932;
			await shop.withExample('orders-and-payments', async () => {
				const statusIs = (wanted: string) =>
					eventually(`the order to be ${wanted}`, async () =>
						(await shop.rowsOf(customer, 'telegram_orders')).find(
							({ status }) => status === wanted,
						),
					);
				const invoice = await shop.order(customer);
				await statusIs('open');
				const outcome = await shop.pay(customer, invoice.message_id, {
					...BERLIN_EXPRESS,
					tip_amount: 250,
				});
				expect(outcome).toMatchObject({ status: 'paid', total_amount: 1800 + 1290 + 250 });
				expect(await statusIs('paid')).toMatchObject({
					product: 'Enamel mug',
					paid_amount: 33.4,
					tip_amount: 2.5,
					shipping_amount: 12.9,
				});
			});
			expect(await shop.rowsOf(customer, 'telegram_orders')).toHaveLength(1);
		}, 120_000);

		test('given payments-to-data-table, when a payment is refunded, then the table holds one row of each', async () => {
			const customer = 9933;
			await shop.withExample('payments-to-data-table', async () => {
				const invoice = await shop.order(customer);
				const outcome = await shop.pay(customer, invoice.message_id);
				const telegram_payment_charge_id = String(outcome.telegram_payment_charge_id);
				await shop.refund(customer, telegram_payment_charge_id);
				const rows = await shop.bothRowsOf(customer);
				expect(rows.map(({ event, idempotency_key }) => [event, idempotency_key])).toEqual([
					['successful_payment', telegram_payment_charge_id],
					['refunded_payment', `${telegram_payment_charge_id}:refunded`],
				]);
			});
		}, 120_000);
	});

	describe(runner.capabilities.tables, () => {
		test('given n8n’s Data Table node, when n8n describes it, then it creates tables, unless README says that it does not here', async () => {
			const [node] = (await shop.n8n.api.call('POST', '/node-types', {
				nodeInfos: [{ name: 'n8n-nodes-base.dataTable', version: 1 }],
			})) as Array<{
				properties: Array<{ name: string; options?: Array<{ value?: unknown }> }>;
			}>;
			const { options = [] } = node.properties.find(({ name }) => name === 'resource') ?? {};
			expect(options.map(({ value }) => value)).toContain('row');
			expect(options.some(({ value }) => value === 'table')).toBe(runner.createsTables(version));
		});
	});
});
