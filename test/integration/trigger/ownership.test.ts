import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import { eventually } from '../../support/n8n/eventually';
import { TriggerHost } from '../../support/triggerContextsHost';

const TOKEN = '900000001:AAOwnershipOwnershipOwnershipOwner0';
const FOREIGN = 'http://127.0.0.1:9/somebody/else?key=secret';

jest.setTimeout(30_000);

let sandbox: Sandbox;
const hosts: TriggerHost[] = [];

beforeAll(async () => {
	sandbox = await createSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
	await Promise.all(hosts.splice(0).map(async (host) => await host.close()));
});
afterAll(async () => await sandbox.close());

async function startHost(fields: Partial<TriggerHost['setup']> = {}): Promise<TriggerHost> {
	const host = await TriggerHost.start({ token: TOKEN, botApiUrl: sandbox.url, ...fields });
	hosts.push(host);
	return host;
}

/** Calls the Bot API beside the node; `setWebhook` is taken once a second. */
async function call<T = unknown>(method: string, params: Record<string, unknown> = {}): Promise<T> {
	await sandbox.clock.advance(1_100);
	const { body } = await sandbox.call(TOKEN, method, params);
	return (body as { result: T }).result;
}

interface WebhookInfo {
	url: string;
	allowed_updates?: string[];
	max_connections?: number;
	pending_update_count: number;
}

const webhook = async () => await call<WebhookInfo>('getWebhookInfo');
const calls = (method: string) =>
	sandbox.journal().filter((entry) => entry.kind === 'call' && entry.method === method);

/** A message that waits at Telegram. */
const queueUpdate = () => sandbox.writeMessage({ token: TOKEN, customer_id: 111, text: 'hello' });

describe('activation', () => {
	it('given a bot without a webhook, when activated, then it is set with kinds, connections and a secret', async () => {
		const host = await startHost({ parameters: { options: { maxConnections: 7 } } });
		queueUpdate();
		await host.activate();
		expect(await webhook()).toMatchObject({ url: host.url, max_connections: 7 });
		expect((await webhook()).allowed_updates?.sort()).toEqual([
			'message',
			'pre_checkout_query',
			'shipping_query',
		]);
		const [set] = calls('setWebhook');
		expect(JSON.stringify(set?.parameters)).toMatch(
			/"secret_token":"[0-9a-f]{64}"|"secret_token":"[^"]*\*/,
		);
	});

	it('given updates that wait, when activated and deactivated, then none is dropped', async () => {
		queueUpdate();
		queueUpdate();
		const host = await startHost();
		host.onRun = () => 'unstored';
		sandbox.addFault({ scope: 'delivery', kind: 'refuse', error_code: 502 });
		await host.activate();
		expect((await webhook()).pending_update_count).toBe(2);
		await host.deactivate();
		expect(await webhook()).toMatchObject({ url: '', pending_update_count: 2 });
	});

	it('given it is registered as wanted, when activated again, then nothing is sent', async () => {
		const host = await startHost();
		await host.activate();
		await host.activate();
		expect(calls('setWebhook')).toHaveLength(1);
	});

	it.each<[string, Record<string, unknown>]>([
		['the kinds were changed by somebody', { allowed_updates: ['message'] }],
		[
			'a further kind came in',
			{ allowed_updates: ['message', 'pre_checkout_query', 'shipping_query', 'poll'] },
		],
		['the connections were changed', { max_connections: 3 }],
	])(
		'given its own webhook, when %s and it is activated, then it is registered anew',
		async (_, change) => {
			const host = await startHost();
			await host.activate();
			const wanted = await webhook();
			await call('setWebhook', { url: host.url, ...change });
			expect(await webhook()).not.toEqual(wanted);
			await host.activate();
			expect(await webhook()).toEqual(wanted);
		},
	);

	it('given other events are chosen, when activated again, then Telegram is asked for their kinds', async () => {
		const host = await startHost();
		await host.activate();
		host.setup.parameters = { events: ['other', 'chat_member'] };
		await host.activate();
		expect((await webhook()).allowed_updates).toEqual(
			expect.arrayContaining(['edited_message', 'chat_member']),
		);
		host.setup.parameters = { events: ['purchased_paid_media'] };
		await host.activate();
		expect((await webhook()).allowed_updates).toContain('purchased_paid_media');
	});

	it('given settings that cannot work, when activated, then they are named and nothing is registered', async () => {
		const host = await startHost({ parameters: { preCheckout: 'workflow' } });
		await expect(host.activate()).rejects.toThrow(
			/"Trigger On": must include "Pre-Checkout Query"/,
		);
		expect(calls('setWebhook')).toHaveLength(0);
	});
});

