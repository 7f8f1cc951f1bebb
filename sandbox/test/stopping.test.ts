import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectionLost, createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { call, must, openEndpoint, TOKEN, write } from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

let sandbox: Sandbox;
let bot: Endpoint;

const inline = () =>
	fetch(`${sandbox.url}/api/inline`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ token: TOKEN, customer_id: 42, query: 'x' }),
	});

describe.each([
	['reset', () => sandbox.reset()],
	['closed', () => sandbox.close()],
])('what waits when the sandbox is %s', (_how, end) => {
	beforeEach(async () => {
		sandbox = await createSandbox();
		sandbox.clock.freeze();
		bot = await openEndpoint();
	});

	afterEach(async () => {
		await sandbox.close();
		await bot.close();
	});

	test('given a call that a fault holds up, then its connection is lost', async () => {
		sandbox.addFault({ scope: 'method', kind: 'delay', delay_ms: 1_000 });
		const waiting = sandbox.call(TOKEN, 'getMe');
		const lost = expect(waiting).rejects.toBeInstanceOf(ConnectionLost);
		await end();
		await lost;
	});

	test('given a second conflict within three seconds, then its connection is lost', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		expect(await call(sandbox, 'getUpdates')).toMatchObject({ error_code: 409 });
		const lost = expect(sandbox.call(TOKEN, 'getUpdates')).rejects.toBeInstanceOf(ConnectionLost);
		await end();
		await lost;
	});

	test('given a delivery that a fault holds up, then nothing is left running', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		sandbox.addFault({ scope: 'delivery', kind: 'delay', delay_ms: 1_000 });
		write(sandbox, 42, 'hello');
		await end();
		expect(bot.received).toEqual([]);
	});

	test('given a setWebhook that looks up a host, then its connection is lost and nothing is delivered', async () => {
		const url = bot.url.replace('127.0.0.1', 'localhost');
		write(sandbox, 42, 'before');
		const lost = expect(sandbox.call(TOKEN, 'setWebhook', { url })).rejects.toBeInstanceOf(
			ConnectionLost,
		);
		await end();
		await lost;
		await sandbox.close();
		sandbox = await createSandbox();
		await must(sandbox, 'setWebhook', { url: bot.url });
		write(sandbox, 42, 'after');
		await bot.arrived(1);
		expect(bot.received.map(({ update }) => update['message']?.['text'])).toEqual(['after']);
	});

	test('given an inline query without an answer, then the customer is told', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		write(sandbox, 42, '/start');
		const asking = inline().then(
			({ status }) => status,
			() => 'closed',
		);
		await bot.arrived(2);
		await end();
		expect(await asking).toBe(504);
	});
});

describe('a state that cannot be kept', () => {
	const folder = mkdtempSync(join(tmpdir(), 'sandbox-stop-'));

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('given a folder that is gone, when the sandbox closes, then it says so and closes all the same', async () => {
		const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
		sandbox = await createSandbox({ dataFile: join(folder, 'gone', 'state.bin') });
		await sandbox.close();
		expect(told.mock.calls).toEqual([
			[expect.stringMatching(/^Cannot keep the state in .*ENOENT/)],
		]);
		told.mockRestore();
		await expect(fetch(sandbox.url)).rejects.toThrow();
	});

	test('given a message with the name of an object’s own property, when the sandbox closes, then the state is kept', async () => {
		const dataFile = join(folder, 'state.bin');
		sandbox = await createSandbox({ dataFile });
		await call(sandbox, 'sendMessage', {
			chat_id: 42,
			parse_mode: 'HTML',
			text: '<constructor>x</constructor>',
		});
		await sandbox.close();
		expect(existsSync(dataFile)).toBe(true);
	});

	test('given a clock that was moved, when the sandbox starts again, then the clock goes on from there', async () => {
		const dataFile = join(folder, 'clock.bin');
		sandbox = await createSandbox({ dataFile });
		await sandbox.clock.advance(86_400_000);
		const before = sandbox.clock.now();
		await sandbox.close();
		sandbox = await createSandbox({ dataFile });
		expect(sandbox.clock.now()).toBeGreaterThanOrEqual(before);
		sandbox.reset();
		expect(sandbox.clock.now()).toBeLessThan(before);
		await sandbox.close();
	});
});
