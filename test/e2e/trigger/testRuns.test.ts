/** @jest-environment ./test/support/n8n/environment.mjs */
import type { Browser, Locator, Page } from 'playwright-core';
import { signIn, startBrowser } from '../../support/n8n/browser';
import { eventually } from '../../support/n8n/eventually';
import { listRuns } from '../../support/n8n/executions';
import { addWorkflow, type PaymentBot, paymentBot, sellTea } from '../../support/n8n/paymentBot';
import { runner, type Workflow } from '../../support/n8n/runner';
import { type Shop, startShop } from '../../support/n8n/shop';

const CUSTOMER = 8101;
const TRIGGER = 'Telegram Payments Trigger';
const LATER = 'Later';

type Kind = 'message' | 'checkout' | 'payment';
type Way = 'webhook' | 'polling';

/** The editor's three buttons that start a test, and the node whose panel has each; none: the canvas. */
const BUTTONS = {
	'Test this trigger': TRIGGER,
	'Execute step': LATER,
	'Execute workflow': undefined,
} as const;
type Button = keyof typeof BUTTONS;

interface Case {
	way: Way;
	isPublished: boolean;
	button: Button;
	kind: Kind;
}

/** All ways, all buttons and all kinds, not each with each. */
const CASES: Case[] = (['webhook', 'polling'] as const).flatMap((way) =>
	[false, true].flatMap((isPublished) =>
		(Object.keys(BUTTONS) as Button[]).map((button, index) => ({
			way,
			isPublished,
			button,
			kind: (['message', 'checkout', 'payment'] as const)[(index + (isPublished ? 1 : 0)) % 3],
		})),
	),
);

const EVENT_OF: Record<Kind, string> = {
	message: 'message',
	checkout: 'pre_checkout_query',
	payment: 'successful_payment',
};

