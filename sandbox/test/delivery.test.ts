import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import {
	approve,
	BOT_ID,
	call,
	cardInvoice,
	must,
	openEndpoint,
	sendInvoice,
	starsInvoice,
	TOKEN,
} from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

let sandbox: Sandbox;
let bot: Endpoint;

const info = () => must<Record<string, unknown>>(sandbox, 'getWebhookInfo');
const write = (text: string, customer_id = 42) =>
	sandbox.writeMessage({ token: TOKEN, customer_id, text });
const deliveries = () => sandbox.journal().filter(({ kind }) => kind === 'delivery');

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 11 });
	sandbox.clock.freeze();
	bot = await openEndpoint();
});

afterEach(async () => {
	await sandbox.close();
	await bot.close();
});

const hook = (more: Record<string, unknown> = {}) =>
	must(sandbox, 'setWebhook', { url: bot.url, ...more });

describe('webhook requests', () => {
	test('given a secret, when an update is delivered, then headers and body are Telegram’s', async () => {
		await hook({ secret_token: 'S3-cret_' });
		write('hello');
		await bot.arrived(1);
		const [request] = bot.received;
		const names = request?.rawHeaders.filter((_value, index) => index % 2 === 0);
		expect(names).toEqual([
			'Host',
			'X-Telegram-Bot-Api-Secret-Token',
			'Content-Type',
			'Content-Length',
			'Connection',
			'Accept-Encoding',
		]);
		expect(request?.headers['x-telegram-bot-api-secret-token']).toBe('S3-cret_');
		expect(request?.headers['content-type']).toBe('application/json');
		expect(request?.text).toMatch(/^\{"update_id":\d+,\n"message":\{"message_id":1,"from":/);
	});

	test('given a user and password in the URL, when an update is delivered, then they become Basic authorization', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url.replace('://', '://ann:se%3Acret@') });
		write('hello');
		await bot.arrived(1);
		expect(bot.received[0]?.headers['authorization']).toBe(
			`Basic ${Buffer.from('ann:se:cret').toString('base64')}`,
		);
	});
});

describe('retries', () => {
	test('given an endpoint that always fails, when 150 seconds pass, then a pre-checkout is tried at 0, 0, 2, 6, 14, 30, 62, 126 s and dropped', async () => {
		await hook();
		const start = sandbox.clock.now();
		bot.respond = () => ({ status: 500 });
		const paying = sandbox.pay(await sendInvoice(sandbox, cardInvoice));
		await sandbox.clock.advance(400_000);
		expect((await paying).status).toBe('timeout');
		const seconds = deliveries().map(({ at }) => Math.round((Date.parse(at) - start) / 1000));
		expect(seconds).toEqual([0, 0, 2, 6, 14, 30, 62, 126]);
		expect(await info()).toMatchObject({
			pending_update_count: 0,
			last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
		});
	});

	test('given an endpoint that fails for a day, when it works again, then older messages are lost and newer ones arrive', async () => {
		await hook();
		bot.respond = () => ({ status: 503 });
		write('lost');
		await sandbox.clock.advance(23 * 3_600_000);
		write('kept');
		await sandbox.clock.advance(2 * 3_600_000);
		const before = bot.received.length;
		bot.respond = () => undefined;
		await sandbox.clock.advance(130_000);
		const texts = bot.received.slice(before).map(({ update }) => update['message']?.['text']);
		expect(texts).toEqual(['kept']);
	});

	test('given Retry-After on the error, when the next attempt is due, then it replaces the delay', async () => {
		await hook();
		bot.respond = (_update, n) =>
			n === 1 ? { status: 429, headers: { 'Retry-After': '77' } } : undefined;
		write('hello');
		await sandbox.clock.advance(76_999);
		expect(bot.received).toHaveLength(1);
		await sandbox.clock.advance(1);
		expect(bot.received).toHaveLength(2);
	});

	test('given a failing update of one chat, when others write, then their updates pass and the chat’s own wait in order', async () => {
		await hook();
		let broken = true;
		bot.respond = ({ message }) => ({
			status: broken && message?.['text'] === 'first' ? 500 : 200,
		});
		write('first', 1);
		write('second', 1);
		write('other', 2);
		await sandbox.clock.advance(1_000);
		const texts = () => bot.received.map(({ update }) => update['message']?.['text']);
		expect(texts()).toEqual(expect.arrayContaining(['first', 'other']));
		expect(texts()).not.toContain('second');
		broken = false;
		await sandbox.clock.advance(2_000);
		expect(texts().slice(-2)).toEqual(['first', 'second']);
	});

	test('given redirects, when an update is delivered, then they count as failures', async () => {
		await hook();
		bot.respond = () => ({ status: 302, headers: { Location: bot.url } });
		write('hello');
		await sandbox.clock.advance(1);
		expect(await info()).toMatchObject({
			last_error_message: 'Wrong response from the webhook: 302 Found',
		});
	});

	test('given an endpoint that hangs, when a minute passes, then the attempt ends as a read timeout', async () => {
		await hook();
		bot.respond = (_update, n) => (n === 1 ? new Promise(() => {}) : undefined);
		write('hello');
		await bot.arrived(1);
		await sandbox.clock.advance(60_000);
		await bot.arrived(2);
		expect(await info()).toMatchObject({ last_error_message: 'Read timeout expired' });
	});

	test('given 410 for 23 hours, when the time is up, then the webhook is removed', async () => {
		await hook();
		bot.respond = () => ({ status: 410 });
		write('hello');
		await sandbox.clock.advance(23 * 3_600_000 + 130_000);
		expect(await info()).toMatchObject({ url: '' });
	});
});

