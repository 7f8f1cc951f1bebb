import type { INodeParameters } from 'n8n-workflow';
import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import { packOrderReference } from '../../../nodes/shared/payments/orderReference';
import { memoryKey } from '../../../nodes/shared/payments/updateKey';
import { classifyUpdate } from '../../../nodes/shared/payments/updates';
import { packWaitingRun } from '../../../nodes/shared/payments/waitingRun';
import { deriveSecret } from '../../../nodes/TelegramPaymentsTrigger/webhook/secret';
import { http } from '../../support/http';
import { type Outcome, TriggerHost } from '../../support/triggerContextsHost';
import { paymentUpdate } from '../../support/updates';

const TOKEN = '900000004:AAAcknowledgeAcknowledgeAcknowled0';

jest.setTimeout(30_000);

let sandbox: Sandbox;
let host: TriggerHost;
let workflowId: string;
let workflows = 0;

beforeAll(async () => {
	sandbox = await createSandbox();
});
beforeEach(async () => {
	sandbox.reset();
	workflowId = `acknowledge-${++workflows}`;
	host = await TriggerHost.start({ token: TOKEN, botApiUrl: sandbox.url, workflowId });
});
afterEach(async () => await host.close());
afterAll(async () => await sandbox.close());

interface DeliverOptions {
	url?: string;
	/** Telegram gives up. */
	signal?: AbortSignal;
}

const post = async (body: object, { url = host.url, signal }: DeliverOptions = {}) =>
	await http.post(url, body, {
		signal,
		headers: { 'X-Telegram-Bot-Api-Secret-Token': deriveSecret(TOKEN, workflowId, 'node-1') },
	});

const deliver = async (
	updateId: number,
	{ payload = 'order-42', ...options }: DeliverOptions & { payload?: string } = {},
) => await post(paymentUpdate({ invoice_payload: payload }, updateId), options);

/** Whether n8n's database says that a payment has been handled. */
function isHandled(updateId: number): boolean {
	const key = memoryKey(classifyUpdate(paymentUpdate({}, updateId))!);
	return JSON.stringify(host.staticData).includes(key);
}

const use = (parameters: INodeParameters) => {
	host.setup.parameters = parameters;
};
const whenFinished = { acknowledge: 'whenFinished' };

/** Lets a run hang until it is told how it ends. */
function holdRuns(): (outcome: Outcome) => void {
	let end!: (outcome: Outcome) => void;
	const ended = new Promise<Outcome>((resolve) => {
		end = resolve;
	});
	host.onRun = async () => await ended;
	return end;
}

/** n8n starts anew: another process with the same database. */
async function restart(): Promise<void> {
	const { staticData } = host;
	const { parameters } = host.setup;
	await host.close();
	jest.resetModules();
	const fresh = jest.requireActual<typeof import('../../support/triggerContextsHost')>(
		'../../support/triggerContextsHost',
	);
	host = await fresh.TriggerHost.start({
		token: TOKEN,
		botApiUrl: sandbox.url,
		workflowId,
		parameters,
	});
	host.staticData = staticData;
}

describe('acknowledged when the run is stored', () => {
	it('given a payment, when it is delivered three times, then it is acknowledged each time and run once', async () => {
		const statuses = [];
		for (let time = 0; time < 3; time++) statuses.push((await deliver(1)).status);
		expect(statuses).toEqual([200, 200, 200]);
		expect(host.runs).toHaveLength(1);
	});

	it('given the run fails, when the payment comes again, then it is not run again', async () => {
		host.onRun = () => 'error';
		expect([(await deliver(1)).status, (await deliver(1)).status]).toEqual([200, 200]);
		expect(host.runs).toHaveLength(1);
	});

	it('given the run could not be stored, when the payment comes again, then it is run', async () => {
		host.onRun = () => 'unstored';
		expect((await deliver(1)).status).toBe(500);
		host.onRun = () => 'success';
		expect([(await deliver(1)).status, (await deliver(1)).status]).toEqual([200, 200]);
		expect(host.runs).toHaveLength(2);
	});

	it('given n8n is started anew, when the payment comes again, then it is not run again', async () => {
		await deliver(1);
		await restart();
		expect((await deliver(1)).status).toBe(200);
		expect(host.runs).toHaveLength(0);
		await deliver(2);
		expect(host.runs).toHaveLength(1);
	});

	it('given the run could not be stored, when n8n is started anew and it comes again, then it is run', async () => {
		host.onRun = () => 'unstored';
		await deliver(1);
		await restart();
		expect((await deliver(1)).status).toBe(200);
		expect(host.runs).toHaveLength(1);
	});

	it('given many payments at once, when each is delivered twice, then each is run once', async () => {
		const ids = Array.from({ length: 40 }, (_, index) => 100 + index);
		await Promise.all(ids.map(async (id) => await deliver(id)));
		const again = await Promise.all(ids.map(async (id) => (await deliver(id)).status));
		expect(new Set(again)).toEqual(new Set([200]));
		expect(host.runs).toHaveLength(ids.length);
	});
});

