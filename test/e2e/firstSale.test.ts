/** @jest-environment ./test/support/n8n/environment.mjs */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { RESOURCES } from '../../nodes/TelegramPayments/actions/resources';
import { openPage, signIn, startBrowser } from '../support/n8n/browser';
import { eventually } from '../support/n8n/eventually';
import { listRuns } from '../support/n8n/executions';
import { Person } from '../support/n8n/person';
import { type N8n, runner } from '../support/n8n/runner';
import { controlSandbox } from '../support/n8n/sandboxControl';

const GUIDE = readFileSync(path.resolve('docs/guides/first-sale.md'), 'utf8');
/** The made-up token that the guide proposes. */
const TOKEN = /`(\d+:[\w-]{30,})`/.exec(GUIDE)?.[1] ?? '';
const BOT_ID = Number(TOKEN.split(':')[0]);
const MOST_INTERACTIONS = 40;

/** Titles of the numbered steps of the guide's second part. */
const guideSteps = [...(GUIDE.split('## Part 2')[1] ?? '').matchAll(/^### (\d+\. .+)$/gm)].map(
	([, title]) => title ?? '',
);

describe('docs/guides/first-sale.md, part 2, in an empty n8n', () => {
	const person = new Person();
	let sandbox: Awaited<ReturnType<typeof runner.startSandbox>>;
	let n8n: N8n;
	let browser: Browser;
	let editor: Page;
	let customer: Page;
	/** The step that could not be done: nobody can go on from there. */
	let stuckAt: string | undefined;

	beforeAll(async () => {
		const tarball = await runner.ensurePackage();
		sandbox = await runner.startSandbox({ args: ['--strict'] });
		n8n = await runner.launchN8n({ tarball });
		browser = await startBrowser();
		editor = await signIn(browser, n8n);
		customer = await openPage(browser, sandbox.url);
	}, 600_000);

	afterAll(async () => {
		await browser?.close();
		await n8n?.stop();
		await sandbox?.stop();
	}, 60_000);

	const part = (id: string) => editor.locator(`[data-test-id="${id}"]`);
	const field = (name: string) =>
		part(`parameter-input-${name}`).locator('input, textarea').first();
	const words = (text: string) => editor.getByText(text, { exact: true }).first();

	const choose = async (name: string, option: string) => {
		await person.click(part(`parameter-input-${name}`));
		const list = editor.locator('[role=option]:visible, .el-select-dropdown__item:visible');
		await person.click(list.filter({ hasText: option }).first());
	};

	/** From the list of nodes: search, node, action. */
	const addNode = async (opener: Locator, action: string) => {
		await person.click(opener);
		const search = part('node-creator-search-bar').or(part('search-bar')).locator('input').first();
		await person.type(search, 'Telegram Payments');
		const names = part('node-creator-item-name');
		await person.click(names.filter({ hasText: /^Telegram Payments/ }).first());
		await person.click(words(action));
		await part('ndv').waitFor();
	};

	const waitForInvoices = (count: number) =>
		eventually(`invoice ${count} in the chat`, async () =>
			(await customer.getByTestId('invoice-card').count()) >= count ? true : undefined,
		);

	/** What is done for each step of the guide; what cannot be done here is only looked at. */
	const steps: Record<string, () => Promise<void>> = {
		'1. Create a bot': async () => {
			await person.click(customer.getByTestId('connect-bot'));
			await person.type(customer.getByTestId('bot-token'), TOKEN);
			await person.click(customer.getByTestId('add-bot'));
			await person.click(customer.getByTestId('chat-item'));
			await customer.getByTestId('start-button').waitFor();
		},
		'2. Install the package': async () => {
			const known = (await n8n.api.call('POST', '/node-types', {
				nodeInfos: [{ name: 'n8n-nodes-telegram-payments.telegramPayments', version: 1 }],
			})) as object[];
			expect(known).toHaveLength(1);
		},
		'3. Add the trigger': async () => {
			await person.click(part('new-workflow-card'));
			await addNode(part('canvas-add-button'), 'On payment successful');
			await person.click(part('node-credentials-empty-state').locator('button').first());
			await person.type(field('accessToken'), TOKEN);
			await person.type(field('baseUrl'), sandbox.url);
			await person.click(part('credential-save-button'));
			await part('editCredential-modal').waitFor({ state: 'hidden' });
			await choose('events', 'Message Received');
			await person.click(part('ndv-close-button'));
			await part('canvas-node-output-handle').nth(1).waitFor();
			expect(await part('canvas-node-output-handle').count()).toBe(2);
		},
		'4. Add the invoice': async () => {
			await addNode(part('canvas-handle-plus').nth(1), 'Send invoice');
			await person.click(words('Execute previous nodes'));
			await person.click(customer.getByTestId('start-button'));
			const chatId = editor.locator('[data-target="mappable"][data-path=".chat_id"]').first();
			await chatId.waitFor();
			await choose('paymentMethod', 'Telegram Stars');
			await person.drag(chatId, part('parameter-input-chatId'));
			await person.type(field('title'), 'A cup of tea');
			await person.type(field('description'), 'Green, from this spring');
			await person.type(field('label'), 'Tea');
			await person.type(field('amount'), '5');
		},
		'5. Send a test invoice': async () => {
			await person.click(part('node-execute-button'));
			await waitForInvoices(1);
			await person.click(part('ndv-close-button'));
		},
		'6. Publish': async () => {
			await person.click(part('workflow-open-publish-modal-button'));
			await person.click(part('workflow-publish-button'));
			await part('activation-modal').waitFor();
			await person.click(editor.getByRole('button', { name: 'Got it' }));
		},
		'7. Sell': async () => {
			await person.type(customer.getByTestId('chat-input'), 'Hello');
			await person.press(customer, 'Enter');
			await waitForInvoices(2);
			await person.click(customer.getByTestId('invoice-pay-button').last());
			await person.click(customer.getByTestId('pay-now'));
			await customer.getByTestId('receipt-total').waitFor();
			await person.click(part('radio-button-executions'));
			const runs = await eventually('the run of the payment', async () => {
				const found = await listRuns(n8n.api, { status: ['success'] });
				return found.filter(({ mode }) => mode === 'trigger').length > 1 ? found : undefined;
			});
			expect(runs.map(({ status }) => status)).not.toContain('error');
		},
	};

	test('given the guide, when its steps are read, then each is done here, in this order', () => {
		expect(TOKEN).not.toBe('');
		expect(guideSteps).toEqual(Object.keys(steps));
	});

	test.each(Object.keys(steps))(
		'given the steps before, when "%s" is done by mouse and keyboard, then it works as the guide says',
		async (title) => {
			if (stuckAt !== undefined) throw new Error(`Already stuck at "${stuckAt}"`);
			stuckAt = title;
			await steps[title]?.();
			stuckAt = undefined;
		},
		120_000,
	);

	test('given the sale, when the sandbox is asked, then Telegram has taken the Stars, and it took fewer than 40 interactions', async () => {
		const { control } = controlSandbox(sandbox.url);
		const { bots } = await control<{ bots: Array<{ id: number; stars_balance: number }> }>(
			'GET',
			'/bots',
		);
		expect(bots.find(({ id }) => id === BOT_ID)).toMatchObject({ stars_balance: 5 });
		process.stdout.write(`${person.interactions} interactions from nothing to a sale\n`);
		expect(person.interactions).toBeLessThan(MOST_INTERACTIONS);
	});

	test('given an agent that needs tools, when n8n lists its nodes, then payments are a tool and no request for approval', async () => {
		const list = await editor.request.get(`${n8n.url}/types/nodes.json`);
		const nodes = (await list.json()) as Array<{ name: string }>;
		const names = [...new Set(nodes.map(({ name }) => name))];
		// n8n's own node asks for approval: the list has such tools.
		expect(names).toContain('n8n-nodes-base.telegramHitlTool');
		expect(names.filter((name) => name.startsWith('n8n-nodes-telegram-payments.'))).toEqual([
			'n8n-nodes-telegram-payments.telegramPayments',
			'n8n-nodes-telegram-payments.telegramPaymentsTrigger',
			'n8n-nodes-telegram-payments.telegramPaymentsTool',
		]);
	});

	describe('panels', () => {
		const PICTURES = path.join(runner.testResults, 'panels');
		const operations = Object.values(RESOURCES).flatMap(({ option, description }) =>
			(description.find(({ name }) => name === 'operation')?.options ?? []).map((operation) => ({
				resource: String(option.value),
				operation: String('value' in operation ? operation.value : ''),
				label: `${option.name}: ${operation.name}`,
			})),
		);
		const type = 'n8n-nodes-telegram-payments.telegramPayments';
		/** Of the canvas: all nodes are to be seen at once. */
		const COLUMNS = 6;
		const workflow = {
			id: 'allThePanels0001',
			name: 'All panels',
			settings: {},
			connections: {},
			nodes: operations.map(({ resource, operation, label }, index) => ({
				id: randomUUID(),
				name: label,
				type,
				typeVersion: 1,
				position: [(index % COLUMNS) * 200, Math.floor(index / COLUMNS) * 200],
				parameters: { resource, operation },
			})),
		};

		beforeAll(async () => {
			mkdirSync(PICTURES, { recursive: true });
			await runner.workflows.createWorkflow(n8n.api, workflow);
			await editor.setViewportSize({ width: 1440, height: 1800 });
			await editor.goto(`${n8n.url}/workflow/${workflow.id}`);
			await part('canvas-node')
				.nth(operations.length - 1)
				.waitFor();
			await part('zoom-to-fit').click();
		}, 60_000);

		test.each(operations)(
			'given $label, when its panel is opened, then n8n shows all of it, without an error',
			async ({ operation, resource, label }) => {
				await editor.locator(`[data-test-id="canvas-node"][data-node-name="${label}"]`).dblclick();
				await part('parameter-input-operation').waitFor();
				await editor.waitForLoadState('networkidle');
				await editor.screenshot({
					path: path.join(PICTURES, `${resource}-${operation}.png`),
					animations: 'disabled',
				});
				expect(await part('node-title-container').first().innerText()).toContain(label);
				expect(await editor.getByText(/error fetching|undefined|\[object/i).count()).toBe(0);
				await part('ndv-close-button').click();
				await part('ndv').waitFor({ state: 'hidden' });
			},
			60_000,
		);
	});
});
