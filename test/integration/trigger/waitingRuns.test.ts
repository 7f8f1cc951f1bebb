import type { INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { deriveSecret } from '../../../nodes/TelegramPaymentsTrigger/webhook/secret';
import { readOrderReference } from '../../../nodes/shared/payments/orderReference';
import {
	markInvoice,
	resumePathOf,
	unpackWaitingRun,
} from '../../../nodes/shared/payments/waitingRun';
import { ALBUM, ActionShop, BOT_TOKEN, BUYER } from '../../support/actionShop';
import { http } from '../../support/http';
import { TriggerHost } from '../../support/triggerContextsHost';
import { PollingHost } from '../../support/triggerContextsPolling';
import { paymentUpdate } from '../../support/updates';
import { type WaitingRun, WaitingRuns } from '../../support/waitingRuns';

const WAIT: INodeParameters = { ...ALBUM, operation: 'sendAndWaitForPayment' };

jest.setTimeout(30_000);

let shop: ActionShop;
let waiting: WaitingRuns;
let workflowId: string;
let workflows = 0;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});
beforeEach(async () => {
	shop.reset();
	waiting = await WaitingRuns.start();
	workflowId = `waiting-runs-${++workflows}`;
});
afterEach(async () => await waiting.close());
afterAll(async () => await shop.sandbox.close());

const begin = async (): Promise<WaitingRun> => await waiting.begin(shop.setUp(WAIT));

const pay = async ({ sent }: WaitingRun) =>
	await shop.pay({ chat_id: BUYER, message_id: Number(sent.message_id) });

const setupWith = (parameters: INodeParameters) => ({
	token: BOT_TOKEN,
	botApiUrl: shop.sandbox.url,
	waitingBaseUrl: waiting.baseUrl,
	workflowId,
	parameters,
});

/** Both ways of receiving wake runs alike. */
const ways = [
	[
		'webhook',
		async (parameters: INodeParameters) => {
			const host = await TriggerHost.start(setupWith(parameters));
			await host.activate();
			return { host, stop: async () => await host.close() };
		},
	],
	[
		'polling',
		async (parameters: INodeParameters) => {
			const host = new PollingHost(setupWith(parameters));
			await host.start();
			return { host, stop: async () => await host.stop() };
		},
	],
] as const;

describe.each(ways)('a payment that a run waits for, received by %s', (_, receive) => {
	let stop: () => Promise<void>;
	afterEach(async () => await stop());

	async function receiveWith(parameters: INodeParameters = {}) {
		const receiver = await receive(parameters);
		({ stop } = receiver);
		return receiver.host;
	}

	it('given the run sleeps, when it is paid, then it goes on and the trigger has a run of its own', async () => {
		const host = await receiveWith();
		const run = await begin();
		expect(await pay(run)).toMatchObject({ status: 'paid' });
		await host.runsBegun(1);
		expect(run.outcomes).toMatchObject([{ paid: true, order_id: 'album-1', amount: 250 }]);
		expect(host.runs[0]?.items).toMatchObject([{ order_id: 'album-1', amount: 250 }]);
	});

	it('given n8n has not stored yet that the run sleeps, when it is paid, then it is told once that is done', async () => {
		const host = await receiveWith();
		const run = await begin();
		run.status = 'running';
		const paying = pay(run);
		await waiting.answersSent(1);
		run.status = 'waiting';
		await paying;
		await host.runsBegun(1);
		expect(waiting.answers).toEqual([409, 200]);
		expect(run.outcomes).toMatchObject([{ paid: true }]);
	});

	it('given payments start no run, when it is paid, then the waiting run goes on all the same', async () => {
		const host = await receiveWith({ events: ['refunded_payment'] });
		const run = await begin();
		await pay(run);
		await waiting.goneOn(run);
		expect(run.outcomes).toMatchObject([{ paid: true }]);
		expect(host.runs).toEqual([]);
	});

	it('given the run goes on no more, when it is paid, then the payment is not held up', async () => {
		const host = await receiveWith();
		const run = await begin();
		waiting.timeOut(run);
		await pay(run);
		await host.runsBegun(1);
		expect(waiting.answers).toEqual([409]);
		expect(host.runs[0]?.items).toMatchObject([{ order_id: 'album-1', missed_wait: run.id }]);
	});

	it('given a second invoice of the same run, when the first one is paid, then the run sleeps on and the row says which wait it missed', async () => {
		const host = await receiveWith();
		const first = await begin();
		const run = await waiting.again(first, { orderId: 'album-2' });
		await pay(first);
		await host.runsBegun(1);
		expect(run.outcomes).toEqual([]);
		expect(run.status).toBe('waiting');
		expect(host.runs[0]?.items).toMatchObject([{ order_id: 'album-1', missed_wait: run.id }]);

		await pay(run);
		await host.runsBegun(2);
		expect(run.outcomes).toMatchObject([{ paid: true, order_id: 'album-2' }]);
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['an outcome without an invoice', { outcome: { paid: true } }],
		['the mark of another invoice', { invoice: 'AAAAAAAAAAAAAAAAAAAAAA', outcome: { paid: true } }],
		['the record alone', { paid: true, order_id: 'album-1' }],
		['a list', { invoice: 'own', outcome: [{ paid: true }] }],
	])(
		'given somebody has the address of the run, when %s is posted there, then nothing changes and the sender is told',
		async (_name, body) => {
			await receiveWith();
			const run = await begin();
			const { payload } = shop.calls('sendInvoice')[0]?.parameters as { payload: string };
			const { waiting: packed = '' } = readOrderReference(payload).terms;
			const reference = unpackWaitingRun(packed);
			if (!reference) throw new Error('the invoice carries no waiting run');
			const isOwn = (body as { invoice?: string } | undefined)?.invoice === 'own';
			const { status, data } = await http.post<unknown>(
				`${waiting.baseUrl}${resumePathOf(reference)}`,
				isOwn ? { ...(body as object), invoice: markInvoice(payload) } : (body ?? {}),
			);
			expect([status, data]).toEqual([200, { woken: false }]);
			expect([run.status, run.outcomes]).toEqual(['waiting', []]);
		},
	);

	it('given the checkout is declined for good, when the buyer has read why, then the run is told', async () => {
		await receiveWith({ checkoutRules: { currencies: 'EUR' } });
		const run = await begin();
		expect(await pay(run)).toMatchObject({ status: 'declined' });
		await waiting.goneOn(run);
		expect(run.outcomes).toMatchObject([{ paid: false, reason: 'currency' }]);
	});
});

