import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../src/index.js';
import { build, cli } from './support/built.js';
import { must, sendInvoice, starsInvoice, TOKEN, write } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-'));

beforeAll(build, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the command; resolves with its address once it says it is ready. */
function start(
	...args: string[]
): Promise<{ url: string; stop(signal: NodeJS.Signals): Promise<number | null> }> {
	const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
	return new Promise((resolve, reject) => {
		let out = '';
		child.on('exit', (code) => reject(new Error(`ended with ${code}: ${out}`)));
		child.stdout.on('data', (part: Buffer) => {
			out += part.toString();
			const url = /^ready (http:\/\/\S+)/m.exec(out)?.[1];
			if (!url) return;
			resolve({
				url,
				stop: (signal) =>
					new Promise((ended) => {
						child.removeAllListeners('exit');
						child.on('exit', ended);
						child.kill(signal);
					}),
			});
		});
	});
}

const run = (...args: string[]) =>
	spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', timeout: 30_000 });

describe('the command', () => {
	test.each(['SIGINT', 'SIGTERM'] as const)(
		'given a running sandbox, when it gets %s, then it stops cleanly',
		async (signal) => {
			const running = await start('--port', '0');
			const health = (await (await fetch(`${running.url}/api/health`)).json()) as {
				status: string;
			};
			expect(health.status).toBe('ok');
			expect(await running.stop(signal)).toBe(0);
		},
	);

	test('given a taken port, when it is started, then one line says so', async () => {
		const other = createServer();
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const { port } = other.address() as AddressInfo;
		const { status, stderr } = run('--port', String(port));
		other.close();
		expect(status).toBe(1);
		expect(stderr).toBe(`Port taken: 127.0.0.1:${port} is in use; choose another with --port.\n`);
	});

	test.each([
		[['--port', 'abc'], 2, /--port is a whole number/],
		[['--nonsense'], 2, /nonsense/],
		[['dance'], 2, /Unknown argument: dance/],
		[['exec'], 2, /exec -- command/],
		[['--seed', '/nowhere.json'], 2, /Cannot read the seed/],
		[['--host', '203.0.113.1', '--port', '0'], 1, /No such address here/],
	])('given %j, when it is started, then one line explains it', (args, code, message) => {
		const { status, stderr } = run(...args);
		expect(status).toBe(code);
		expect(stderr).toMatch(message);
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});

	test('given exec, when the command ends, then its exit code is passed on and it knew the address', () => {
		const script =
			'fetch(process.env.TELEGRAM_API_URL + "/api/health").then((r) => process.exit(r.status === 200 ? 7 : 8))';
		expect(run('--port', '0', 'exec', '--', process.execPath, '-e', script).status).toBe(7);
	});

	test('given an address other than loopback, when it is started, then it warns', () => {
		const { stderr, status } = run(
			'--host',
			'0.0.0.0',
			'--port',
			'0',
			'exec',
			'--',
			process.execPath,
			'-e',
			'0',
		);
		expect(status).toBe(0);
		expect(stderr).toMatch(/^Warning: listening on 0\.0\.0\.0/);
	});

	test('given a seed, when it is started, then bots, customers and chats are there', async () => {
		const seed = join(folder, 'seed.json');
		writeFileSync(
			seed,
			JSON.stringify({
				bots: [{ token: TOKEN, first_name: 'Shop', username: 'shop_bot', stars: 5 }],
				customers: [{ id: 42, first_name: 'Ann', stars: 7 }],
				chats: [{ type: 'channel', title: 'News', id: -1001, bot_ids: [700100], member_ids: [42] }],
			}),
		);
		const running = await start('--port', '0', '--strict', '--seed', seed);
		const get = async (path: string) => (await (await fetch(running.url + path)).json()) as unknown;
		expect(await get('/api/bots')).toMatchObject({
			bots: [{ username: 'shop_bot', stars_balance: 5 }],
		});
		expect(await get('/api/chats?customer_id=42')).toMatchObject({ chats: [{ title: 'News' }] });
		expect(await get('/bot700300:unknown/getMe')).toMatchObject({ error_code: 401 });
		await running.stop('SIGTERM');
	});
});

describe('--data', () => {
	test('given a state kept in a file, when the sandbox starts again, then payments, chats and updates are there', async () => {
		const dataFile = join(folder, 'state.bin');
		const first = await createSandbox({ dataFile });
		write(first, 42, 'kept');
		const link = await must<string>(first, 'createInvoiceLink', starsInvoice);
		await sendInvoice(first, starsInvoice);
		await first.close();
		const second = await createSandbox({ dataFile });
		try {
			expect(second.messages({ token: TOKEN, chat_id: 42 })).toHaveLength(2);
			expect(await must(second, 'getUpdates')).toMatchObject([{ message: { text: 'kept' } }]);
			second.clock.freeze();
			const paying = second.pay({ link, customer_id: 42 });
			await second.clock.advance(10_000);
			expect((await paying).status).toBe('timeout');
		} finally {
			await second.close();
		}
	});

	test('given a file that is none of ours, when the sandbox starts, then it says so and leaves it alone', async () => {
		const dataFile = join(folder, 'other.txt');
		writeFileSync(dataFile, 'precious');
		await expect(createSandbox({ dataFile })).rejects.toThrow(/holds no state of this sandbox/);
		expect(statSync(dataFile).size).toBe(8);
	});
});