describe('test runs in the editor', () => {
	let shop: Shop;
	let browser: Browser;
	let editor: Page;
	const bots = CASES.map((_, index) => paymentBot(6601 + index, () => shop.sandbox.url));

	beforeAll(async () => {
		shop = await startShop({
			credentials: (url) => bots.map((bot) => bot.credential(url)),
			workflows: () => [],
		});
		browser = await startBrowser();
		editor = await signIn(browser, shop.n8n);
	}, 600_000);

	afterAll(async () => {
		await browser?.close();
		await shop?.stop();
	}, 60_000);

	const workflowOf = ({ way, button, kind, isPublished }: Case, bot: PaymentBot): Workflow => {
		const name = `${bot.id} ${way} ${kind} ${button} ${String(isPublished)}`;
		return bot.receiver(name, { receiveUpdates: way, events: [EVENT_OF[kind]] }, [
			{
				id: '40000000-0000-4000-8000-000000000001',
				name: LATER,
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [260, 0],
				parameters: {},
			},
		]);
	};

	const act = async (kind: Kind, bot: PaymentBot) => {
		if (kind === 'message') return await shop.sandbox.write(bot.id, CUSTOMER, '/start');
		return await sellTea(shop.sandbox, bot, CUSTOMER, 'order-of-a-test');
	};

	const part = (id: string): Locator => editor.locator(`[data-test-id="${id}"]`);
	const node = (name: string): Locator =>
		editor.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	const output = (): Locator => part('output-panel');
	const openPanel = async (name: string) => {
		await node(name).dblclick();
		await part('ndv').waitFor();
	};

	const press = async (button: Button) => {
		const panel = BUTTONS[button];
		if (panel) await openPanel(panel);
		const place = panel ? part('ndv') : part('execute-workflow-button');
		await place
			.getByText(button, { exact: Boolean(panel) })
			.first()
			.click();
	};

	const webhookOf = async (bot: PaymentBot) =>
		(await bot.call<{ url: string }>('getWebhookInfo')).url;

	/** Begins a test by webhook, as the editor's buttons do. */
	const testByWebhook = async (workflow: Workflow, bot: PaymentBot) => {
		await shop.n8n.api.call('POST', `/workflows/${workflow.id}/run`, {
			workflowData: workflow,
			triggerToStartFrom: { name: TRIGGER },
		});
		await untilTested(bot);
	};

	const untilTested = (bot: PaymentBot) =>
		eventually('the test webhook', async () =>
			(await webhookOf(bot)).includes('/webhook-test/') ? true : undefined,
		);

	/** @param since so many lines of the journal are older */
	const untilItPolls = (bot: PaymentBot, since = 0) =>
		eventually('the start of the loop', async () =>
			// It looks for a webhook, and then polls.
			(await shop.sandbox.journal())
				.slice(since)
				.find(({ bot_id, method }) => bot_id === bot.id && method === 'getWebhookInfo'),
		);

	test.each(CASES.map((one, index) => ({ ...one, index })))(
		'given $button, by $way, published: $isPublished, when a $kind comes, then the run ends and shows it',
		async (one) => {
			const { way, isPublished, button, kind } = one;
			const bot = bots[one.index];
			const workflow = workflowOf(one, bot);
			// The sandbox knows a bot once its token was used.
			await bot.call('getMe');
			const { versionId } = await addWorkflow(shop.n8n, workflow);
			let production = '';
			if (isPublished) {
				await runner.workflows.activateWorkflow(shop.n8n.api, workflow.id, versionId);
				if (way === 'webhook') {
					production = await eventually(
						'the webhook',
						async () => (await webhookOf(bot)) || undefined,
					);
				} else {
					await untilItPolls(bot);
				}
			}

			await editor.goto(`${shop.n8n.url}/workflow/${workflow.id}`);
			await node(LATER).waitFor();
			await press(button);
			if (way === 'webhook') {
				await untilTested(bot);
			}
			if (way === 'polling' && isPublished) {
				// The test only looks on, so it has to be there first.
				await eventually('the test run', async () =>
					(await listRuns(shop.n8n.api, { workflowId: workflow.id, status: ['running'] })).find(
						({ mode }) => mode === 'manual',
					),
				);
				await new Promise((resolve) => setTimeout(resolve, 1_500));
			}
			await act(kind, bot);

			const run = await eventually('the end of the test run', async () =>
				(await listRuns(shop.n8n.api, { workflowId: workflow.id })).find(
					({ mode, status }) => mode === 'manual' && status !== 'new' && status !== 'running',
				),
			);
			expect(run.status).toBe('success');
			// What the person sees: the item in the panel of the last node that ran.
			const seen = BUTTONS[button] ?? LATER;
			if (!BUTTONS[button]) await openPanel(seen);
			await output().getByText(EVENT_OF[kind], { exact: true }).first().waitFor();
			await output().getByText(String(CUSTOMER), { exact: true }).first().waitFor();
			let registered = '';
			await eventually('production as before', async () => {
				registered = await webhookOf(bot);
				return registered === production ? true : undefined;
			}).catch(() => expect(registered).toBe(production));
			if (isPublished && kind !== 'checkout') {
				// The published workflow gets it as well.
				await eventually('production’s run', async () =>
					(await listRuns(shop.n8n.api, { workflowId: workflow.id, status: ['success'] })).find(
						({ mode }) => mode !== 'manual',
					),
				);
			}
			if (isPublished) await runner.workflows.deactivateWorkflow(shop.n8n.api, workflow.id);
		},
		60_000,
	);

	test('given a published workflow that polls, when a payment comes in a test by webhook, then the editor shows it and production runs it', async () => {
		const [, bot] = bots;
		const parameters = { events: ['successful_payment'] };
		const polls = bot.receiver('Tested the other way', {
			receiveUpdates: 'polling',
			...parameters,
		});
		const { versionId } = await addWorkflow(shop.n8n, polls);
		const since = (await shop.sandbox.journal()).length;
		await runner.workflows.activateWorkflow(shop.n8n.api, polls.id, versionId);
		await untilItPolls(bot, since);
		const draft = bot.receiver('Tested the other way', {
			receiveUpdates: 'webhook',
			...parameters,
		});
		await shop.n8n.api.call('PATCH', `/workflows/${draft.id}`, draft);
		await testByWebhook(draft, bot);

		expect((await sellTea(shop.sandbox, bot, CUSTOMER, 'order-of-both')).status).toBe('paid');

		await eventually('the test run and production’s', async () => {
			const runs = await listRuns(shop.n8n.api, { workflowId: draft.id, status: ['success'] });
			const modes = runs.map(({ mode }) => mode).sort();
			return modes.length === 2 && modes[0] === 'manual' ? true : undefined;
		});
		await runner.workflows.deactivateWorkflow(shop.n8n.api, draft.id);
	}, 60_000);

	test('given a test that goes on, when the workflow is unpublished meanwhile, then the end of the test does not register it again', async () => {
		const [bot] = bots;
		const workflow = bot.receiver('Unpublished while tested', { receiveUpdates: 'webhook' });
		const { versionId } = await addWorkflow(shop.n8n, workflow);
		await runner.workflows.activateWorkflow(shop.n8n.api, workflow.id, versionId);
		await eventually('the webhook', async () => (await webhookOf(bot)) || undefined);
		await testByWebhook(workflow, bot);

		await runner.workflows.deactivateWorkflow(shop.n8n.api, workflow.id);
		await eventually('the end of the published one', async () => {
			const { active } = (await shop.n8n.api.call('GET', `/workflows/${workflow.id}`)) as {
				active: boolean;
			};
			return active ? undefined : true;
		});
		await shop.n8n.api.call('DELETE', `/test-webhook/${workflow.id}`);

		let registered = '';
		await eventually('no webhook', async () => {
			registered = await webhookOf(bot);
			return registered === '' ? true : undefined;
		}).catch(() => expect(registered).toBe(''));
	}, 60_000);
});