describe('acknowledged when the run has succeeded', () => {
	beforeEach(() => use(whenFinished));

	it('given the run fails, when the payment comes again, then it is run until it succeeds', async () => {
		host.onRun = () => (host.runs.length < 3 ? 'error' : 'success');
		const statuses = [];
		for (let time = 0; time < 5; time++) statuses.push((await deliver(1)).status);
		expect(statuses).toEqual([500, 500, 200, 200, 200]);
		expect(host.runs).toHaveLength(3);
	});

	it('given the run still goes on, when the payment comes again, then Telegram is asked to wait', async () => {
		const end = holdRuns();
		const first = deliver(1);
		await host.runsBegun(1);
		const second = await deliver(1);
		expect([second.status, second.headers['retry-after']]).toEqual([503, '30']);
		end('success');
		expect((await first).status).toBe(200);
		expect((await deliver(1)).status).toBe(200);
		expect(host.runs).toHaveLength(1);
	});

	it.each<[string, () => Promise<void>]>([
		[
			'an editor test has begun and ended',
			async () => {
				await host.beginTest();
				await host.endTest();
			},
		],
		[
			'the workflow is published anew',
			async () => {
				await host.deactivate();
				await host.activate();
			},
		],
	])(
		'given the run still goes on, when %s and the payment comes again, then it is not run twice',
		async (_, meanwhile) => {
			await host.activate();
			const end = holdRuns();
			const first = deliver(1);
			await host.runsBegun(1);
			for (const step of [meanwhile]) {
				await sandbox.clock.advance(1_100);
				await step();
			}
			expect((await deliver(1)).status).toBe(503);
			end('success');
			expect((await first).status).toBe(200);
			expect(host.runs).toHaveLength(1);
		},
	);

	it('given a waiting run has to be told first, when the payment comes twice at the same moment, then it is run once', async () => {
		const waiting = packWaitingRun({
			executionId: '17',
			nodeId: 'node-9',
			token: 'ab'.repeat(32),
		});
		const payload = packOrderReference('order-42', { waiting });
		const end = holdRuns();
		const deliveries = [1, 1].map(async (id) => await deliver(id, { payload }));
		expect((await Promise.race(deliveries)).status).toBe(503);
		end('success');
		const statuses = (await Promise.all(deliveries)).map(({ status }) => status);
		expect(statuses.sort()).toEqual([200, 503]);
		expect(host.runs).toHaveLength(1);
	});

	it('given the run fails after a repeat was put off, when it comes once more, then it is run', async () => {
		const end = holdRuns();
		const first = deliver(1);
		await host.runsBegun(1);
		await deliver(1);
		end('error');
		expect((await first).status).toBe(500);
		host.onRun = () => 'success';
		expect((await deliver(1)).status).toBe(200);
		expect(host.runs).toHaveLength(2);
	});

	it('given the run could not be stored, when the payment comes again, then it is run', async () => {
		host.onRun = () => 'unstored';
		expect((await deliver(1)).status).toBe(500);
		host.onRun = () => 'success';
		expect((await deliver(1)).status).toBe(200);
		expect(host.runs).toHaveLength(2);
	});

	it('given the run has succeeded, when n8n is started anew and the payment comes again, then it is not run again', async () => {
		expect((await deliver(1)).status).toBe(200);
		await host.until(() => isHandled(1));
		await restart();
		expect((await deliver(1)).status).toBe(200);
		expect(host.runs).toHaveLength(0);
	});

	it('given Telegram has given up before the run succeeds, when n8n is started anew and the payment comes again, then it is not run again', async () => {
		const end = holdRuns();
		const giveUp = new AbortController();
		const first = deliver(1, { signal: giveUp.signal });
		await host.runsBegun(1);
		giveUp.abort();
		await expect(first).rejects.toThrow('canceled');
		await host.connectionsClosed(1);
		end('success');
		await host.until(() => isHandled(1));
		await restart();
		expect((await deliver(1)).status).toBe(200);
		expect(host.runs).toHaveLength(0);
	});

	it('given the run has failed, when n8n is started anew and the payment comes again, then it is run', async () => {
		host.onRun = () => 'error';
		expect((await deliver(1)).status).toBe(500);
		await restart();
		expect((await deliver(1)).status).toBe(200);
		expect(host.runs).toHaveLength(1);
	});

	it('given n8n cannot call itself, when the payment comes again, then it is acknowledged and not run again', async () => {
		const { url } = host;
		host.setup.n8nUrl = 'http://127.0.0.1:1';
		const statuses = [(await deliver(1, { url })).status, (await deliver(1, { url })).status];
		expect(statuses).toEqual([200, 200]);
		expect(host.runs).toHaveLength(1);
	});

	it.each([7, '', 'two words', 'c'.repeat(65)])(
		'given a note of a run that is no key, %j, when it is delivered, then nothing is remembered',
		async (handled) => {
			expect((await post({ handled })).status).toBe(400);
			expect(host.staticData).toEqual({});
		},
	);

	it('given nothing of the run goes back, when it succeeds, then Telegram finds no method in the response', async () => {
		expect(JSON.stringify((await deliver(1)).data)).not.toContain('method');
	});

	it('given one payment fails for ever, when another buyer pays, then that one is run', async () => {
		host.onRun = ({ items }) => (items[0]?.update_id === 1 ? 'error' : 'success');
		expect([(await deliver(1)).status, (await deliver(2)).status]).toEqual([500, 200]);
	});
});