describe('a method in the webhook’s response', () => {
	test.each([
		[
			'JSON',
			'application/json',
			(id: string) => JSON.stringify({ method: 'SENDMESSAGE', chat_id: id, text: 'hi' }),
		],
		[
			'a form',
			'application/x-www-form-urlencoded',
			(id: string) => `method=sendMessage&chat_id=${id}&text=hi`,
		],
		[
			'multipart',
			'multipart/form-data; boundary=x',
			(id: string) =>
				`--x\r\nContent-Disposition: form-data; name="method"\r\n\r\nsendMessage\r\n--x\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n${id}\r\n--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhi\r\n--x--\r\n`,
		],
	])('given it as %s, when the update is answered, then it runs', async (_name, type, body) => {
		await hook();
		bot.respond = () => ({ headers: { 'Content-Type': type }, body: body('42') });
		write('hello');
		await sandbox.clock.advance(1);
		expect(sandbox.messages({ bot_id: BOT_ID, chat_id: 42 }).at(-1)).toMatchObject({ text: 'hi' });
	});

	test.each([
		['another content type', 200, 'text/plain', { method: 'sendMessage', chat_id: 42, text: 'hi' }],
		[
			'a failed response',
			500,
			'application/json',
			{ method: 'sendMessage', chat_id: 42, text: 'hi' },
		],
		['a method that may not be called so', 200, 'application/json', { method: 'deleteWebhook' }],
		['a get method', 200, 'application/json', { method: 'getMe' }],
	])(
		'given %s, when the update is answered, then nothing runs',
		async (_name, status, type, body) => {
			await hook();
			bot.respond = (_update, n) =>
				n === 1
					? { status, headers: { 'Content-Type': type }, body: JSON.stringify(body) }
					: undefined;
			write('hello');
			await sandbox.clock.advance(1);
			expect(sandbox.journal().filter(({ via }) => via === 'response')).toEqual([]);
			expect((await info())['url']).toBe(bot.url);
		},
	);

	test('given a method that is refused, when the update is answered, then the update counts as delivered', async () => {
		await hook();
		bot.respond = () => ({ body: { method: 'sendMessage', chat_id: 42, text: '' } });
		write('hello');
		await sandbox.clock.advance(1);
		expect(await info()).toMatchObject({ pending_update_count: 0 });
		expect(sandbox.journal().find(({ via }) => via === 'response')).toMatchObject({
			status: 400,
			description: 'Bad Request: message text is empty',
		});
	});
});

describe('allowed_updates', () => {
	test('given ["message"], when a customer pays, then the pre-checkout is silently suppressed', async () => {
		await hook({ allowed_updates: ['message'] });
		bot.respond = approve;
		const paying = sandbox.pay(await sendInvoice(sandbox, starsInvoice));
		await sandbox.clock.advance(10_000);
		expect((await paying).status).toBe('timeout');
		expect(await info()).toMatchObject({ allowed_updates: ['message'] });
	});

	test.each([
		['omitted', undefined, ['message']],
		['no array', '{"a":1}', ['message']],
		['not JSON', 'message', ['message']],
		['an element that is no text', '["callback_query",1]', ['message']],
		['an empty list', [], undefined],
		['only unknown names', ['nonsense'], undefined],
		['upper case', ['CALLBACK_QUERY', 'nonsense'], ['callback_query']],
	])(
		'given %s after ["message"], when the webhook is set again, then the setting is right',
		async (_name, value, expected) => {
			await hook({ allowed_updates: ['message'] });
			await sandbox.clock.advance(1_000);
			await hook(value === undefined ? {} : { allowed_updates: value });
			expect((await info())['allowed_updates']).toEqual(expected);
		},
	);
});

