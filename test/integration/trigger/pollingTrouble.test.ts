import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import type { INodeParameters } from 'n8n-workflow';
import { eventually } from '../../support/n8n/eventually';
import { PollingHost } from '../../support/triggerContextsPolling';

const TOKEN = '900000006:AATroubleTroubleTroubleTroubleTro00';
const FOREIGN = 'http://127.0.0.1:9/somebody/else?key=secret';

jest.setTimeout(30_000);

let sandbox: Sandbox;
let host: PollingHost;
let workflows = 0;

beforeAll(async () => {
	sandbox = await createSandbox();
});
beforeEach(() => {
	sandbox.reset();
	host = createHost({});
});
afterEach(async () => await host.stop());
afterAll(async () => await sandbox.close());

const createHost = (parameters: INodeParameters) =>
	new PollingHost({
		token: TOKEN,
		botApiUrl: sandbox.url,
		workflowId: `trouble-${++workflows}`,
		parameters,
	});

const call = async (method: string, params: Record<string, unknown> = {}) =>
	(await sandbox.call(TOKEN, method, params)).body as {
		result: { url: string; pending_update_count: number };
	};
const webhookUrl = async () => (await call('getWebhookInfo')).result.url;
async function buy(customer_id: number) {
	const { result: link } = (await call('createInvoiceLink', {
		title: 'Book',
		description: 'A book',
		payload: 'order-42',
		currency: 'XTR',
		prices: [{ label: 'Book', amount: 250 }],
	})) as unknown as { result: string };
	return await sandbox.pay({ token: TOKEN, customer_id, link });
}
const polls = () =>
	sandbox.journal().filter(({ kind, method }) => kind === 'call' && method === 'getUpdates');

describe('a bot that somebody else receives', () => {
	it('given a foreign webhook, when started, then it is refused, named without secrets, and left alone', async () => {
		await call('setWebhook', { url: FOREIGN });
		const error = await host.start().then(
			() => undefined,
			(thrown: Error & { description?: string }) => thrown,
		);
		expect(error?.message).toContain('http://127.0.0.1:9/somebody/else');
		expect(`${error?.message}${error?.description}${error?.stack}`).not.toMatch(/secret|AATrouble/);
		expect(await webhookUrl()).toBe(FOREIGN);
		expect(polls()).toEqual([]);
	});

	it('given another published workflow that polls, when started, then it is refused by its name until the first is unpublished', async () => {
		await host.start();
		const second = createHost({});
		const error = await second.start().then(
			() => undefined,
			(thrown: Error & { description?: string }) => thrown,
		);
		expect(error?.message).toContain("already receives this bot's updates");
		expect(error?.description).toContain('Unpublish it first');
		expect(`${error?.message}${error?.description}`).not.toContain('AATrouble');
		expect(await buy(111)).toMatchObject({ status: 'paid' });

		await host.stop();
		await second.start();
		expect(await buy(112)).toMatchObject({ status: 'paid' });
		await second.stop();
	});

	it('given another trigger of the same workflow that polls, when started, then it is refused by its name', async () => {
		await host.start();
		const second = new PollingHost({ ...host.setup, nodeId: 'node-2' });
		const error = await second.start().then(
			() => undefined,
			(thrown: Error & { description?: string }) => thrown,
		);
		expect(error?.message).toBe(
			`The trigger "Telegram Payments Trigger" already receives this bot's updates`,
		);
		expect(error?.description).toContain('Keep one of the two');
		expect(await buy(111)).toMatchObject({ status: 'paid' });
		await host.runsBegun(1);
	});

	it('given a workflow that polls, when it is published again before its old loop stops, then another is still refused', async () => {
		await host.start();
		const again = new PollingHost(host.setup);
		await again.start();
		await host.stop();
		await expect(createHost({}).start()).rejects.toThrow("already receives this bot's updates");
		await again.stop();
	});

	it('given the option to replace, when started, then it is taken over and nothing queued is dropped', async () => {
		await call('setWebhook', { url: FOREIGN });
		sandbox.addFault({ scope: 'delivery', kind: 'refuse', error_code: 502 });
		sandbox.writeMessage({ token: TOKEN, customer_id: 111, text: '/start' });
		host = createHost({ events: ['message'], options: { replaceWebhook: true } });
		await host.start();
		await host.runsBegun(1);
		expect(await webhookUrl()).toBe('');
		expect(host.runs[0]?.items[0]).toMatchObject({ event: 'message', command: 'start' });
	});

	it('given its own webhook from before, when switched to polling, then it goes and nothing queued is dropped', async () => {
		await call('setWebhook', { url: 'http://127.0.0.1:9/webhook/webhook-1/webhook' });
		sandbox.addFault({ scope: 'delivery', kind: 'refuse', error_code: 502 });
		sandbox.writeMessage({ token: TOKEN, customer_id: 111, text: '/start' });
		host = createHost({ events: ['message'] });
		await host.start();
		await host.runsBegun(1);
		expect(await webhookUrl()).toBe('');
	});

	it('given somebody sets a webhook later, when it stays, then it is reported once, left alone, and waited out', async () => {
		await host.start();
		await call('setWebhook', { url: FOREIGN });
		await host.failuresReported(1);
		expect(host.failed).toEqual([
			expect.stringContaining('This bot already delivers its updates to http://127.0.0.1:9/'),
		]);
		expect(host.errors).toEqual([]);
		expect(JSON.stringify([host.failed, host.logged])).not.toMatch(/secret|AATrouble/);
		expect(await webhookUrl()).toBe(FOREIGN);
		await call('deleteWebhook');
		expect(await buy(111)).toMatchObject({ status: 'paid' });
		expect(host.failed).toHaveLength(1);
	});

	it('given a foreign webhook, when n8n itself starts, then it is waited out as well', async () => {
		await call('setWebhook', { url: FOREIGN });
		await host.start({ activation: 'init' });
		await host.failuresReported(1);
		await call('deleteWebhook');
		expect(await buy(111)).toMatchObject({ status: 'paid' });
	});
});