describe('an n8n that does not answer its own address', () => {
	it.each<[string, [number, unknown]]>([
		['is out of order', [502, { message: 'Bad gateway' }]],
		['stands behind basic auth', [401, 'Unauthorized']],
		['stands behind a firewall', [403, '<title>403</title>']],
		['has a proxy that does not know the path', [404, '<title>404</title>']],
		['stands behind an access portal', [200, '<title>Sign in</title>']],
		['stands behind a limit', [429, { message: 'slow down' }]],
	])(
		'given it %s and then answers again, when Telegram repeats the payment, then the run goes on and the trigger has one run',
		async (_name, failure) => {
			const host = await TriggerHost.start(setupWith({}));
			await host.activate();
			const run = await begin();
			waiting.failures = 1;
			waiting.failure = failure;
			await pay(run);
			await host.statusesSent(2);
			expect(host.runs).toEqual([]);
			await shop.sandbox.clock.advance(60_000);
			await host.statusesSent(3);
			expect(host.runs).toHaveLength(1);
			expect(host.runs[0]?.items).toMatchObject([{ order_id: 'album-1' }]);
			expect(host.runs[0]?.items[0]?.missed_wait ?? null).toBeNull();
			expect(host.statuses.slice(0, 3)).toEqual([200, 503, 200]);
			expect(run.outcomes).toMatchObject([{ paid: true }]);
			await host.close();
		},
	);

	it('given it answers again, when the poll loop tries once more, then the run goes on and the trigger has one run', async () => {
		const host = new PollingHost(setupWith({}));
		await host.start();
		const run = await begin();
		waiting.failures = 1;
		await pay(run);
		await host.runsBegun(1);
		expect(waiting.answers).toEqual([502, 200]);
		expect(run.outcomes).toMatchObject([{ paid: true }]);
		await host.stop();
	});

	it('given it never answers, when the payment has come five times, then it goes on without the run', async () => {
		const host = await TriggerHost.start(setupWith({}));
		await host.activate();
		const run = await begin();
		waiting.failures = Infinity;
		const { payload } = shop.calls('sendInvoice')[0]?.parameters as { payload: string };
		const deliver = async () =>
			await http.post(host.url, paymentUpdate({ invoice_payload: payload }, 5_001), {
				headers: {
					'X-Telegram-Bot-Api-Secret-Token': deriveSecret(BOT_TOKEN, workflowId, 'node-1'),
				},
			});
		for (let time = 1; time < 5; time++) {
			const { status, headers } = await deliver();
			expect([status, headers['retry-after']]).toEqual([503, '2']);
		}
		expect((await deliver()).status).toBe(200);
		expect(waiting.answers).toEqual([502, 502, 502, 502, 502]);
		expect(host.runs).toHaveLength(1);
		expect(host.runs[0]?.items).toMatchObject([{ missed_wait: run.id }]);
		expect(run.outcomes).toEqual([]);
		await host.close();
	});

	it('given nothing listens there, when the payment comes, then Telegram is asked to repeat it', async () => {
		const nowhere = { ...setupWith({}), waitingBaseUrl: 'http://127.0.0.1:9/webhook-waiting' };
		const host = await TriggerHost.start(nowhere);
		await host.activate();
		const run = await begin();
		await pay(run);
		await host.statusesSent(2);
		expect(host.statuses).toEqual([200, 503]);
		expect(host.runs).toEqual([]);
		await host.close();
	});
});