describe("acknowledged by Telegram's own rules", () => {
	async function buy(): Promise<void> {
		const { body } = await sandbox.call(TOKEN, 'createInvoiceLink', {
			title: 'Book',
			description: 'A book',
			payload: 'order-42',
			currency: 'XTR',
			prices: [{ label: 'Book', amount: 250 }],
		});
		const { result: link } = body as { result: string };
		expect(await sandbox.pay({ token: TOKEN, customer_id: 111, link })).toMatchObject({
			status: 'paid',
		});
	}

	it('given a run that fails three times, when time goes by, then Telegram repeats until it succeeds', async () => {
		use(whenFinished);
		host.onRun = () => (host.runs.length < 4 ? 'error' : 'success');
		await host.activate();
		await buy();
		for (let tries = 2; tries <= 4; tries++) {
			await host.statusesSent(tries);
			await sandbox.clock.advance(10_000);
		}
		await host.runsBegun(4);
		const keys = host.runs.map(({ items }) => items[0]?.idempotency_key);
		expect([keys.length, new Set(keys).size]).toEqual([4, 1]);
	});

	it('given responses that get lost and deliveries made twice, when time goes by, then there is one run', async () => {
		sandbox.addFault({ scope: 'delivery', update_type: 'message', kind: 'drop', count: 2 });
		sandbox.addFault({ scope: 'delivery', update_type: 'message', kind: 'duplicate', count: 1 });
		await host.activate();
		await buy();
		await host.runsBegun(1);
		for (let times = 0; times < 5; times++) await sandbox.clock.advance(30_000);
		expect(host.statuses.length).toBeGreaterThanOrEqual(4);
		expect(new Set(host.statuses)).toEqual(new Set([200]));
		expect(host.runs).toHaveLength(1);
	});

	it('given a test of a draft with other events, when somebody pays, then the payment is left to production', async () => {
		await host.activate();
		await sandbox.clock.advance(1_100);
		use({ events: ['pre_checkout_query'] });
		await host.beginTest();
		await buy();
		await host.until(() => host.statuses.includes(503));
		use({});
		await sandbox.clock.advance(1_100);
		await host.endTest();
		await sandbox.clock.advance(120_000);
		await host.until(() => host.runs.some(({ isTest }) => !isTest));
		expect(host.runs.find(({ isTest }) => !isTest)?.items[0]).toMatchObject({
			event: 'successful_payment',
		});
	});

	it('given a test in the editor during production, when somebody pays, then the editor sees it and production gets it', async () => {
		await host.activate();
		await sandbox.clock.advance(1_100);
		await host.beginTest();
		await buy();
		await host.runsBegun(1);
		expect(host.runs[0]?.isTest).toBe(true);
		await sandbox.clock.advance(1_100);
		await host.endTest();
		await sandbox.clock.advance(120_000);
		await host.until(() => host.runs.some(({ isTest }) => !isTest));
		const [shown, kept] = [true, false].map((isTest) =>
			host.runs.find((run) => run.isTest === isTest),
		);
		expect(kept?.items[0]?.idempotency_key).toBe(shown?.items[0]?.idempotency_key);
	});
});