describe('a bot that cannot be reached', () => {
	it('given a token that Telegram does not know, when started, then the activation fails with what to do', async () => {
		sandbox.addFault({
			scope: 'method',
			kind: 'refuse',
			error_code: 401,
			description: 'Unauthorized',
		});
		const error = await host.start().then(
			() => undefined,
			(thrown: Error & { description?: string }) => thrown,
		);
		expect(`${error?.message} ${error?.description}`).toMatch(/token/i);
		expect(`${error?.message}${error?.description}${error?.stack}`).not.toContain('AATrouble');
	});

	it.each<['activate' | 'init', string | undefined]>([
		['activate', 'getUpdates'],
		['init', undefined],
	])(
		'given a token that Telegram refuses after %s, when it is valid again, then polling goes on; it was reported once, and pauses grew',
		async (activation, method) => {
			sandbox.addFault({
				scope: 'method',
				method,
				kind: 'refuse',
				error_code: 401,
				description: 'Unauthorized',
			});
			await host.start({ activation });
			await host.failuresReported(1);
			expect(host.failed).toEqual([
				expect.stringMatching(/does not accept the bot token any more.*Unauthorized/),
			]);
			await new Promise((resolve) => setTimeout(resolve, 1_500));
			expect(polls().length).toBeLessThanOrEqual(3);
			sandbox.removeFaults();
			expect(await buy(111)).toMatchObject({ status: 'paid' });
			expect([host.failed.length, host.errors.length]).toEqual([1, 0]);
		},
	);

	it.each(['activate', 'init'] as const)(
		'given Telegram cannot be reached at %s, when the line is back, then polling begins by itself',
		async (activation) => {
			sandbox.addFault({ scope: 'method', method: 'getWebhookInfo', kind: 'cut', count: 2 });
			await host.start({ activation });
			expect(await buy(111)).toMatchObject({ status: 'paid' });
			expect([host.failed, host.errors]).toEqual([[], []]);
		},
	);

	it('given the connection is cut a few times, when it is back, then polling goes on by itself', async () => {
		host = createHost({ events: ['message'] });
		sandbox.addFault({ scope: 'method', method: 'getUpdates', kind: 'cut', count: 2 });
		await host.start();
		sandbox.writeMessage({ token: TOKEN, customer_id: 111, text: '/start' });
		await host.runsBegun(1);
		expect(host.errors).toEqual([]);
	});

	it('given Telegram is down for good, when polled, then pauses grow and there is no hot loop', async () => {
		sandbox.addFault({ scope: 'method', method: 'getUpdates', kind: 'refuse', error_code: 500 });
		await host.start();
		const begun = Date.now();
		await eventually('three polls', () => (polls().length >= 3 ? true : undefined));
		expect(Date.now() - begun).toBeGreaterThanOrEqual(2_900);
		await host.stop();
		const { length } = polls();
		await sandbox.clock.advance(60_000);
		expect(polls()).toHaveLength(length);
	});

	it.each<[string, Record<string, unknown>]>([
		['says 429', { kind: 'refuse', error_code: 429, retry_after: 1 }],
		['is in trouble itself', { kind: 'refuse', error_code: 500 }],
		['cuts the connection', { kind: 'cut' }],
	])(
		'given Telegram %s at an answer to a buyer, when time is left, then it is given again and the buyer pays',
		async (_, fault) => {
			sandbox.addFault({
				scope: 'method',
				method: 'answerPreCheckoutQuery',
				count: 1,
				...fault,
			} as Parameters<Sandbox['addFault']>[0]);
			await host.start();
			expect(await buy(111)).toMatchObject({ status: 'paid' });
		},
	);

	it('given an update that is not as the Bot API describes it, when met, then it is told without its content and not met again', async () => {
		const payment = { currency: 'USD', invoice_payload: 'secret-order' };
		const update = { update_id: 7, message: { successful_payment: payment } };
		host.staticData = {
			'node:Telegram Payments Trigger': { carried: { 900000006: JSON.stringify(update) } },
		};
		await host.start();
		await buy(111);
		await host.runsBegun(1);
		await host.stop();
		expect(host.logged.filter(([, text]) => text.includes('pdate 7 '))).toEqual([
			[
				'warn',
				expect.stringMatching(/^An update 7 \(message\) is not as the Bot API describes it/),
			],
		]);
		expect(JSON.stringify(host.logged)).not.toContain('secret-order');
		await host.stored(({ carried = {} }) => Object.keys(carried).length === 0);
		expect(JSON.stringify(host.staticData)).not.toContain('secret-order');
	});

	it('given an answer to a buyer gets lost, when polled, then polling and runs go on', async () => {
		host = createHost({ events: ['pre_checkout_query', 'message'] });
		sandbox.addFault({ scope: 'method', method: 'answerPreCheckoutQuery', kind: 'drop', count: 1 });
		await host.start();
		const result = await buy(111);
		expect(result.status).toBe('paid');
		await host.runsBegun(1);
		expect(host.runs[0]?.items[0]).toMatchObject({
			event: 'pre_checkout_query',
			answer: 'approved',
		});
	});

	it('given Telegram is slow to take an answer, when the next buyer checks out, then they do not wait for it', async () => {
		sandbox.addFault({
			scope: 'method',
			method: 'answerPreCheckoutQuery',
			kind: 'delay',
			delay_ms: 5_000,
			count: 1,
		});
		await host.start();
		const first = buy(111);
		await eventually('slow answer', () => sandbox.journal().find(({ kind }) => kind === 'fault'));
		const begun = Date.now();
		expect((await buy(222)).status).toBe('paid');
		expect(Date.now() - begun).toBeLessThan(2_000);
		await sandbox.clock.advance(5_000);
		expect((await first).status).toBe('paid');
	});
});

