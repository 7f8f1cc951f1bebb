/** @jest-environment ./test/support/n8n/environment.mjs */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../support/n8n/eventually';
import { runner } from '../support/n8n/runner';
import { controlSandbox } from '../support/n8n/sandboxControl';
import { runStart, type StartCommand } from '../support/n8n/startCommand';

const ROOT = path.resolve(__dirname, '../..');

/** What `npm run dev` works with; with the built package and the note of what it was built from. */
const COPIED = [
	'nodes',
	'credentials',
	'examples',
	'scripts',
	'sandbox',
	'dist',
	'.cache/package.json',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'gulpfile.js',
];

const START_TIMEOUT_MS = 300_000;
/** The compiler reads all sources, n8n loads the nodes anew. */
const TAKEN_OVER_WITHIN_MS = 120_000;

const NODE_SOURCE = 'nodes/TelegramPayments/TelegramPayments.node.ts';
const DESCRIPTION = 'Sell inside Telegram: send invoices, answer checkouts, handle Telegram Stars';
const CHANGED = 'What a developer has just written';

/** n8n says so while it loads the nodes anew. */
function unlessUnknown(error: unknown): undefined {
	if (!String(error).includes('Unrecognized node type')) throw error;
}

describe('npm run dev', () => {
	let checkout: string;
	let running: StartCommand | undefined;

	beforeAll(async () => {
		// A copy of the checkout: its sources are changed.
		checkout = await mkdtemp(path.join(tmpdir(), 'npm-run-dev-'));
		await runner.ensurePackage();
		for (const name of COPIED) {
			await cp(path.join(ROOT, name), path.join(checkout, name), {
				recursive: true,
				preserveTimestamps: true,
				filter: (source) => path.basename(source) !== 'node_modules',
			});
		}
		for (const folder of ['', 'sandbox']) {
			const modules = path.join(folder, 'node_modules');
			await symlink(path.join(ROOT, modules), path.join(checkout, modules));
		}
	}, 120_000);

	afterAll(async () => {
		running?.interrupt();
		await running?.exited;
		await rm(checkout, { recursive: true, force: true });
	}, 60_000);

	test('given a shop that runs, when a source of a node changes, then n8n shows the change, a mistake is named, the shop goes on selling, and Ctrl-C ends all', async () => {
		const customer = runner.demo.demoCustomerId;
		const bot = runner.demo.demoBot;
		const port = await runner.findFreePort();
		const sandboxPort = await runner.findFreePort();
		running = runStart(
			['--watch', '--port', String(port), '--sandbox-port', String(sandboxPort)],
			path.join(checkout, 'scripts/start.mjs'),
		);
		await running.waitFor('Ctrl-C stops both.', START_TIMEOUT_MS);
		await running.waitFor('Found 0 errors.', TAKEN_OVER_WITHIN_MS);
		const api = runner.createApi(`http://127.0.0.1:${port}`);
		const descriptionInN8n = async () => {
			const [node] = (await api.call('POST', '/node-types', {
				nodeInfos: [{ name: 'n8n-nodes-telegram-payments.telegramPayments', version: 1 }],
			})) as Array<{ description: string }>;
			return node.description;
		};
		const known = await eventually(
			'the node in n8n',
			async () => await descriptionInN8n().catch(unlessUnknown),
		);
		expect(known).toBe(DESCRIPTION);
		const file = path.join(checkout, NODE_SOURCE);
		const source = await readFile(file, 'utf8');

		await writeFile(file, source.replace(DESCRIPTION, CHANGED));

		await eventually(
			'the change in n8n',
			async () => ((await descriptionInN8n().catch(unlessUnknown)) === CHANGED ? true : undefined),
			TAKEN_OVER_WITHIN_MS,
		);

		await writeFile(file, `${source}\nexport const price: number = 'free';\n`);
		await running.waitFor('error TS2322', TAKEN_OVER_WITHIN_MS);

		const sandbox = controlSandbox(`http://127.0.0.1:${sandboxPort}`);
		await sandbox.write(bot.id, customer, '/buy');
		const invoice = await sandbox.waitForMessage(
			'the invoice',
			{ botId: bot.id, customerId: customer },
			(message) => message.sandbox?.invoice !== undefined,
		);
		const outcome = await sandbox.pay({
			bot_id: bot.id,
			customer_id: customer,
			chat_id: customer,
			message_id: invoice.message_id,
		});
		expect(outcome.status).toBe('paid');

		running.interrupt();
		expect(await running.exited).toBe(0);
	}, 600_000);
});