describe("somebody else's webhook", () => {
	it('given one, when activated, then it is refused, named without secrets, and left alone', async () => {
		await call('setWebhook', { url: FOREIGN });
		const host = await startHost();
		const error = await host.activate().then(
			() => undefined,
			(thrown: Error & { description?: string }) => thrown,
		);
		expect(error?.message).toContain('http://127.0.0.1:9/somebody/else');
		expect(`${error?.message}${error?.description}${error?.stack}`).not.toMatch(
			/secret|AAOwnership/,
		);
		expect(error?.description).toContain('Replace Existing Webhook');
		expect((await webhook()).url).toBe(FOREIGN);
		expect([calls('setWebhook').length, calls('deleteWebhook').length]).toEqual([1, 0]);
	});

	it('given the option to replace, when activated, then it is taken over', async () => {
		await call('setWebhook', { url: FOREIGN });
		const host = await startHost({ parameters: { options: { replaceWebhook: true } } });
		await host.activate();
		expect((await webhook()).url).toBe(host.url);
	});

	it('given the option to replace, when tested in the editor, then it is refused and left alone', async () => {
		await call('setWebhook', { url: FOREIGN });
		const host = await startHost({ parameters: { options: { replaceWebhook: true } } });
		await expect(host.beginTest()).rejects.toThrow(/already delivers its updates/);
		expect((await webhook()).url).toBe(FOREIGN);
	});

	it('given somebody took the bot over, when deactivated, then their webhook stays', async () => {
		const host = await startHost();
		await host.activate();
		await call('setWebhook', { url: FOREIGN });
		await host.deactivate();
		expect((await webhook()).url).toBe(FOREIGN);
	});

	it('given two workflows on one bot, when both are activated, then the second is refused by the name of the first, which goes on', async () => {
		const first = await startHost({ webhookId: 'webhook-1' });
		const second = await startHost({ webhookId: 'webhook-2', workflowId: 'workflow-2' });
		await first.activate();
		const refusal = await second.activate().catch((error: unknown) => error);
		expect(refusal).toMatchObject({
			message: expect.stringContaining('already delivers its updates') as string,
			// Of the same n8n: it knows which workflow to unpublish.
			description: expect.stringMatching(/workflow ".+" \(ID workflow-1\).+Unpublish it/) as string,
		});
		expect((await webhook()).url).toBe(first.url);
	});

	it('given two nodes that n8n gave no webhook id, when both are activated, then the second is refused', async () => {
		const first = await startHost({ webhookId: null });
		await first.activate();
		const { url } = await webhook();
		const second = await startHost({ webhookId: null, workflowId: 'workflow-2' });
		await expect(second.activate()).rejects.toThrow(/already delivers its updates/);
		expect((await webhook()).url).toBe(url);
	});

	it('given a node without a webhook id, when its own n8n has moved, then it registers anew', async () => {
		const before = await startHost({ webhookId: null });
		await before.activate();
		const after = await startHost({ webhookId: null });
		await after.activate();
		expect((await webhook()).url).toContain(after.setup.n8nUrl);
	});
});

describe('the same node at another address', () => {
	it('given this n8n has moved, when activated, then the webhook moves along', async () => {
		const before = await startHost();
		await before.activate();
		const after = await startHost();
		await after.activate();
		expect((await webhook()).url).toBe(after.url);
		await before.deactivate();
		expect((await webhook()).url).toBe(after.url);
	});

	it('given production is on, when tested in the editor, then it is put back with kinds and secret', async () => {
		const host = await startHost({ parameters: { options: { maxConnections: 5 } } });
		await host.activate();
		const production = await webhook();
		await host.beginTest();
		expect((await webhook()).url).toBe(host.testUrl);
		await host.endTest();
		expect(await webhook()).toEqual(production);
		queueUpdate();
		await host.statusesSent(1);
		expect(host.statuses).toEqual([200]);
	});

	it('given nothing was registered, when tested in the editor, then nothing is left behind', async () => {
		const host = await startHost();
		await host.beginTest();
		await host.endTest();
		expect((await webhook()).url).toBe('');
	});

	it('given production of the same node on another host, when tested here, then it is put back', async () => {
		const production = await startHost();
		await production.activate();
		const before = await webhook();
		const editor = await startHost();
		await editor.beginTest();
		await editor.endTest();
		expect(await webhook()).toEqual(before);
	});

	it('given a test that puts production back, when the workflow is unpublished in that moment, then no webhook is left', async () => {
		const host = await startHost();
		await host.activate();
		await webhook();
		await host.beginTest();
		await webhook();
		sandbox.addFault({ scope: 'method', method: 'setWebhook', kind: 'delay', count: 1 });
		const end = host.endTest();
		await eventually('the call that puts it back', () =>
			sandbox.faults().length === 0 ? true : undefined,
		);
		await host.deactivate();
		await sandbox.clock.advance(1_100);
		await end;
		expect((await webhook()).url).toBe('');
	});

	it.each([
		['one call fails', 1],
		['all attempts fail, and n8n tries again', 3],
	])(
		'given production is on, when a test ends and %s, then production is put back',
		async (_, count) => {
			const host = await startHost();
			await host.activate();
			const production = await webhook();
			await host.beginTest();
			await webhook();
			sandbox.addFault({
				scope: 'method',
				method: 'setWebhook',
				kind: 'refuse',
				error_code: 500,
				description: 'Internal Server Error: restart',
				count,
			});
			const end = host.endTest();
			if (count > 1) {
				await expect(end).rejects.toThrow('No answer from Telegram to setWebhook');
				await webhook();
				await host.endTest();
			}
			await end.catch(() => undefined);
			expect(await webhook()).toEqual(production);
		},
	);

	it('given a test was cut off by a crash, when n8n starts again, then production is registered', async () => {
		const host = await startHost();
		await host.activate();
		await host.beginTest();
		await host.activate();
		expect((await webhook()).url).toBe(host.url);
		await host.endTest();
		expect((await webhook()).url).toBe(host.url);
	});
});