describe('a test in the editor', () => {
	const OWN = 'http://127.0.0.1:9/webhook/webhook-1/webhook';
	const pendingUpdates = async () => (await call('getWebhookInfo')).result.pending_update_count;

	it('given production receives by webhook, when tested by polling, then the webhook is put back as it was', async () => {
		await call('setWebhook', {
			url: OWN,
			allowed_updates: ['message', 'pre_checkout_query'],
			max_connections: 7,
		});
		const before = (await call('getWebhookInfo')).result;
		await host.start({ manual: true });
		expect(await webhookUrl()).toBe('');
		await sandbox.clock.advance(1_100);
		await host.stop();
		expect((await call('getWebhookInfo')).result).toEqual(before);
	});

	it('given a foreign webhook, when tested with the option to replace, then it is refused and left alone', async () => {
		await call('setWebhook', { url: FOREIGN });
		host = createHost({ options: { replaceWebhook: true } });
		await expect(host.start({ manual: true })).rejects.toThrow(/already delivers its updates/);
		expect(await webhookUrl()).toBe(FOREIGN);
	});

	it('given a payment of an event that is not chosen, when polled a second time, then it is still there for production', async () => {
		await host.start();
		await buy(111);
		await host.runsBegun(1);
		await eventually('confirmation', async () =>
			(await pendingUpdates()) === 0 ? true : undefined,
		);
		await host.stop();
		host = createHost({ events: ['refunded_payment'] });
		sandbox.writeMessage({ token: TOKEN, customer_id: 111, text: 'waits' });
		const waiting = await pendingUpdates();
		const { length } = polls();
		await host.start({ manual: true });
		await eventually('two polls', () => (polls().length >= length + 2 ? true : undefined));
		await host.stop();
		expect(await pendingUpdates()).toBe(waiting);
	});

	it('given a payment waits, when tested, then it is shown and stays at Telegram for production', async () => {
		host = createHost({ events: ['message'] });
		sandbox.writeMessage({ token: TOKEN, customer_id: 111, text: '/start' });
		await host.start({ manual: true });
		await host.runsBegun(1);
		await host.stop();
		expect((await call('getWebhookInfo')).result.pending_update_count).toBe(1);
	});
});
