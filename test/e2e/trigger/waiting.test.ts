/** @jest-environment ./test/support/n8n/environment.mjs */
import { http } from '../../support/http';
import { eventually } from '../../support/n8n/eventually';
import { countRuns, listRuns, waitUntilIdle } from '../../support/n8n/executions';
import { paymentBot, uuidFrom } from '../../support/n8n/paymentBot';
import { runner, type Workflow } from '../../support/n8n/runner';
import type { PayOutcome } from '../../support/n8n/sandboxControl';
import { type Shop, startShop } from '../../support/n8n/shop';

/** `npm run test:storm` takes its time: more runs, both ways of receiving, all releases of n8n. */
const isLong = process.env.STORM === 'long';
const WAITS = isLong ? 200 : 50;
type Way = 'webhook' | 'polling';
const CASES: Array<[string, Way]> = isLong
	? runner.releases.flatMap((version): Array<[string, Way]> => [
			[version, 'webhook'],
			[version, 'polling'],
		])
	: [[runner.releases[0], 'webhook']];
/** Who press Pay at the same moment: an n8n that has just started is slow. */
const AT_ONCE = 20;
const FIRST_CUSTOMER = 7001;

describe.each(CASES)('runs of n8n %s that wait for a payment, received by %s', (version, way) => {
	let shop: Shop;
	const bot = paymentBot(6301, () => shop.sandbox.url);
	const trigger = bot.receiver('Hears of payments', { receiveUpdates: way });
	const order: Workflow = {
		id: 'ordersThatWait00',
		name: 'Orders that wait',
		nodes: [
			{
				id: uuidFrom('order hook'),
				name: 'Order',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: uuidFrom('order path'),
				parameters: { httpMethod: 'POST', path: 'order', responseMode: 'onReceived' },
			},
			{
				id: uuidFrom('invoice and wait'),
				name: 'Invoice and wait',
				type: 'n8n-nodes-telegram-payments.telegramPayments',
				typeVersion: 1,
				position: [250, 0],
				parameters: {
					resource: 'invoice',
					operation: 'sendAndWaitForPayment',
					paymentMethod: 'stars',
					chatId: '={{ $json.body.customer }}',
					orderId: '=order-{{ $json.body.customer }}',
					title: 'Tea',
					description: 'A cup of tea',
					prices: { price: [{ label: 'Tea', amount: '5' }] },
					timeLimit: 60,
					additionalFields: {},
				},
				credentials: trigger.nodes[0].credentials,
			},
			{
				id: uuidFrom('say thanks'),
				name: 'Thanks',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [500, 0],
				parameters: {
					method: 'POST',
					url: '',
					sendBody: true,
					specifyBody: 'json',
					jsonBody:
						'={{ JSON.stringify({ chat_id: $json.user_id, text: "Thanks for " + $json.order_id + ": " + $json.paid }) }}',
					options: {},
				},
			},
		],
		connections: {
			Order: { main: [[{ node: 'Invoice and wait', type: 'main', index: 0 }]] },
			'Invoice and wait': { main: [[{ node: 'Thanks', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};

	const provider = { id: 'providerOfWaits0', name: 'Stripe in test mode' };
	/** By card: a bank can keep such a payment waiting. */
	const byCard = (): Workflow => ({
		...order,
		id: 'ordersByCard0000',
		name: 'Orders by card',
		connections: {
			Order: { main: [[{ node: 'Invoice and wait', type: 'main', index: 0 }]] },
		},
		nodes: order.nodes.slice(0, 2).map((node) => {
			const id = uuidFrom(`card ${node.name}`);
			if (node.name === 'Order') {
				const parameters = { ...node.parameters, path: 'order-by-card' };
				return { ...node, id, webhookId: uuidFrom('card path'), parameters };
			}
			return {
				...node,
				id,
				parameters: {
					...node.parameters,
					paymentMethod: 'provider',
					currency: 'USD',
					timeLimit: 1,
				},
				credentials: { ...node.credentials, telegramPaymentProviderApi: provider },
			};
		}),
	});

	beforeAll(async () => {
		shop = await startShop({
			version,
			credentials: (sandboxUrl) => [
				bot.credential(sandboxUrl),
				{
					...provider,
					type: 'telegramPaymentProviderApi',
					data: { provider: 'stripe', providerToken: '284685063:TEST:cnVuc1RoYXRXYWl0' },
				},
			],
			workflows: (sandboxUrl) => {
				order.nodes[2].parameters.url = `${sandboxUrl}/bot${bot.token}/sendMessage`;
				return [trigger, order, byCard()];
			},
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const customers = Array.from({ length: WAITS }, (_, index) => FIRST_CUSTOMER + index);

	const countOrders = (status: string) =>
		countRuns(shop.n8n.api, { workflowId: order.id, status: [status] });

	const dataOf = async ({ id }: { id: string }) =>
		((await shop.n8n.api.call('GET', `/executions/${id}`)) as { data: string }).data;

	const placeOrder = async (customer: number, path = 'order') =>
		await eventually(`order of ${customer}`, async () => {
			const { status } = await http.post(`${shop.n8n.url}/webhook/${path}`, { customer });
			return status === 200 ? true : undefined;
		});

	test(`given ${WAITS} runs that wait, when n8n is killed, starts again and all are paid, then each goes on exactly once`, async () => {
		for (const customer of customers) await placeOrder(customer);
		await eventually('all runs to wait', async () =>
			(await countOrders('waiting')) === WAITS ? true : undefined,
		);

		await shop.n8n.kill();
		await shop.n8n.restart();
		const outcomes: PayOutcome[] = [];
		for (let first = 0; first < customers.length; first += AT_ONCE) {
			const group = customers.slice(first, first + AT_ONCE);
			const payments = group.map(
				async (customer) => await shop.sandbox.payInvoice(bot.id, customer),
			);
			outcomes.push(...(await Promise.all(payments)));
			// Every payment starts one run and wakes another; the next buyers' checkouts do not wait for them.
			await waitUntilIdle(shop.n8n);
		}

		expect(outcomes.filter(({ status }) => status === 'paid')).toHaveLength(WAITS);
		await eventually(
			'the end of all runs',
			async () => ((await countOrders('success')) === WAITS ? true : undefined),
			60_000,
		);
		for (const customer of customers) {
			const thanks = (await shop.sandbox.messages(bot.id, customer)).filter(({ text }) =>
				text?.startsWith('Thanks for'),
			);
			expect(thanks.map(({ text }) => text)).toEqual([`Thanks for order-${customer}: true`]);
		}
	}, 600_000);

	// A minute, and two more in which a payment under way may still arrive.
	(isLong ? test : test.skip)(
		'given a limit of a minute, when it is over, then the run goes on unpaid, a new checkout is declined, and a payment under way is a row that names the run',
		async () => {
			const customer = FIRST_CUSTOMER + WAITS;
			const control = shop.sandbox.control;
			const open = async () => {
				const invoice = (await shop.sandbox.messages(bot.id, customer)).find(
					({ sandbox }) => sandbox?.invoice !== undefined,
				);
				const chat = { bot_id: bot.id, customer_id: customer, chat_id: customer };
				return await control<{ id: string }>('POST', '/checkouts', {
					...chat,
					message_id: invoice?.message_id,
				});
			};
			await placeOrder(customer, 'order-by-card');
			await eventually('the invoice', async () =>
				(await shop.sandbox.messages(bot.id, customer)).length > 0 ? true : undefined,
			);
			// The bot has approved it; the bank waits for the buyer.
			const { id } = await open();
			const late = await control<{ status: string }>('POST', `/checkouts/${id}/pay`, {
				card: '3ds',
			});
			expect(late.status).toBe('requires_3ds');

			const declined = await eventually(
				'the end of the invoice',
				async () => {
					const again = await open();
					const tried = await control<{ status: string; reason?: string }>(
						'POST',
						`/checkouts/${again.id}/pay`,
						{ card: '3ds' },
					);
					return tried.status === 'declined' ? tried : undefined;
				},
				90_000,
			);
			expect(declined.reason).toMatch(/expired|no longer/i);
			expect(await countRuns(shop.n8n.api, { workflowId: byCard().id, status: ['waiting'] })).toBe(
				1,
			);

			const waited = await eventually(
				'the end of the wait',
				async () =>
					(await listRuns(shop.n8n.api, { workflowId: byCard().id, status: ['success'] }))[0],
				180_000,
			);
			expect(await dataOf(waited)).toContain('timeLimit');
			const before = await countRuns(shop.n8n.api, { workflowId: trigger.id });
			const paid = await control<{ status: string }>('POST', `/checkouts/${id}/confirm`, {
				approve: true,
			});
			expect(paid.status).toBe('paid');
			await eventually('the run of the late payment', async () =>
				(await countRuns(shop.n8n.api, { workflowId: trigger.id })) > before ? true : undefined,
			);
			await waitUntilIdle(shop.n8n);
			const [run] = await listRuns(shop.n8n.api, { workflowId: trigger.id });
			const data = run ? await dataOf(run) : '';
			expect(data).toContain(`order-${customer}`);
			expect(data).toContain('missed_wait');
			expect(data).toContain(`"${waited.id}"`);
		},
		420_000,
	);
});
