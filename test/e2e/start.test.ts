/** @jest-environment ./test/support/n8n/environment.mjs */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { http } from '../support/http';
import { runner } from '../support/n8n/runner';
import { controlSandbox } from '../support/n8n/sandboxControl';
import { runStart, type StartCommand } from '../support/n8n/startCommand';

const START_TIMEOUT_MS = 300_000;
const bot = runner.demo.demoBot;
/** Of the example beside the demo shop. */
const { secondBot } = runner.demo;

describe('npm start', () => {
	let data: string;
	let running: StartCommand | undefined;

	beforeAll(async () => {
		data = await mkdtemp(path.join(tmpdir(), 'npm-start-'));
	});

	afterEach(async () => {
		running?.interrupt();
		await running?.exited;
	}, 60_000);

	afterAll(async () => {
		await rm(data, { recursive: true, force: true });
	});

	const start = async () => {
		const port = await runner.findFreePort();
		const sandboxPort = await runner.findFreePort();
		const ports = ['--port', String(port), '--sandbox-port', String(sandboxPort)];
		running = runStart([...ports, '--data', data, '--beside', 'stars-shop']);
		await running.waitFor('Ctrl-C stops both.', START_TIMEOUT_MS);
		return {
			command: running,
			editor: `http://127.0.0.1:${port}`,
			sandboxUrl: `http://127.0.0.1:${sandboxPort}`,
		};
	};

	test('given two free ports, when it is started with a second example, used and interrupted, then it shows all addresses, both sell, it stops cleanly and goes on later', async () => {
		const customer = runner.demo.demoCustomerId;
		const first = await start();
		const page = `${first.sandboxUrl}/?customer=${customer}&bot=${bot.id}`;
		expect(first.command.output()).toContain(page);
		expect(first.command.output()).toContain(`${first.editor}/workflow/demoShop00000001`);
		expect(first.command.output()).toContain(runner.owner.password);
		expect((await http.get(page)).status).toBe(200);
		expect((await http.get(first.editor)).status).toBe(200);
		const sandbox = controlSandbox(first.sandboxUrl);
		await sandbox.write(bot.id, customer, '/buy');
		const invoice = await sandbox.waitForMessage(
			'the invoice',
			{ botId: bot.id, customerId: customer },
			(message) => message.sandbox?.invoice !== undefined,
		);

		expect(first.command.output()).toContain(`bot=${secondBot.id}`);
		await sandbox.write(secondBot.id, customer, '/buy');
		await sandbox.waitForMessage(
			'the invoice of the second bot',
			{ botId: secondBot.id, customerId: customer },
			(message) => message.sandbox?.invoice !== undefined,
		);

		first.command.interrupt();

		expect(await first.command.exited).toBe(0);
		await expect(http.get(first.editor)).rejects.toThrow();
		await expect(http.get(first.sandboxUrl)).rejects.toThrow();

		const second = await start();
		const kept = await controlSandbox(second.sandboxUrl).messages(bot.id, customer);
		expect(kept.map(({ message_id }) => message_id)).toContain(invoice.message_id);
		const outcome = await controlSandbox(second.sandboxUrl).pay({
			bot_id: bot.id,
			customer_id: customer,
			chat_id: customer,
			message_id: invoice.message_id,
		});
		expect(outcome.status).toBe('paid');
	}, 600_000);

	test('given a port that is taken, when it is started, then one line says so and nothing is started', async () => {
		const taken = createServer();
		const port = await new Promise<number>((resolve) =>
			taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port)),
		);
		running = runStart(['--port', String(port), '--data', data]);
		expect(await running.exited).toBe(1);
		taken.close();
		expect(running.output()).toMatch(new RegExp(`Port ${port} for n8n cannot be used`));
		expect(running.output().trim().split('\n')).toHaveLength(1);
	}, 30_000);

	test('given an example that does not exist, when it is started, then the message names those there are', async () => {
		running = runStart(['--example', 'no-such-example', '--data', data]);
		expect(await running.exited).toBe(1);
		expect(running.output()).toContain('There is no example "no-such-example". There are:');
		expect(running.output()).toContain('demo-shop');
	}, 30_000);
});
