import { get } from 'node:http';
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
	until,
	write,
} from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

let sandbox: Sandbox;
let endpoint: Endpoint;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	endpoint = await openEndpoint();
	endpoint.respond = approve;
	await must(sandbox, 'setWebhook', { url: endpoint.url });
	sandbox.addCustomer({ id: 1001, first_name: 'Ann' });
	write(sandbox, 1001, '/start');
	await until(() => sandbox.bots()[0]?.pending_update_count === 0);
});

afterEach(async () => {
	await sandbox.close();
	await endpoint.close();
});

const invoiceToAnn = () => sendInvoice(sandbox, cardInvoice, 1001);

const problems = () => sandbox.journal().filter(({ ok }) => !ok);

describe('what the journal tells', () => {
	test('given a call, when it is answered, then its line holds what was asked and what was said', async () => {
		await call(sandbox, 'getMe');
		await call(sandbox, 'sendMessage', { chat_id: 1001, text: '' });
		const [me, refused] = sandbox.journal().slice(-2);
		expect(JSON.parse(me?.answer ?? '')).toMatchObject({ ok: true, result: { id: BOT_ID } });
		expect(JSON.parse(refused?.answer ?? '')).toMatchObject({ ok: false, error_code: 400 });
		expect(refused?.parameters).toEqual({ chat_id: '1001', text: '' });
	});

	test('given an answer that names a secret, when the journal is read, then it is masked there', async () => {
		await sandbox.moveClock({ advance_ms: 2_000 });
		await must(sandbox, 'setWebhook', { url: endpoint.url.replace('//', '//us-er:pa-ss@') });
		await must(sandbox, 'getWebhookInfo');
		const line = sandbox.journal().at(-1);
		expect(line?.answer).toContain('//***@');
		expect(JSON.stringify(sandbox.journal())).not.toContain('pa-ss');
	});

	test('given a bot that answers in its webhook response, when an update is delivered, then the line holds that answer', async () => {
		const invoice = await invoiceToAnn();
		await sandbox.pay(invoice);
		const line = sandbox.journal().find(({ update_type: type }) => type === 'pre_checkout_query');
		expect(line?.answer).toContain('answerPreCheckoutQuery');
	});
});

describe('problems', () => {
	test('given a card that asks for 3-D Secure, when it is paid, then nothing of it is a problem', async () => {
		const invoice = await invoiceToAnn();
		const { id, cards } = sandbox.openCheckout(invoice);
		const card = cards.find(({ outcome }) => outcome === '3ds')?.number;
		expect((await sandbox.payCheckout(id, { card })).status).toBe('requires_3ds');
		expect(sandbox.confirmCheckout(id, true).status).toBe('paid');
		expect(problems()).toEqual([]);
	});

	test('given a bot that declines, when the customer pays and closes the form, then that is one row', async () => {
		endpoint.respond = (update) => ({
			body: {
				method: 'answerPreCheckoutQuery',
				pre_checkout_query_id: update['pre_checkout_query']?.['id'],
				ok: false,
				error_message: 'Sold out',
			},
		});
		const invoice = await invoiceToAnn();
		const paid = await sandbox.pay(invoice);
		sandbox.cancelCheckout(paid.checkout_id);
		expect(problems()).toMatchObject([{ kind: 'checkout', description: 'Sold out' }]);
		expect(sandbox.journal().filter(({ description }) => description === 'Sold out')).toHaveLength(
			1,
		);
	});

	test.each(['refuse', '429', 'drop'] as const)(
		'given the fault %s on calls, when one is made, then its line tells of it and no other does',
		async (kind) => {
			sandbox.addFault({ scope: 'method', kind, count: 1 });
			await call(sandbox, 'getMe').catch(() => undefined);
			expect(problems().length).toBeLessThanOrEqual(1);
			expect(sandbox.journal().filter(({ note }) => note === `fault-1: ${kind}`)).toMatchObject([
				{ kind: 'call', method: 'getMe' },
			]);
		},
	);

	test.each(['refuse', '429', 'drop', 'cut'] as const)(
		'given the fault %s on deliveries, when one is tried, then its line tells of it and no other does',
		async (kind) => {
			sandbox.addFault({ scope: 'delivery', kind, count: 1 });
			write(sandbox, 1001, 'Hello');
			await sandbox.moveClock({ advance_ms: 5_000 });
			await until(() => sandbox.bots()[0]?.pending_update_count === 0);
			expect(problems()).toMatchObject([{ kind: 'delivery', note: `fault-1: ${kind}` }]);
		},
	);
});

interface Change {
	type: string;
}

/** The changes that a listener is sent until one of this type has come. */
const listen = async (query: string, until: string, act: () => unknown): Promise<Change[]> =>
	await new Promise((resolve, reject) => {
		let heard = '';
		const request = get(`${sandbox.url}/api/events${query}`, (response) => {
			response.setEncoding('utf8').on('data', (part: string) => {
				if (heard === '') void act();
				heard += part;
				const changes = Array.from(
					heard.matchAll(/^data: (.*)\n\n/gm),
					([, text = '']) => JSON.parse(text) as Change,
				);
				if (!changes.some(({ type }) => type === until)) return;
				request.destroy();
				resolve(changes);
			});
		}).on('error', reject);
	});

describe('changes as they happen', () => {
	test('given a listener for two types, when more happens, then it is sent these two, in order', async () => {
		const changes = await listen('?types=customer,clock', 'clock', async () => {
			await call(sandbox, 'getMe');
			sandbox.addCustomer({ first_name: 'Zoe' });
			await sandbox.moveClock({ advance_ms: 1000 });
		});
		expect(changes.map(({ type }) => type)).toEqual(['customer', 'clock']);
	});

	test('given two listeners, when one leaves, then the other goes on hearing everything', async () => {
		const both = await Promise.all([
			listen('', 'customer', () => sandbox.addCustomer({ first_name: 'Zoe' })),
			listen('?types=clock', 'clock', () => undefined).then(() => 'clock'),
			listen('', 'clock', async () => await sandbox.moveClock({ advance_ms: 1000 })),
		]);
		expect(both[1]).toBe('clock');
	});

	test('given a type that is none, when a listener asks for it, then it is told', async () => {
		const response = await fetch(`${sandbox.url}/api/events?types=message,gossip`);
		expect(response.status).toBe(400);
	});
});
