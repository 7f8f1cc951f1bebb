/** @jest-environment ./test/support/n8n/environment.mjs */
import { eventually } from '../../support/n8n/eventually';
import { listRuns } from '../../support/n8n/executions';
import { type Gate, openGate } from '../../support/n8n/gate';
import { addWorkflow, paymentBot, sellTea } from '../../support/n8n/paymentBot';
import { type N8n, runner, type Workflow } from '../../support/n8n/runner';
import { type Shop, startShop } from '../../support/n8n/shop';

const CUSTOMER = 8601;
const SALES = 12;

describe('two n8n with the same bot', () => {
	let shop: Shop;
	let other: N8n;
	let gate: Gate;
	const [polled, pushed] = Array.from({ length: 2 }, (_, index) =>
		paymentBot(6901 + index, () => shop.sandbox.url),
	);
	const byPolling = () =>
		polled.receiver('Two by polling', { receiveUpdates: 'polling' }, [gate.node]);
	const byWebhook = () =>
		pushed.receiver('Two by webhook', { receiveUpdates: 'webhook' }, [gate.node]);

	beforeAll(async () => {
		gate = await openGate();
		const credentials = (url: string) => [polled.credential(url), pushed.credential(url)];
		shop = await startShop({ credentials, workflows: () => [] });
		other = await runner.launchN8n({
			tarball: await runner.ensurePackage(),
			credentials: credentials(shop.sandbox.url),
		});
	}, 600_000);

	afterAll(async () => {
		await other?.stop();
		await shop?.stop();
		await gate?.close();
	}, 60_000);

	const publish = async (n8n: N8n, workflow: Workflow) => {
		const { versionId } = await addWorkflow(n8n, workflow);
		await runner.workflows.activateWorkflow(n8n.api, workflow.id, versionId);
	};
	const countRuns = async ({ api }: N8n, { id }: Workflow, status: string) =>
		(await listRuns(api, { workflowId: id, status: [status] })).length;
	const untilItDeliversTo = ({ url }: N8n) =>
		eventually(`a webhook of ${url}`, async () =>
			(await pushed.call<{ url: string }>('getWebhookInfo')).url.startsWith(url) ? true : undefined,
		);

	test('given both poll, when a shop sells, then every buyer is answered and every payment starts a run, both n8n say what is wrong, and the one that is left goes on', async () => {
		const workflow = byPolling();
		await publish(shop.n8n, workflow);
		await publish(other, workflow);

		const sell = async (name: string) => {
			const orders = Array.from({ length: SALES }, (_, index) => `${name}-${index}`);
			const statuses: string[] = [];
			for (const [index, order] of orders.entries()) {
				statuses.push((await sellTea(shop.sandbox, polled, CUSTOMER + index, order)).status);
			}
			expect(statuses).toEqual(orders.map(() => 'paid'));
			const started = await eventually('a run of every payment', () => {
				const runs = gate.passed(workflow.name).filter(({ order }) => orders.includes(order));
				return new Set(runs.map(({ order }) => order)).size === SALES ? runs.length : undefined;
			});
			process.stdout.write(`\nTwo n8n poll, ${name}: ${SALES} payments, ${started} runs\n`);
		};
		await sell('at-once');
		for (const n8n of [shop.n8n, other]) {
			await eventually(
				'a failed execution that says why',
				async () => ((await countRuns(n8n, workflow, 'error')) > 0 ? true : undefined),
				120_000,
			);
			expect(n8n.logs().join('\n')).toContain('another program that polls');
		}
		await sell('later');

		await runner.workflows.deactivateWorkflow(other.api, workflow.id);
		await eventually(
			'a sale',
			async () =>
				(await sellTea(shop.sandbox, polled, CUSTOMER, 'alone')).status === 'paid'
					? true
					: undefined,
			90_000,
		);
		const sold = () => gate.passed(workflow.name).filter(({ order }) => order === 'alone');
		await eventually('its run', () => sold()[0]);
		expect(sold()).toHaveLength(1);
	}, 300_000);

	test('given a copy of a workflow on another n8n, when it is published, then the bot delivers there alone, each payment once, and the log names both addresses', async () => {
		const workflow = byWebhook();
		await publish(shop.n8n, workflow);
		await untilItDeliversTo(shop.n8n);
		await publish(other, workflow);
		await untilItDeliversTo(other);
		for (let index = 0; index < SALES; index++) {
			const sale = await sellTea(shop.sandbox, pushed, CUSTOMER + index, `copied-${index}`);
			expect(sale.status).toBe('paid');
		}
		await eventually('all runs', async () =>
			(await countRuns(other, workflow, 'success')) === SALES ? true : undefined,
		);
		expect(await countRuns(shop.n8n, workflow, 'success')).toBe(0);
		expect(other.logs().join('\n')).toMatch(
			/delivered its updates to .+, an address of the same workflow, and now delivers them to/,
		);
	}, 120_000);
});
