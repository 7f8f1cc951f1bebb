/** @jest-environment ./test/support/n8n/environment.mjs */
import { http } from '../../support/http';
import { eventually } from '../../support/n8n/eventually';
import * as executions from '../../support/n8n/executions';
import { type PaymentBot, paymentBot, sellTea, uuidFrom } from '../../support/n8n/paymentBot';
import { insertInto, type QueueShop, startQueueShop } from '../../support/n8n/queueShop';
import type { Workflow } from '../../support/n8n/runner';
import type { JournalEntry } from '../../support/n8n/sandboxControl';
import { serveStandIn } from '../../support/standIns/jsonServer';

const WAITS = 20;

describe('n8n in queue mode', () => {
	let shop: QueueShop;
	let crm: Awaited<ReturnType<typeof serveStandIn>>;
	let refusals = 0;
	const url = () => shop.sandbox.url;
	const bots = {
		webhook: paymentBot(6411, url),
		polling: paymentBot(6412, url),
		finished: paymentBot(6413, url),
		received: paymentBot(6414, url),
		waiting: paymentBot(6415, url),
		asked: paymentBot(6416, url),
		pollingWait: paymentBot(6417, url),
		once: paymentBot(6418, url),
	};
	let workflows: Record<keyof typeof bots, Workflow>;

	/** Keeps a payment in the CRM, which is down as often as `refusals` says. */
	const tellCrm = (): object => ({
		id: uuidFrom('tell the CRM'),
		name: 'CRM',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		position: [260, 0],
		parameters: {
			method: 'POST',
			url: crm.url,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ JSON.stringify({ order: $json.order_id }) }}',
			options: {},
		},
	});
	const approve = (bot: PaymentBot): object => ({
		id: uuidFrom('approve'),
		name: 'Approve',
		type: 'n8n-nodes-telegram-payments.telegramPayments',
		typeVersion: 1,
		position: [260, 0],
		parameters: {
			resource: 'preCheckoutQuery',
			operation: 'approve',
			preCheckoutQueryId: '={{ $json.pre_checkout_query_id }}',
		},
		credentials: bot.receiver('any').nodes[0].credentials,
	});
	const orders = (name: string, bot: PaymentBot, sandboxUrl: string): Workflow => ({
		id: `ordersWait${bot.id}00`,
		name,
		nodes: [
			{
				id: uuidFrom(`${name} hook`),
				name: 'Order',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: uuidFrom(`${name} path`),
				parameters: { httpMethod: 'POST', path: `order-${bot.id}`, responseMode: 'onReceived' },
			},
			{
				id: uuidFrom(`${name} wait`),
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
				credentials: bot.receiver('any').nodes[0].credentials,
			},
			{
				id: uuidFrom(`${name} thanks`),
				name: 'Thanks',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [500, 0],
				parameters: {
					method: 'POST',
					url: `${sandboxUrl}/bot${bot.token}/sendMessage`,
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
	});

	beforeAll(async () => {
		crm = await serveStandIn(() =>
			refusals-- > 0 ? { status: 503, body: { error: 'down' } } : { body: {} },
		);
		const { webhook, polling, finished, received, waiting, asked, pollingWait, once } = bots;
		workflows = {
			webhook: webhook.receiver('By webhook', {}, [insertInto('by_webhook')]),
			polling: polling.receiver('By polling', { receiveUpdates: 'polling' }, [
				insertInto('by_polling'),
			]),
			finished: finished.receiver('When finished', { acknowledge: 'whenFinished' }, [tellCrm()]),
			received: received.receiver('When stored', { acknowledge: 'onReceived' }, [tellCrm()]),
			waiting: waiting.receiver('Hears of payments'),
			asked: asked.receiver('Asked', { events: ['pre_checkout_query'], preCheckout: 'workflow' }, [
				approve(asked),
			]),
			once: once.receiver('Once per order', { checkoutRules: { oncePerOrder: true } }),
			pollingWait: pollingWait.receiver('Hears by polling', { receiveUpdates: 'polling' }),
		};
		shop = await startQueueShop({
			credentials: (sandboxUrl) => Object.values(bots).map((bot) => bot.credential(sandboxUrl)),
			workflows: (sandboxUrl) => [
				...Object.values(workflows),
				orders('Orders that wait', waiting, sandboxUrl),
				orders('Orders that wait for a poll', pollingWait, sandboxUrl),
			],
			tables: ['by_webhook', 'by_polling'],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
		await crm?.close();
	}, 60_000);

	const pay = async (bot: PaymentBot, customer: number, order: string) =>
		await sellTea(shop.sandbox, bot, customer, order);
	const entriesOf = async (bot: PaymentBot): Promise<JournalEntry[]> =>
		(await shop.sandbox.journal()).filter(({ bot_id }) => bot_id === bot.id);
	const deliveriesOf = async (bot: PaymentBot): Promise<JournalEntry[]> =>
		(await entriesOf(bot)).filter(
			({ kind, update_type }) => kind === 'delivery' && update_type === 'message',
		);
	/** Of any state unless told otherwise. */
	const countRuns = ({ id }: Workflow, status?: string) =>
		executions.countRuns(shop.n8n.api, { workflowId: id, ...(status && { status: [status] }) });
	const waitForRuns = async (workflow: Workflow, status: string, count: number) =>
		await eventually(
			`${count} runs of ${workflow.name} with ${status}`,
			async () => ((await countRuns(workflow, status)) === count ? true : undefined),
			60_000,
		);
	const waitForRow = async (table: string, order: string) =>
		await eventually(`the row of ${order}`, async () => {
			const rows = await shop.rows(table);
			return rows.some(({ order_id }) => order_id === order) ? rows : undefined;
		});
	/** Runs that a process has finished, as it says itself. */
	const finishedBy = (lines: string[]) =>
		lines.filter((line) => line.includes('Worker finished execution')).length;

	test('given a trigger by webhook, when buyers pay, then processors answer in time, workers run and each payment has one row', async () => {
		const customers = Array.from({ length: 12 }, (_, index) => 8_001 + index);

		const outcomes = await Promise.all(
			customers.map(async (customer) => await pay(bots.webhook, customer, `webhook-${customer}`)),
		);

		expect(outcomes.map(({ status }) => status)).toEqual(customers.map(() => 'paid'));
		for (const { pre_checkout_ms } of outcomes) expect(pre_checkout_ms).toBeLessThan(10_000);
		for (const customer of customers) await waitForRow('by_webhook', `webhook-${customer}`);
		await waitForRuns(workflows.webhook, 'success', customers.length);
		expect(await shop.rows('by_webhook')).toHaveLength(customers.length);
		// A worker says so a moment after n8n lists the run.
		await eventually('what the workers say', () => {
			const finished = shop.n8n.workers.map((worker) => finishedBy(worker.lines()));
			const sum = finished.reduce((total, count) => total + count, 0);
			return sum >= customers.length || undefined;
		});
	}, 90_000);

	test('given an answer that Telegram does not hear, when it repeats the payment, then there is still one run', async () => {
		const before = await countRuns(workflows.webhook);
		await shop.sandbox.loseNextAnswer(bots.webhook.id, 'message');

		expect((await pay(bots.webhook, 8_050, 'repeated')).status).toBe('paid');

		await eventually('the repeat', async () =>
			(await deliveriesOf(bots.webhook)).some(({ attempt, ok }) => attempt === 2 && ok === true)
				? true
				: undefined,
		);
		await waitForRow('by_webhook', 'repeated');
		expect(await countRuns(workflows.webhook)).toBe(before + 1);
	}, 60_000);

	test('given "once per order" and a paid order, when others want to pay it, then every processor declines', async () => {
		expect((await pay(bots.once, 8_055, 'only-once')).status).toBe('paid');
		await waitForRuns(workflows.once, 'success', 1);

		const outcomes = [];
		for (const customer of [8_056, 8_057, 8_058, 8_059]) {
			outcomes.push((await pay(bots.once, customer, 'only-once')).status);
		}

		expect(outcomes).toEqual(Array.from({ length: 4 }, () => 'declined'));
	}, 60_000);

	test('given "when the run has succeeded", when the run fails on a worker, then Telegram repeats the payment until one succeeds', async () => {
		refusals = 1;

		expect((await pay(bots.finished, 8_060, 'finished-1')).status).toBe('paid');

		await waitForRuns(workflows.finished, 'success', 1);
		expect(await countRuns(workflows.finished, 'error')).toBe(1);
		// A delivery ends a moment after its run.
		const [first, second] = await eventually('the end of both deliveries', async () => {
			const ended = await deliveriesOf(bots.finished);
			return ended.length > 1 ? ended : undefined;
		});
		expect(first).toMatchObject({ attempt: 1, ok: false, status: 500 });
		expect(second).toMatchObject({ attempt: 2, ok: true });
	}, 60_000);

	test('given "when the run is stored", when the run fails on a worker, then Telegram was told already and the failed run stays', async () => {
		refusals = 1;

		expect((await pay(bots.received, 8_070, 'received-1')).status).toBe('paid');

		await waitForRuns(workflows.received, 'error', 1);
		expect(await countRuns(workflows.received, 'success')).toBe(0);
		const ended = await eventually('the end of the delivery', async () => {
			const seen = await deliveriesOf(bots.received);
			return seen.length > 0 ? seen : undefined;
		});
		expect(ended).toEqual([expect.objectContaining({ attempt: 1, ok: true })]);
	}, 60_000);

	test('given checkouts answered by the workflow, when buyers pay, then a worker answers and the processor’s fallback keeps quiet', async () => {
		const outcome = await pay(bots.asked, 8_080, 'asked-1');

		expect(outcome.status).toBe('paid');
		await waitForRuns(workflows.asked, 'success', 1);
		const answers = (await entriesOf(bots.asked)).filter(
			({ method }) => method === 'answerPreCheckoutQuery',
		);
		expect(answers.filter(({ ok }) => ok === true)).toHaveLength(1);
	}, 60_000);

	test.each([
		{ received: 'webhook', bot: bots.waiting, first: 8_100 },
		{ received: 'polling', bot: bots.pollingWait, first: 8_200 },
	])(
		'given runs that wait for a payment, when all are paid and received by $received, then each goes on exactly once',
		async ({ bot, first }) => {
			const customers = Array.from({ length: WAITS }, (_, index) => first + index);
			const workflow = { id: `ordersWait${bot.id}00`, name: 'Orders' } as Workflow;
			for (const customer of customers) {
				const url = `${shop.n8n.webhookUrl}/webhook/order-${bot.id}`;
				expect((await http.post(url, { customer })).status).toBe(200);
			}
			await waitForRuns(workflow, 'waiting', WAITS);

			const outcomes = await Promise.all(
				customers.map(async (customer) => await shop.sandbox.payInvoice(bot.id, customer)),
			);

			expect(outcomes.filter(({ status }) => status === 'paid')).toHaveLength(WAITS);
			await waitForRuns(workflow, 'success', WAITS);
			for (const customer of customers) {
				const thanks = (await shop.sandbox.messages(bot.id, customer)).filter(({ text }) =>
					text?.startsWith('Thanks for'),
				);
				expect(thanks.map(({ text }) => text)).toEqual([`Thanks for order-${customer}: true`]);
			}
		},
		180_000,
	);

	const polls = async () =>
		(await entriesOf(bots.polling)).filter(({ method }) => method === 'getUpdates');

	test('given a trigger that polls, when buyers pay, then only the main process polls and each payment has one row', async () => {
		const customers = Array.from({ length: 12 }, (_, index) => 8_301 + index);

		const outcomes = await Promise.all(
			customers.map(async (customer) => await pay(bots.polling, customer, `polling-${customer}`)),
		);

		expect(outcomes.map(({ status }) => status)).toEqual(customers.map(() => 'paid'));
		for (const customer of customers) await waitForRow('by_polling', `polling-${customer}`);
		await waitForRuns(workflows.polling, 'success', customers.length);
		expect(await shop.rows('by_polling')).toHaveLength(customers.length);
		expect((await polls()).filter(({ ok }) => ok === false)).toEqual([]);
	}, 90_000);

	test('given the main process is killed, when buyers pay and it starts again, then webhooks go on meanwhile, and it polls alone afterwards', async () => {
		await shop.n8n.main.kill();
		const before = (await polls()).length;
		expect((await pay(bots.webhook, 8_351, 'without main')).status).toBe('paid');
		await waitForRow('by_webhook', 'without main');

		await shop.n8n.main.restart();

		expect((await pay(bots.polling, 8_350, 'after the kill')).status).toBe('paid');

		const rows = await waitForRow('by_polling', 'after the kill');
		expect(rows.filter(({ order_id }) => order_id === 'after the kill')).toHaveLength(1);
		const since = (await polls()).slice(before);
		expect(since.length).toBeGreaterThan(0);
		// The poll of the killed process may still hang at Telegram when the new one starts.
		expect(since.filter(({ ok }) => ok === false).length).toBeLessThanOrEqual(1);
	}, 120_000);

	test('given active triggers, when Telegram is asked, then the bots’ webhooks point at the load balancer', async () => {
		for (const bot of [bots.webhook, bots.finished, bots.received, bots.waiting, bots.asked]) {
			const info = await bot.call<{ url: string }>('getWebhookInfo');
			expect(info.url.startsWith(`${shop.n8n.webhookUrl}/webhook/`)).toBe(true);
		}
		expect((await bots.polling.call<{ url: string }>('getWebhookInfo')).url).toBe('');
	}, 30_000);
});
