/** @jest-environment ./test/support/n8n/environment.mjs */
import { lockDatabase } from '../../support/n8n/database';
import { eventually } from '../../support/n8n/eventually';
import { listRuns, waitUntilIdle } from '../../support/n8n/executions';
import { type Gate, openGate } from '../../support/n8n/gate';
import { paymentBot, sellTea } from '../../support/n8n/paymentBot';
import type { Workflow } from '../../support/n8n/runner';
import { type Shop, startShop } from '../../support/n8n/shop';

/** Longer than the trigger once waited before it asked for a run again. */
const HELD_MS = 6_500;
const CUSTOMER = 8001;

const after = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

/** n8n starts one run at a time: the others wait in its queue, as rows with the status `new`. */
describe('runs that wait in n8n’s own queue', () => {
	let shop: Shop;
	let gate: Gate;
	const bots = (['onReceived', 'whenFinished'] as const).map((acknowledge, index) => ({
		acknowledge,
		bot: paymentBot(6501 + index, () => shop.sandbox.url),
	}));
	const workflows: Workflow[] = [];

	beforeAll(async () => {
		gate = await openGate();
		workflows.push(
			...bots.map(({ bot, acknowledge }) =>
				bot.receiver(`Queue ${acknowledge}`, { receiveUpdates: 'polling', acknowledge }, [
					gate.node,
				]),
			),
		);
		shop = await startShop({
			credentials: (url) => bots.map(({ bot }) => bot.credential(url)),
			workflows: () => workflows,
			env: { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' },
		});
	}, 600_000);

	afterAll(async () => {
		gate?.open();
		await shop?.stop();
		await gate?.close();
	}, 60_000);

	const ordersPassed = ({ name }: Workflow, prefix: string) =>
		gate
			.passed(name)
			.map(({ order }) => order)
			.filter((order) => order.startsWith(prefix))
			.sort();

	test.each(bots.map(({ acknowledge }, index) => [acknowledge, index] as const))(
		'given %s and four payments, when the first run takes long and the others wait, then each is run once',
		async (_, index) => {
			const workflow = workflows[index];
			const { bot } = bots[index];
			gate.hold();
			const orders = [0, 1, 2, 3].map((number) => `queued-${number}`);
			await Promise.all(
				orders.map(
					async (order, number) => await sellTea(shop.sandbox, bot, CUSTOMER + number, order),
				),
			);
			await gate.until(workflow.name, 1);
			await after(HELD_MS);
			gate.open();
			await waitUntilIdle(shop.n8n);
			await eventually('four runs', () =>
				ordersPassed(workflow, 'queued').length >= 4 ? true : undefined,
			);
			await waitUntilIdle(shop.n8n);

			expect(ordersPassed(workflow, 'queued')).toEqual(orders);
			const runs = await listRuns(shop.n8n.api, { workflowId: workflow.id });
			expect(runs.map(({ status }) => status)).toEqual(orders.map(() => 'success'));
		},
		90_000,
	);

	test('given a run that waits, when a person takes it out of the queue, then its buyer’s next payment is run all the same', async () => {
		const [workflow] = workflows;
		const [{ bot }] = bots;
		gate.hold();
		await sellTea(shop.sandbox, bot, CUSTOMER, 'taken-0');
		await gate.until(workflow.name, 5);
		await sellTea(shop.sandbox, bot, CUSTOMER + 1, 'taken-1');
		const waiting = await eventually('a run in the queue', async () =>
			(await listRuns(shop.n8n.api, { workflowId: workflow.id })).find(
				({ status }) => status === 'new',
			),
		);
		await shop.n8n.api.call('POST', `/executions/${waiting.id}/stop`);
		await sellTea(shop.sandbox, bot, CUSTOMER + 1, 'taken-2');
		gate.open();

		await eventually('the next payment', () =>
			ordersPassed(workflow, 'taken-2').length > 0 ? true : undefined,
		);
		await waitUntilIdle(shop.n8n);
		expect(ordersPassed(workflow, 'taken')).toEqual(['taken-0', 'taken-2']);
	}, 60_000);

	test.each([6_500, 9_000])(
		'given a database that is locked for %d ms, when somebody pays meanwhile, then there is one run',
		async (ms) => {
			const unlock = await lockDatabase(shop.n8n);
			const order = `locked-${ms}`;
			const paid = await Promise.all(
				bots.map(async ({ bot }) => await sellTea(shop.sandbox, bot, CUSTOMER + 5, order)),
			);
			await after(ms);
			await unlock();

			expect(paid.map(({ status }) => status)).toEqual(['paid', 'paid']);
			for (const workflow of workflows) {
				await eventually(`a run of ${workflow.name}`, () =>
					ordersPassed(workflow, order).length > 0 ? true : undefined,
				);
			}
			await waitUntilIdle(shop.n8n);
			for (const workflow of workflows) expect(ordersPassed(workflow, order)).toEqual([order]);
		},
		60_000,
	);
});
