/** @jest-environment ./test/support/n8n/environment.mjs */
import { eventually } from '../../support/n8n/eventually';
import { listRuns } from '../../support/n8n/executions';
import { addWorkflow, type PaymentBot, paymentBot, sellTea } from '../../support/n8n/paymentBot';
import { runner, type Workflow } from '../../support/n8n/runner';
import { type Shop, startShop } from '../../support/n8n/shop';

interface WebhookInfo {
	url: string;
	pending_update_count: number;
}

const FOREIGN = 'http://127.0.0.1:9/somebody/elses/webhook';
const CUSTOMER = 6001;

describe('who owns a bot’s webhook', () => {
	let shop: Shop;
	const url = () => shop.sandbox.url;
	// A bot for each case, so that none depends on another.
	const bots = Array.from({ length: 8 }, (_, index) => paymentBot(6101 + index, url));

	beforeAll(async () => {
		shop = await startShop({
			credentials: (sandboxUrl) => [
				...bots.map((bot) => bot.credential(sandboxUrl)),
				{
					id: 'builtInBot000001',
					name: 'Built-in',
					type: 'telegramApi',
					data: { accessToken: bots[2].token, baseUrl: sandboxUrl },
				},
				{
					id: 'builtInBot000002',
					name: 'Built-in',
					type: 'telegramApi',
					data: { accessToken: bots[3].token, baseUrl: sandboxUrl },
				},
			],
			workflows: () => [],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const webhookOf = async (bot: PaymentBot) => await bot.call<WebhookInfo>('getWebhookInfo');

	const activate = async (workflow: Workflow) => {
		const { versionId } = await addWorkflow(shop.n8n, workflow);
		await runner.workflows.activateWorkflow(shop.n8n.api, workflow.id, versionId);
	};
	/**
	 * n8n activates in the background, tries five times within some 20 seconds, and only then logs why
	 * it could not; the log is the same for all n8n.
	 */
	const waitForRefusal = async (named: string): Promise<string> =>
		await eventually(
			`a refusal that names ${named}`,
			() =>
				shop.n8n
					.logs()
					.find((line) => line.includes('already delivers its updates') && line.includes(named)),
			60_000,
		);
	const deactivate = async (workflow: Workflow) =>
		await runner.workflows.deactivateWorkflow(shop.n8n.api, workflow.id);

	const waitForWebhook = async (bot: PaymentBot, part: string) =>
		await eventually(`a webhook with ${part}`, async () => {
			const info = await webhookOf(bot);
			return info.url.includes(part) ? info : undefined;
		});

	const pay = async (bot: PaymentBot, order: string): Promise<string> =>
		(await sellTea(shop.sandbox, bot, CUSTOMER, order)).status;

	const successfulRuns = async ({ id }: Workflow): Promise<string[]> =>
		(await listRuns(shop.n8n.api, { workflowId: id, status: ['success'] })).map(({ mode }) => mode);

	const waitForRuns = async (workflow: Workflow, count: number, mode = 'webhook') =>
		await eventually(`${count} runs of ${workflow.name} by ${mode}`, async () =>
			(await successfulRuns(workflow)).filter((one) => one === mode).length === count
				? true
				: undefined,
		);

	const droppedUpdates = async (): Promise<number> =>
		(await shop.sandbox.journal()).filter(
			({ method, parameters }) =>
				method?.toLowerCase().endsWith('webhook') &&
				String(parameters?.drop_pending_updates) === 'true',
		).length;

	test('given a free bot, when a workflow is activated and deactivated, then its webhook comes and goes', async () => {
		const [bot] = bots;
		const workflow = bot.receiver('Free bot');

		await activate(workflow);

		const { url: registered } = await waitForWebhook(bot, '/webhook/');
		expect(await pay(bot, 'free-1')).toBe('paid');
		await waitForRuns(workflow, 1);
		await deactivate(workflow);
		await eventually('no webhook', async () =>
			(await webhookOf(bot)).url === '' ? true : undefined,
		);
		expect(registered).toContain(shop.n8n.url);
	}, 60_000);

	test('given a bot that one workflow receives, when a second is activated, then it is refused, the first is named and goes on', async () => {
		const bot = bots[1];
		const first = bot.receiver('First of two');
		const second = bot.receiver('Second of two');
		await activate(first);
		const { url: registered } = await waitForWebhook(bot, '/webhook/');

		await activate(second);

		await waitForRefusal(new URL(registered).pathname);
		expect((await webhookOf(bot)).url).toBe(registered);
		expect(await pay(bot, 'two-1')).toBe('paid');
		await waitForRuns(first, 1);
	}, 120_000);

	const builtIn = (name: string, credentialId: string): Workflow => ({
		id: name.padEnd(16, '0').slice(0, 16),
		name,
		nodes: [
			{
				id: '30000000-0000-4000-8000-000000000001',
				name: 'Telegram Trigger',
				type: 'n8n-nodes-base.telegramTrigger',
				typeVersion: 1.2,
				position: [0, 0],
				webhookId: `30000000-0000-4000-8000-0000000${credentialId.slice(-5)}`,
				parameters: { updates: ['message'], additionalFields: {} },
				credentials: { telegramApi: { id: credentialId, name: 'Built-in' } },
			},
		],
		connections: {},
		settings: { executionOrder: 'v1' },
	});

	test('given a bot with a built-in trigger, when our workflow is activated, then it is refused and the built-in one keeps its webhook', async () => {
		const bot = bots[2];
		await activate(builtIn('builtInFirst', 'builtInBot000001'));
		const { url: registered } = await waitForWebhook(bot, '/webhook/');

		await activate(bot.receiver('After built-in'));

		await waitForRefusal(new URL(registered).pathname);
		expect((await webhookOf(bot)).url).toBe(registered);
	}, 120_000);

	test('given a built-in trigger that took our bot over, when our workflow is deactivated, then the built-in one keeps its webhook', async () => {
		const bot = bots[3];
		const workflow = bot.receiver('Before built-in');
		await activate(workflow);
		const own = await waitForWebhook(bot, '/webhook/');
		await activate(builtIn('builtInSecond', 'builtInBot000002'));
		const taken = await eventually('the take-over', async () => {
			const info = await webhookOf(bot);
			return info.url !== own.url ? info : undefined;
		});

		const before = (await shop.sandbox.journal()).length;
		const callsSince = async () =>
			(await shop.sandbox.journal())
				.slice(before)
				.filter(({ bot_id, kind }) => bot_id === bot.id && kind === 'call')
				.map(({ method }) => method?.toLowerCase());

		await deactivate(workflow);

		// Nobody but our trigger asks meanwhile; had it wanted to delete, it would do so right after.
		await eventually('the look at the webhook', async () =>
			(await callsSince()).includes('getwebhookinfo') ? true : undefined,
		);
		const { active } = (await shop.n8n.api.call('GET', `/workflows/${workflow.id}`)) as {
			active: boolean;
		};
		expect(active).toBe(false);
		expect(await callsSince()).not.toContain('deletewebhook');
		expect((await webhookOf(bot)).url).toBe(taken.url);
	}, 60_000);

	test('given a webhook set elsewhere and updates waiting, when it is replaced on request, then nothing that waited is lost', async () => {
		const bot = bots[4];
		await bot.call('setWebhook', { url: FOREIGN });
		const refused = bot.receiver('Refused by foreign');
		await activate(refused);
		await waitForRefusal('127.0.0.1:9/somebody');
		expect((await webhookOf(bot)).url).toBe(FOREIGN);
		await deactivate(refused);
		await bot.call('deleteWebhook');
		const dropped = await droppedUpdates();
		await shop.sandbox.write(bot.id, CUSTOMER, 'written while nobody listens');
		await bot.call('setWebhook', { url: FOREIGN });
		const workflow = bot.receiver('Replaces foreign', {
			events: ['message'],
			options: { replaceWebhook: true },
		});

		await activate(workflow);

		await waitForRuns(workflow, 1);
		expect((await webhookOf(bot)).url).toContain(shop.n8n.url);
		expect(await droppedUpdates()).toBe(dropped);
	}, 120_000);

	test('given an address from before n8n moved, when the workflow is activated, then the webhook is its own and is renewed', async () => {
		const bot = bots[5];
		const workflow = bot.receiver('Moved');
		const path = `/webhook/${workflow.nodes[0].webhookId}/webhook`;
		await bot.call('setWebhook', { url: `http://127.0.0.9:9${path}` });

		await activate(workflow);

		expect((await waitForWebhook(bot, shop.n8n.url)).url).toBe(`${shop.n8n.url}${path}`);
	}, 60_000);

	test('given an active workflow, when a payment arrives during a test run, then it is left unacknowledged for production, which gets it', async () => {
		const bot = bots[6];
		const workflow = bot.receiver('Tested while active');
		await activate(workflow);
		const production = await waitForWebhook(bot, '/webhook/');
		await shop.n8n.api.call('POST', `/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: 'Telegram Payments Trigger' },
		});
		await waitForWebhook(bot, '/webhook-test/');

		expect(await pay(bot, 'tested-1')).toBe('paid');

		await eventually('production’s webhook again', async () =>
			(await webhookOf(bot)).url === production.url ? true : undefined,
		);
		await waitForRuns(workflow, 1);
		// A delivery ends a moment after its run.
		const answers = await eventually('the end of a successful delivery', async () => {
			const ended = (await shop.sandbox.journal()).filter(
				({ kind, bot_id, update_type }) =>
					kind === 'delivery' && bot_id === bot.id && update_type === 'message',
			);
			return ended.at(-1)?.ok ? ended : undefined;
		});
		// The editor's run leaves the payment unacknowledged, so that Telegram repeats it.
		expect(answers.at(0)).toMatchObject({ ok: false });
	}, 90_000);

	test('given payments during a restart and a republish, when n8n is back, then each has one run and no update was dropped', async () => {
		const bot = bots[7];
		const workflow = bot.receiver('Restarted');
		await activate(workflow);
		await waitForWebhook(bot, '/webhook/');
		const dropped = await droppedUpdates();
		expect(await pay(bot, 'restart-1')).toBe('paid');
		await shop.n8n.restart();
		expect(await pay(bot, 'restart-2')).toBe('paid');
		const { versionId } = (await shop.n8n.api.call('GET', `/workflows/${workflow.id}`)) as {
			versionId: string;
		};

		await Promise.all([
			deactivate(workflow).then(() =>
				runner.workflows.activateWorkflow(shop.n8n.api, workflow.id, versionId),
			),
			shop.sandbox.write(bot.id, CUSTOMER, 'while it is being republished'),
		]);
		await waitForWebhook(bot, '/webhook/');
		expect(await pay(bot, 'restart-3')).toBe('paid');

		await waitForRuns(workflow, 3);
		expect(await droppedUpdates()).toBe(dropped);
	}, 120_000);
});
