import { deflateSync, gzipSync } from 'node:zlib';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import {
	call,
	must,
	openEndpoint,
	sendInvoice,
	starsInvoice,
	TOKEN,
	until,
	write,
} from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

let sandbox: Sandbox;
let bot: Endpoint;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 12 });
	sandbox.clock.freeze();
	bot = await openEndpoint();
});

afterEach(async () => {
	await sandbox.close();
	await bot.close();
});

const greet = Buffer.from(JSON.stringify({ method: 'sendMessage', chat_id: 42, text: 'hi' }));
const told = () => sandbox.journal().filter(({ kind }) => kind === 'delivery');
const answered = () => sandbox.journal().filter(({ via, ok }) => via === 'response' && ok).length;

describe('compressed answers', () => {
	const respondWith = (encoding: string, body: Buffer) => {
		bot.respond = () => ({
			headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
			body,
		});
	};

	test.each([
		['gzip', gzipSync(greet)],
		['deflate', deflateSync(greet)],
		['GZIP', gzipSync(greet)],
		['identity', greet],
	])('given an answer in %s, when it holds a method, then the method runs', async (name, body) => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		respondWith(name, body);
		write(sandbox, 42, 'hello');
		await until(() => answered() > 0);
		expect(answered()).toBe(1);
	});

	test('given an answer that unfolds beyond all bounds, when it arrives, then the update counts and nothing runs', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		respondWith('gzip', gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')));
		write(sandbox, 42, 'hello');
		await until(() => told().length > 0);
		expect(await must(sandbox, 'getWebhookInfo')).toMatchObject({ pending_update_count: 0 });
		expect(answered()).toBe(0);
	});

	test('given an answer that is broken, when it arrives, then the delivery is repeated', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		bot.respond = (_update, n) =>
			n === 1
				? { headers: { 'Content-Encoding': 'gzip' }, body: Buffer.from('no gzip') }
				: undefined;
		write(sandbox, 42, 'hello');
		await bot.arrived(2);
		expect(bot.received[0]?.update.update_id).toBe(bot.received[1]?.update.update_id);
	});
});

test('given an ip_address, when an update is delivered, then it goes there under the host’s name', async () => {
	const { port } = new URL(bot.url);
	await must(sandbox, 'setWebhook', {
		url: `http://shop.invalid:${port}/hook`,
		ip_address: '127.0.0.1',
	});
	write(sandbox, 42, 'hello');
	await bot.arrived(1);
	expect(bot.received[0]?.headers.host).toBe(`shop.invalid:${port}`);
});

test('given a host found by its name, when the same address is pinned, then that is another webhook', async () => {
	const url = bot.url.replace('127.0.0.1', 'localhost');
	const set = async (more: object = {}) => {
		const { description } = await call(sandbox, 'setWebhook', { url, ...more });
		await sandbox.clock.advance(1_000);
		return description;
	};
	expect(await set()).toBe('Webhook was set');
	expect(await set()).toBe('Webhook is already set');
	expect(await set({ ip_address: '127.0.0.1' })).toBe('Webhook was set');
	expect(await set({ ip_address: '127.0.0.1' })).toBe('Webhook is already set');
});

describe('a webhook that cannot be', () => {
	test('given one that works, when an impossible one is set, then the first one stays', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		await sandbox.clock.advance(1_000);
		const refused = await call(sandbox, 'setWebhook', {
			url: 'http://%E0%A4%A@127.0.0.1:9/',
			drop_pending_updates: true,
		});
		expect(refused.ok).toBe(false);
		write(sandbox, 42, 'hello');
		await bot.arrived(1);
		expect(await must(sandbox, 'getWebhookInfo')).toMatchObject({ url: bot.url });
	});
});

describe('updates whose time is over', () => {
	const ask = async () => {
		const paying = sandbox.pay(await sendInvoice(sandbox, starsInvoice));
		await sandbox.clock.advance(150_001);
		await paying;
	};

	test('given a bot that does not poll, when 150 seconds pass, then they are no longer counted', async () => {
		await ask();
		expect(await must(sandbox, 'getWebhookInfo')).toMatchObject({ pending_update_count: 0 });
	});

	test('given the control interface, when 150 seconds pass, then they are not counted there either', async () => {
		await ask();
		const { bots } = (await (await fetch(`${sandbox.url}/api/bots`)).json()) as { bots: unknown[] };
		expect(bots).toMatchObject([{ pending_update_count: 0 }]);
	});

	test('given a message before them, when all but the last are forgotten, then the message is the last', async () => {
		write(sandbox, 42, 'hello');
		await ask();
		const updates = await must<unknown[]>(sandbox, 'getUpdates', { offset: -1 });
		expect(updates).toMatchObject([{ message: { text: 'hello' } }]);
	});
});

test('given a bot that polls and approves, when the clock jumps past the ten seconds, then it has answered in time', async () => {
	const ask = async (method: string, body: object): Promise<Array<Record<string, unknown>>> => {
		const response = await fetch(`${sandbox.url}/bot${TOKEN}/${method}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return ((await response.json()) as { result: Array<Record<string, unknown>> }).result;
	};
	let heard = (): void => undefined;
	const greeted = new Promise<void>((resolve) => (heard = resolve));
	const running = (async () => {
		for (let offset = 0; ;) {
			for (const update of await ask('getUpdates', { offset, timeout: 50 })) {
				offset = Number(update['update_id']) + 1;
				const query = update['pre_checkout_query'] as { id: string } | undefined;
				if (query) {
					await ask('answerPreCheckoutQuery', { pre_checkout_query_id: query.id, ok: true });
				}
				const { text } = (update['message'] ?? {}) as { text?: string };
				if (text === 'hello') heard();
				if (text === 'bye') return;
			}
		}
	})();
	write(sandbox, 42, 'hello');
	await greeted;
	const paying = sandbox.pay(await sendInvoice(sandbox, starsInvoice));
	await sandbox.clock.advance(10_000);
	expect((await paying).status).toBe('paid');
	write(sandbox, 42, 'bye');
	await running;
});

test('given long updates, when they are delivered, then the journal cuts them as it cuts parameters', async () => {
	write(sandbox, 42, 'x'.repeat(4_000));
	await must(sandbox, 'getUpdates');
	await must(sandbox, 'setWebhook', { url: bot.url });
	await bot.arrived(1);
	await sandbox.clock.advance(1);
	const lengths = sandbox
		.journal()
		.filter(({ kind }) => kind === 'delivery')
		.map(({ parameters }) => String(parameters).length);
	expect(lengths).toEqual([2_001, 2_001]);
});
