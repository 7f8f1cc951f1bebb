/** @jest-environment ./test/support/n8n/environment.mjs */
import { readRunState } from '../../../nodes/shared/n8n/resumeAnswers';
import { readOrderReference } from '../../../nodes/shared/payments/orderReference';
import { resumePathOf, unpackWaitingRun } from '../../../nodes/shared/payments/waitingRun';
import { http } from '../../support/http';
import { eventually } from '../../support/n8n/eventually';
import { countRuns, listRuns } from '../../support/n8n/executions';
import { paymentBot, uuidFrom } from '../../support/n8n/paymentBot';
import type { Workflow } from '../../support/n8n/runner';
import { type Shop, startShop } from '../../support/n8n/shop';

const CUSTOMER = 7301;

/** What n8n really answers to calls for waiting runs, and what a waiting node really knows of its invoice. */
describe('calls for waiting runs', () => {
	let shop: Shop;
	const bot = paymentBot(6303, () => shop.sandbox.url);
	// Only the second invoice of a run may be paid.
	const trigger = bot.receiver('Hears of second invoices', {
		checkoutRules: { orderIdPattern: '.*-1' },
	});
	const orders: Workflow = {
		id: 'ordersInALoop000',
		name: 'Orders in a loop',
		nodes: [
			{
				id: uuidFrom('loop hook'),
				name: 'Order',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: uuidFrom('loop path'),
				parameters: { httpMethod: 'POST', path: 'loop', responseMode: 'onReceived' },
			},
			{
				id: uuidFrom('loop invoice'),
				// A name that would end an expression.
				name: 'Ask "twice" }} {{',
				type: 'n8n-nodes-telegram-payments.telegramPayments',
				typeVersion: 1,
				position: [250, 0],
				parameters: {
					resource: 'invoice',
					operation: 'sendAndWaitForPayment',
					paymentMethod: 'stars',
					chatId: String(CUSTOMER),
					orderId: '=order-{{ $runIndex }}',
					title: 'Tea',
					description: 'A cup of tea',
					prices: { price: [{ label: 'Tea', amount: '5' }] },
					timeLimit: 60,
					additionalFields: {},
				},
				credentials: trigger.nodes[0].credentials,
			},
			{
				id: uuidFrom('loop paid'),
				name: 'Paid?',
				type: 'n8n-nodes-base.if',
				typeVersion: 2.2,
				position: [500, 0],
				parameters: {
					conditions: {
						options: { caseSensitive: true, typeValidation: 'strict', version: 2 },
						combinator: 'and',
						conditions: [
							{
								id: uuidFrom('loop condition'),
								leftValue: '={{ $json.paid }}',
								rightValue: '',
								operator: { type: 'boolean', operation: 'true', singleValue: true },
							},
						],
					},
				},
			},
		],
		connections: {
			Order: { main: [[{ node: 'Ask "twice" }} {{', type: 'main', index: 0 }]] },
			'Ask "twice" }} {{': { main: [[{ node: 'Paid?', type: 'main', index: 0 }]] },
			'Paid?': { main: [[], [{ node: 'Ask "twice" }} {{', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};

	beforeAll(async () => {
		shop = await startShop({
			credentials: (sandboxUrl) => [bot.credential(sandboxUrl)],
			workflows: () => [trigger, orders],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const invoices = async () =>
		(await shop.sandbox.journal()).filter(
			({ kind, bot_id, method }) =>
				kind === 'call' && bot_id === bot.id && method?.toLowerCase() === 'sendinvoice',
		);

	/** The address of the run that an invoice's payload carries. */
	const pathOf = (payload: unknown): string => {
		const run = unpackWaitingRun(readOrderReference(String(payload)).terms.waiting ?? '');
		if (!run) throw new Error('the invoice carries no waiting run');
		return resumePathOf(run);
	};

	const post = async (path: string, body: object = {}) => {
		const url = `${shop.n8n.url}/webhook-waiting${path}`;
		const { status, data } = await http.post<unknown>(url, body);
		return { statusCode: status, body: data };
	};

	const pay = async (index: number) => {
		const sent = (await shop.sandbox.messages(bot.id, CUSTOMER)).filter(
			({ sandbox }) => sandbox?.invoice !== undefined,
		);
		return await shop.sandbox.pay({
			bot_id: bot.id,
			customer_id: CUSTOMER,
			chat_id: CUSTOMER,
			message_id: sent[index]?.message_id ?? 0,
		});
	};

	const waitFor = async (status: string) =>
		await eventually(`a run that is ${status}`, async () =>
			(await countRuns(shop.n8n.api, { workflowId: orders.id, status: [status] })) === 1
				? true
				: undefined,
		);

	const logs = () => shop.n8n.logs().join('\n');

	test('given a workflow is published, when n8n can call itself, then it tried that once and says nothing', async () => {
		await eventually('the call', () => logs().includes('can-n8n-call-itself') || undefined);
		expect(logs()).not.toContain('does not answer at its own address');
	}, 30_000);

	test('given a run that sends two invoices, when each is tried, then only what became of the second ends its wait', async () => {
		await eventually('the order', async () => {
			const { status } = await http.post(`${shop.n8n.url}/webhook/loop`);
			return status === 200 ? true : undefined;
		});
		await waitFor('waiting');
		expect(await pay(0)).toMatchObject({ status: 'declined' });
		await eventually('the second invoice', async () =>
			(await invoices()).length === 2 ? true : undefined,
		);
		await waitFor('waiting');

		// The buyer presses Pay on the first invoice again: a decline for good, of another invoice.
		expect(await pay(0)).toMatchObject({ status: 'declined' });
		await eventually('the line of the waiting node', () =>
			logs().includes('is about another invoice') ? true : undefined,
		);
		await waitFor('waiting');
		expect(await invoices()).toHaveLength(2);

		const path = pathOf((await invoices())[1]?.parameters?.payload);
		const forged = { invoice: 'A'.repeat(22), outcome: { paid: true } };
		expect(await post(path, forged)).toEqual({ statusCode: 200, body: { woken: false } });
		await waitFor('waiting');

		const withoutToken = path.replace(/signature=.{8}/, 'signature=00000000');
		const refused = await post(withoutToken, forged);
		expect([refused.statusCode, readRunState(refused)]).toEqual([401, 'gone']);

		expect(await pay(1)).toMatchObject({ status: 'paid' });
		await waitFor('success');
		const finished = await post(path, forged);
		expect([finished.statusCode, readRunState(finished)]).toEqual([409, 'gone']);

		const [run] = await listRuns(shop.n8n.api, { workflowId: orders.id });
		await shop.n8n.api.call('POST', '/executions/delete', { ids: [run?.id] });
		const deleted = await post(path, forged);
		expect([deleted.statusCode, readRunState(deleted)]).toEqual([404, 'gone']);
	}, 120_000);
});