describe('setWebhook', () => {
	test('given the answers of the webhook methods, when they repeat, then the descriptions say so', async () => {
		expect(await call(sandbox, 'setWebhook', { url: bot.url })).toEqual({
			ok: true,
			result: true,
			description: 'Webhook was set',
		});
		expect(await call(sandbox, 'setWebhook', { url: bot.url })).toEqual({
			ok: false,
			error_code: 429,
			description: 'Too Many Requests: retry after 1',
			parameters: { retry_after: 1 },
		});
		await sandbox.clock.advance(1_000);
		expect(await call(sandbox, 'setWebhook', { url: bot.url })).toMatchObject({
			description: 'Webhook is already set',
		});
		expect(await call(sandbox, 'deleteWebhook')).toMatchObject({
			description: 'Webhook was deleted',
		});
		expect(await call(sandbox, 'setWebhook', { url: '' })).toMatchObject({
			description: 'Webhook is already deleted',
		});
	});

	test('given a secret, when it is omitted later, then it is gone', async () => {
		await hook({ secret_token: 'one' });
		await sandbox.clock.advance(1_000);
		await hook();
		write('hello');
		await bot.arrived(1);
		expect(bot.received[0]?.headers).not.toHaveProperty('x-telegram-bot-api-secret-token');
	});

	test('given waiting updates, when a webhook is set, then they are delivered unless dropped', async () => {
		write('early');
		await hook();
		await bot.arrived(1);
		await must(sandbox, 'deleteWebhook');
		write('dropped');
		await sandbox.clock.advance(1_000);
		await hook({ drop_pending_updates: true });
		write('late');
		await bot.arrived(2);
		expect(bot.received.map(({ update }) => update['message']?.['text'])).toEqual([
			'early',
			'late',
		]);
	});
});

describe('getUpdates', () => {
	const poll = (params: Record<string, unknown> = {}) =>
		must<Array<{ update_id: number; message?: { text: string } }>>(sandbox, 'getUpdates', params);

	test('given waiting updates, when they are read, then only a higher offset confirms them', async () => {
		for (const text of ['a', 'b', 'c']) write(text);
		const first = await poll();
		expect(first.map(({ message }) => message?.text)).toEqual(['a', 'b', 'c']);
		const [a, b] = first.map(({ update_id }) => update_id);
		expect(b).toBe((a ?? 0) + 1);
		await sandbox.clock.advance(3_000);
		expect(await poll()).toHaveLength(3);
		expect((await poll({ offset: b })).map(({ message }) => message?.text)).toEqual(['b', 'c']);
		expect(await info()).toMatchObject({ pending_update_count: 2 });
		expect((await poll({ offset: (b ?? 0) + 500 })).map(({ message }) => message?.text)).toEqual([
			'b',
			'c',
		]);
		expect((await poll({ offset: -1 })).map(({ message }) => message?.text)).toEqual(['c']);
		expect(await info()).toMatchObject({ pending_update_count: 1 });
	});

	test('given an empty queue, when somebody writes during a long poll, then it answers at once', async () => {
		const waiting = poll({ timeout: 50 });
		await new Promise((resolve) => setImmediate(resolve));
		write('hello');
		expect(await waiting).toHaveLength(1);
	});

	test('given an empty queue, when the timeout passes, then the answer is empty', async () => {
		const waiting = poll({ timeout: 500 });
		await sandbox.clock.advance(50_000);
		expect(await waiting).toEqual([]);
	});

	test('given a waiting poll, when another one waits as well, then the older one gets the conflict', async () => {
		const older = call(sandbox, 'getUpdates', { timeout: 50 });
		await new Promise((resolve) => setImmediate(resolve));
		const newer = call(sandbox, 'getUpdates', { timeout: 50, offset: 1 });
		expect(await older).toEqual({
			ok: false,
			error_code: 409,
			description:
				'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
		});
		await sandbox.clock.advance(5_000);
		await hook();
		expect(await newer).toMatchObject({
			error_code: 409,
			description: 'Conflict: terminated by setWebhook request',
		});
		await sandbox.clock.advance(5_000);
		expect(await call(sandbox, 'getUpdates')).toMatchObject({
			error_code: 409,
			description:
				"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
		});
	});

	test('given the same offset again within three seconds, when nothing waits, then it behaves as a poll of three seconds', async () => {
		expect(await poll()).toEqual([]);
		const again = poll();
		let done = false;
		void again.then(() => (done = true));
		await sandbox.clock.advance(2_999);
		expect(done).toBe(false);
		await sandbox.clock.advance(1);
		expect(await again).toEqual([]);
	});

	test('given a bot that polls again and again, when the clock jumps a day, then its poll ends once', async () => {
		let polls = 0;
		const bot = (async () => {
			for (; polls < 10; polls++) {
				const [update] = await poll({ timeout: 50 });
				if (update) return update.message?.text;
			}
			return 'too many polls';
		})();
		await sandbox.clock.advance(86_400_000);
		write('hello');
		expect(await bot).toBe('hello');
		expect(polls).toBe(1);
	});

	test('given undelivered queries, when 150 seconds pass, then they are gone while messages stay a day', async () => {
		write('hello');
		const paying = sandbox.pay(await sendInvoice(sandbox, starsInvoice));
		await sandbox.clock.advance(150_001);
		expect((await paying).status).toBe('timeout');
		expect((await poll()).map((update) => Object.keys(update)[1])).toEqual(['message']);
		await sandbox.clock.advance(86_400_000);
		expect(await poll()).toEqual([]);
	});
});

