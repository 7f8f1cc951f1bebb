import { Readable } from 'node:stream';
import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import { deriveSecret } from '../../../nodes/TelegramPaymentsTrigger/webhook/secret';
import { http, raw } from '../../support/http';
import { TriggerHost } from '../../support/triggerContextsHost';
import { commandUpdate, paymentUpdate, preCheckoutUpdate } from '../../support/updates';

const TOKEN = '900000002:AADeliveryDeliveryDeliveryDelive00';
const SECRET = deriveSecret(TOKEN, 'workflow-1', 'node-1');

jest.setTimeout(30_000);

let sandbox: Sandbox;
let host: TriggerHost;

beforeAll(async () => {
	sandbox = await createSandbox();
	host = await TriggerHost.start({ token: TOKEN, botApiUrl: sandbox.url });
});
beforeEach(() => {
	sandbox.reset();
	host.runs.length = 0;
	host.statuses.length = 0;
	host.setup.parameters = {};
	host.onRun = () => 'success';
});
afterAll(async () => {
	await host.close();
	await sandbox.close();
});

/** A request as from anywhere in the internet. */
const post = async (body: unknown, headers: Record<string, string> = {}) =>
	await http.post(host.url, typeof body === 'string' ? raw(body) : body, {
		headers: { 'Content-Type': 'application/json', ...headers },
	});

const asTelegram = async (body: unknown, headers: Record<string, string> = {}) =>
	await post(body, { 'X-Telegram-Bot-Api-Secret-Token': SECRET, ...headers });

describe('who may deliver', () => {
	it.each<[string, Record<string, string>]>([
		['no secret', {}],
		['an empty secret', { 'X-Telegram-Bot-Api-Secret-Token': '' }],
		['a wrong secret', { 'X-Telegram-Bot-Api-Secret-Token': 'f'.repeat(64) }],
		['the secret and something', { 'X-Telegram-Bot-Api-Secret-Token': `${SECRET}0` }],
		["the built-in trigger's secret", { 'X-Telegram-Bot-Api-Secret-Token': 'workflow-1_node-1' }],
		['the bot token', { 'X-Telegram-Bot-Api-Secret-Token': TOKEN }],
		[
			"another node's secret",
			{ 'X-Telegram-Bot-Api-Secret-Token': deriveSecret(TOKEN, 'workflow-1', 'node-2') },
		],
	])(
		'given %s, when a payment is delivered, then 403 without a word and no run',
		async (_, headers) => {
			for (const body of [paymentUpdate(), preCheckoutUpdate(), {}]) {
				const response = await post(body, headers);
				expect([response.status, response.data]).toEqual([403, '']);
			}
			expect(host.runs).toEqual([]);
		},
	);

	it('given the right secret right before, when a wrong one follows, then it is still refused', async () => {
		expect((await asTelegram(paymentUpdate({}, 1))).status).toBe(200);
		expect((await post(paymentUpdate({}, 2))).status).toBe(403);
		expect(host.runs).toHaveLength(1);
	});
});

describe('what may be delivered', () => {
	it.each<[string, unknown]>([
		['an empty object', {}],
		['a list', [paymentUpdate()]],
		['an update without id', { message: paymentUpdate().message }],
		['a payment without charge', paymentUpdate({ telegram_payment_charge_id: undefined })],
		['a query without buyer', preCheckoutUpdate({ from: undefined })],
	])('given %s with the right secret, when delivered, then 400 and no run', async (_, body) => {
		const response = await asTelegram(body);
		expect([response.status, response.data]).toEqual([400, '']);
		expect(host.runs).toEqual([]);
	});

	it('given more than a megabyte, when delivered, then 413 and no run', async () => {
		const body = { ...commandUpdate(), padding: 'x'.repeat(1_100_000) };
		host.setup.parameters = { events: ['message'] };
		expect((await asTelegram(body)).status).toBe(413);
		expect(host.runs).toEqual([]);
	});

	it.each([
		[1_100_000, 413],
		[1_000_000, 200],
	])(
		'given %d bytes in chunks, which state no length, when delivered, then the answer is %d and no run',
		async (size, status) => {
			const text = JSON.stringify({ ...commandUpdate(), padding: 'x'.repeat(size) });
			const chunks = text.match(/.{1,100000}/g) ?? [];
			expect((await asTelegram(Readable.from(chunks))).status).toBe(status);
			expect(host.runs).toEqual([]);
		},
	);

	it('given an event that is not chosen, when delivered, then it is acknowledged without a run', async () => {
		expect((await asTelegram(commandUpdate())).status).toBe(200);
		expect(host.runs).toEqual([]);
	});

	it('given a name that looks like an expression, when paid, then it stays a text', async () => {
		const body = paymentUpdate({ invoice_payload: '={{ $env.SECRET }}' }, 5);
		await asTelegram(body);
		expect(host.runs[0]?.items[0]).toMatchObject({ order_id: '={{ $env.SECRET }}' });
	});
});

describe('a checkout answered by rules', () => {
	it('given a query, when delivered, then the response itself is the answer and no run starts', async () => {
		const response = await asTelegram(preCheckoutUpdate({}, 10));
		expect(response.headers['content-type']).toMatch(/application\/json/);
		expect(response.data).toEqual({
			method: 'answerPreCheckoutQuery',
			pre_checkout_query_id: '1234567890123456789',
			ok: true,
		});
		expect(host.runs).toEqual([]);
	});

	it('given the event is chosen, when delivered, then the answer has gone out before the run begins', async () => {
		host.setup.parameters = { events: ['pre_checkout_query', 'successful_payment'] };
		host.onRun = async () => await new Promise(() => undefined);
		const response = await asTelegram(preCheckoutUpdate({}, 11));
		expect(response.data).toMatchObject({ ok: true });
		expect(host.runs).toMatchObject([{ answeredBefore: true, items: [{ answer: 'approved' }] }]);
		expect(host.runs[0]?.data.map((items) => items.length)).toEqual([0, 1]);
	});

	it('given the query comes again, when delivered, then it is answered again without a second run', async () => {
		host.setup.parameters = { events: ['pre_checkout_query'] };
		for (let time = 0; time < 3; time++) {
			expect((await asTelegram(preCheckoutUpdate({}, 12))).data).toMatchObject({
				ok: true,
			});
		}
		expect(host.runs).toHaveLength(1);
	});

	it('given settings that broke since the activation, when delivered, then it fails and Telegram tries again', async () => {
		host.setup.parameters = { checkoutRules: { minimumTotal: 'five', limitsCurrency: 'EUR' } };
		const response = await asTelegram(preCheckoutUpdate({}, 13));
		expect(response.status).toBe(500);
		expect(JSON.stringify(response.data)).not.toContain('AADelivery');
	});
});