describe('faults', () => {
	const get = (method: string, params = '') =>
		fetch(`${sandbox.url}/bot${TOKEN}/${method}${params}`);

	test('given a refusal with a count, when the method is called, then it is refused that often', async () => {
		sandbox.addFault({
			scope: 'method',
			method: 'sendmessage',
			kind: 'refuse',
			error_code: 500,
			count: 2,
		});
		const send = () => call(sandbox, 'sendMessage', { chat_id: 42, text: 'x' });
		expect((await send()).error_code).toBe(500);
		expect((await send()).error_code).toBe(500);
		expect((await send()).ok).toBe(true);
	});

	test('given a 429, when the method is called, then header and parameters tell the wait', async () => {
		sandbox.addFault({ scope: 'method', kind: '429', retry_after: 17, count: 1 });
		const response = await get('getMe');
		expect(response.status).toBe(429);
		expect(response.headers.get('retry-after')).toBe('17');
		expect(await response.json()).toEqual({
			ok: false,
			error_code: 429,
			description: 'Too Many Requests: retry after 17',
			parameters: { retry_after: 17 },
		});
	});

	test('given a refusal with parameters, when the method is called, then they are told', async () => {
		sandbox.addFault({
			scope: 'method',
			kind: 'refuse',
			error_code: 400,
			description: 'Bad Request: group chat was upgraded to a supergroup chat',
			parameters: { migrate_to_chat_id: -1001234567890 },
		});
		expect(await (await get('getMe')).json()).toEqual({
			ok: false,
			error_code: 400,
			description: 'Bad Request: group chat was upgraded to a supergroup chat',
			parameters: { migrate_to_chat_id: -1001234567890 },
		});
	});

	test('given a lost answer, when the call is refused, then its connection breaks all the same', async () => {
		sandbox.addFault({ scope: 'method', kind: 'drop' });
		await expect(get('sendMessage', '?chat_id=42')).rejects.toThrow();
		expect(sandbox.journal().at(-1)).toMatchObject({
			kind: 'call',
			ok: false,
			description: 'the answer was lost on the way',
		});
	});

	test('given a lost answer, when a message is sent, then it is sent although the connection breaks', async () => {
		sandbox.addFault({ scope: 'method', method: 'sendMessage', kind: 'drop', count: 1 });
		await expect(get('sendMessage', '?chat_id=42&text=once')).rejects.toThrow();
		expect(sandbox.messages({ token: TOKEN, chat_id: 42 })).toHaveLength(1);
	});

	test('given a cut connection, when a message is sent, then nothing has happened', async () => {
		sandbox.addFault({ scope: 'method', method: 'sendMessage', kind: 'cut', count: 1 });
		await expect(get('sendMessage', '?chat_id=42&text=never')).rejects.toThrow();
		expect(sandbox.messages({ token: TOKEN, chat_id: 42 })).toEqual([]);
	});

	test('given a delay, when the clock passes it, then the call is answered', async () => {
		sandbox.addFault({ scope: 'method', method: 'getMe', kind: 'delay', delay_ms: 5_000 });
		const waiting = call(sandbox, 'getMe');
		await sandbox.clock.advance(5_000);
		expect((await waiting).ok).toBe(true);
	});

	test.each([
		['drop', 2, 2],
		['duplicate', 2, 1],
		['cut', 1, 2],
		['refuse', 1, 2],
	] as const)(
		'given the delivery fault %s once, when a customer writes, then the bot gets %i in %i attempts',
		async (kind, requests, attempts) => {
			await hook();
			sandbox.addFault({ scope: 'delivery', update_type: 'message', kind, count: 1 });
			write('hello');
			await sandbox.clock.advance(1_000);
			expect(bot.received).toHaveLength(requests);
			expect(deliveries()).toHaveLength(attempts);
			expect(new Set(bot.received.map(({ update }) => update.update_id)).size).toBe(1);
		},
	);
});
