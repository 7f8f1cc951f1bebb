import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import type { INodeParameters } from 'n8n-workflow';
import { message } from '../../support/updates';
import { eventually } from '../../support/n8n/eventually';
import { type EmittedRun, PollingHost, type RunEnd } from '../../support/triggerContextsPolling';

const TOKEN = '900000005:AAPollingPollingPollingPollingPol0';

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

const createHost = (parameters: INodeParameters, workflowId = `polling-${++workflows}`) =>
	new PollingHost({ token: TOKEN, botApiUrl: sandbox.url, workflowId, parameters });

async function call<T>(method: string, params: Record<string, unknown> = {}): Promise<T> {
	const { body } = await sandbox.call(TOKEN, method, params);
	return (body as { result: T }).result;
}

/** Updates that Telegram still holds; asking changes nothing. */
async function pending(): Promise<number> {
	return (await call<{ pending_update_count: number }>('getWebhookInfo')).pending_update_count;
}

const confirmed = async (count = 0) =>
	await eventually('confirmation', async () => ((await pending()) === count ? true : undefined));

async function buy(customer_id = 111, payload = 'order-42') {
	const link = await call<string>('createInvoiceLink', {
		title: 'Book',
		description: 'A book',
		payload,
		currency: 'XTR',
		prices: [{ label: 'Book', amount: 250 }],
	});
	return await sandbox.pay({ token: TOKEN, customer_id, link });
}

/** Lets the runs of one buyer hang until they are let go. */
function holdRunsOf(user: number): (end: RunEnd) => void {
	let letGo!: (end: RunEnd) => void;
	const ended = new Promise<RunEnd>((resolve) => {
		letGo = resolve;
	});
	host.onRun = async ({ items }) => (items[0]?.user_id === user ? await ended : 'success');
	return letGo;
}

const senderOf = ({ items: [item] }: EmittedRun) =>
	(item?.message as { from: { id: number } } | undefined)?.from.id ?? item?.user_id;

const orders = (runs: EmittedRun[]) => runs.map(({ items }) => items[0]?.order_id);

describe('a payment by polling', () => {
	it('given a buyer, when they pay, then the checkout is answered, the run has the row and Telegram is told', async () => {
		await host.start();
		expect(await buy()).toMatchObject({ status: 'paid' });
		await host.runsBegun(1);
		expect(host.runs[0]).toMatchObject({
			outputs: [0],
			items: [{ event: 'successful_payment', amount: 250 }],
		});
		await confirmed();
	});

	it('given rules, when they say no, then the buyer reads why', async () => {
		host = createHost({ checkoutRules: { currencies: 'EUR' } });
		await host.start();
		expect(await buy()).toMatchObject({
			status: 'declined',
			reason: expect.stringContaining('We do not accept payments in XTR') as string,
		});
	});

	it('given it is acknowledged when stored, when emitted, then n8n gets one key for each payment', async () => {
		await host.start();
		await buy(111);
		await buy(222);
		await host.runsBegun(2);
		const keys = host.runs.map(({ deduplicationKey }) => deduplicationKey);
		expect(keys).toEqual([expect.any(String), expect.any(String)]);
		expect(new Set(keys).size).toBe(2);
	});

	it('given it is acknowledged when finished, when a run fails, then the next attempt has a key of its own', async () => {
		host = createHost({ acknowledge: 'whenFinished' });
		host.onRun = () => (host.runs.length < 2 ? 'error' : 'success');
		await host.start();
		await buy();
		await host.runsBegun(2);
		expect(new Set(host.runs.map(({ deduplicationKey }) => deduplicationKey)).size).toBe(2);
		await confirmed();
	});
});

describe('one payment, one run', () => {
	it.each(['onReceived', 'whenFinished'])(
		'given %s and a full queue of n8n, when a run waits there for long, then it is not asked for again',
		async (acknowledge) => {
			host = createHost({ acknowledge });
			let begin!: (begins: boolean) => void;
			const turn = new Promise<boolean>((resolve) => (begin = resolve));
			host.begins = async () => await turn;
			await host.start();
			await buy();
			await eventually('the row', () => (host.keys.size > 0 ? true : undefined));
			await new Promise((resolve) => setTimeout(resolve, 5_500));
			begin(true);
			await host.runsBegun(1);
			await confirmed();
			expect(host.runs).toHaveLength(1);
		},
	);

	it('given a run that a person cancels, when it is acknowledged when stored, then it is not run again', async () => {
		host.onRun = () => 'cancelled';
		await host.start();
		await buy();
		await host.runsBegun(1);
		await confirmed();
		expect(host.runs).toHaveLength(1);
	});

	it('given a run that a person takes out of n8n’s queue, when the same buyer pays again, then that is run', async () => {
		host.begins = () => host.keys.size > 1;
		await host.start();
		await buy(111, 'taken out');
		await buy(111, 'next');
		await host.runsBegun(1);
		expect(orders(host.runs)).toEqual(['next']);
	});
});

describe('what is confirmed, and when', () => {
	it('given runs that go on, when n8n has saved the payments, then Telegram lets go of them, and a kill loses none', async () => {
		host = createHost({ acknowledge: 'whenFinished' });
		host.onRun = async () => await new Promise<RunEnd>(() => undefined);
		await host.start();
		await buy(111, 'first');
		await host.runsBegun(1);
		await buy(222, 'second');
		await host.runsBegun(2);
		await confirmed();
		const next = createHost({ acknowledge: 'whenFinished' });
		next.staticData = structuredClone(host.staticData);
		await host.stop();
		await next.start();
		await next.runsBegun(2);
		expect(orders(next.runs).sort()).toEqual(['first', 'second']);
		await next.stored(({ carried = {} }) => Object.keys(carried).length === 0);
		await next.stop();
	});

	it('given a database that cannot save, when runs go on, then Telegram keeps the payments', async () => {
		host = createHost({ acknowledge: 'whenFinished' });
		host.saveMs = Infinity;
		host.onRun = async () => await new Promise<RunEnd>(() => undefined);
		await host.start();
		await buy(111, 'first');
		await host.runsBegun(1);
		await buy(222, 'second');
		expect(await pending()).toBeGreaterThanOrEqual(2);
		expect(await buy(333)).toMatchObject({ status: 'paid' });
	});

	it('given slow runs that have ended, when nothing new comes, then n8n’s database is brought up to date when it stops', async () => {
		host = createHost({ acknowledge: 'whenFinished' });
		const ends: Array<(end: RunEnd) => void> = [];
		host.onRun = async () => await new Promise<RunEnd>((resolve) => ends.push(resolve));
		await host.start();
		await buy(111, 'first');
		await host.runsBegun(1);
		await buy(222, 'second');
		await host.runsBegun(2);
		await confirmed();
		for (const end of ends) end('success');
		await host.stop();
		const next = createHost({ acknowledge: 'whenFinished' });
		next.staticData = structuredClone(host.staticData);
		await next.start();
		await buy(333, 'third');
		await next.runsBegun(1);
		expect(orders(next.runs)).toEqual(['third']);
		await next.stop();
	});

	it('given many updates at once, when the second run begins, then all of them are safe in n8n’s database already', async () => {
		host = createHost({ events: ['message'] });
		const safe: number[] = [];
		host.begins = () => {
			const { carried = {} } = (host.staticData['node:Telegram Payments Trigger'] ?? {}) as {
				carried?: object;
			};
			safe.push(Object.keys(carried).length);
			return true;
		};
		for (let customer_id = 2_000; customer_id < 2_020; customer_id++) {
			sandbox.writeMessage({ token: TOKEN, customer_id, text: '/start' });
		}
		await host.start();
		await host.runsBegun(20);
		expect(safe).toEqual([0, ...Array.from({ length: 19 }, () => 20)]);
		await confirmed();
	});

	it('given a database that cannot save, when many updates come at once, then all of them are run, and Telegram keeps them until then', async () => {
		host = createHost({ events: ['message'] });
		host.saveMs = Infinity;
		for (let customer_id = 2_100; customer_id < 2_110; customer_id++) {
			sandbox.writeMessage({ token: TOKEN, customer_id, text: '/start' });
		}
		await host.start();
		await host.runsBegun(1);
		expect(await pending()).toBe(10);
		await host.runsBegun(10);
	});

	it('given a run that hangs, when others check out, then they are answered all the same', async () => {
		host = createHost({ acknowledge: 'whenFinished' });
		const letGo = holdRunsOf(111);
		await host.start();
		await buy(111);
		await host.runsBegun(1);
		for (const buyer of [222, 333, 444]) {
			const result = await buy(buyer);
			expect(result.status).toBe('paid');
			expect(result.pre_checkout_ms).toBeLessThan(5_000);
		}
		letGo('success');
		await host.runsBegun(4);
	});

	it('given a hundred updates whose runs do not end, when the next buyer checks out, then they are answered, and nothing is lost on a restart', async () => {
		const parameters = { acknowledge: 'whenFinished', events: ['successful_payment', 'message'] };
		host = createHost(parameters);
		const FIRST = 1_000;
		host.onRun = async () => await new Promise<RunEnd>(() => undefined);
		for (let customer_id = FIRST; customer_id < FIRST + 100; customer_id++) {
			sandbox.writeMessage({ token: TOKEN, customer_id, text: '/start' });
		}
		await host.start();
		await host.runsBegun(50);
		expect(await buy()).toMatchObject({ status: 'paid' });
		await host.stop();

		// Another process knows of the first one's runs only what n8n has saved.
		const next = createHost(parameters);
		next.staticData = host.staticData;
		await next.start();
		await next.runsBegun(101);
		expect(new Set(next.runs.map(senderOf)).size).toBe(101);
		await confirmed();
		await next.stop();
	});

	it('given a run that fails, when it is tried again, then it is the same payment and is confirmed after it succeeds', async () => {
		host = createHost({ acknowledge: 'whenFinished' });
		host.onRun = () => (host.runs.length < 2 ? 'error' : 'success');
		await host.start();
		await buy();
		await host.runsBegun(1);
		expect(await pending()).toBeGreaterThan(0);
		await host.runsBegun(2);
		await confirmed();
		const keys = host.runs.map(({ items }) => items[0]?.idempotency_key);
		expect(new Set(keys).size).toBe(1);
	});

	it('given a run that could not be stored, when n8n has recovered, then it is run', async () => {
		host.onRun = () => (host.runs.length < 2 ? 'unstored' : 'success');
		await host.start();
		await buy();
		await host.runsBegun(2);
		await confirmed();
	});

	it('given one buyer pays three times, when the first run is slow, then the runs keep the order', async () => {
		host = createHost({ acknowledge: 'whenFinished' });
		const letGo = holdRunsOf(111);
		await host.start();
		for (const order of ['first', 'second', 'third']) await buy(111, order);
		await buy(222, 'other');
		await host.runsBegun(2);
		expect(orders(host.runs)).toEqual(['first', 'other']);
		letGo('success');
		await host.runsBegun(4);
		expect(orders(host.runs)).toEqual(['first', 'other', 'second', 'third']);
	});
});

describe('published anew while a run goes on', () => {
	it.each<[RunEnd, number]>([
		['success', 0],
		['error', 1],
	])(
		'given a run that ends in %s, when the same n8n has started the node again meanwhile, then it is run %d more times',
		async (end, further) => {
			const parameters = { acknowledge: 'whenFinished' };
			host = createHost(parameters);
			const letGo = holdRunsOf(111);
			await host.start();
			await buy(111);
			await host.runsBegun(1);
			await host.stop();
			const next = createHost(parameters, host.setup.workflowId);
			await next.start();
			await buy(222, 'other');
			await next.runsBegun(1);
			expect(orders(next.runs)).toEqual(['other']);
			letGo(end);
			await next.runsBegun(1 + further);
			await confirmed();
			expect(next.runs).toHaveLength(1 + further);
			await next.stop();
		},
	);
});

describe('once per order', () => {
	const parameters = { checkoutRules: { oncePerOrder: true } };

	it('given a paid order, when another process starts with what was saved, then it is still paid', async () => {
		host = createHost(parameters);
		await host.start();
		await buy(111);
		await host.runsBegun(1);
		await host.stored(({ memory }) => Boolean(memory?.paid));
		await host.stop();
		const next = createHost(parameters);
		next.staticData = host.staticData;
		await next.start();
		expect(await buy(222)).toMatchObject({
			status: 'declined',
			reason: 'This order has already been paid. Thank you!',
		});
		await next.stop();
	});
});

describe('stop and start', () => {
	it('given everything is done, when stopped at once, then Telegram is told before it ends', async () => {
		await host.start();
		await buy();
		await host.runsBegun(1);
		await new Promise((resolve) => setImmediate(resolve));
		await host.stop();
		expect(await pending()).toBe(0);
	});

	it('given a run that goes on, when stopped and started by another n8n, then the payment comes again', async () => {
		host = createHost({ acknowledge: 'whenFinished' });
		host.onRun = async () => await new Promise(() => undefined);
		await host.start();
		await buy();
		await host.runsBegun(1);
		await host.stop();
		expect(await pending()).toBeGreaterThan(0);
		const next = createHost({ acknowledge: 'whenFinished' });
		await next.start();
		await next.runsBegun(1);
		expect(orders(next.runs)).toEqual(orders(host.runs));
		await confirmed();
		await next.stop();
	});

	it.each([
		['the process remembers', (): string | undefined => host.setup.workflowId],
		['only the database remembers', (): string | undefined => undefined],
	])(
		'given a payment that was run but not confirmed, when started again and %s, then it is not run again',
		async (_, workflowIdOf) => {
			// From the moment of the run on, Telegram hears nothing any more.
			host.onRun = () => {
				sandbox.addFault({ scope: 'method', method: 'getUpdates', kind: 'cut' });
				return 'success';
			};
			await host.start();
			await buy();
			await host.runsBegun(1);
			await host.stop();
			sandbox.removeFaults();
			expect(await pending()).toBeGreaterThan(0);
			const next = createHost({}, workflowIdOf());
			for (const [key, status] of host.keys) next.keys.set(key, status);
			await next.start();
			await confirmed();
			expect(next.runs).toEqual([]);
			await next.stop();
		},
	);

	it('given updates set aside by an earlier life, when started, then they are run and forgotten', async () => {
		await host.start();
		await buy(111, 'carried');
		await host.runsBegun(1);
		await host.stop();
		const [{ update_id, idempotency_key }] = host.runs[0]?.items as [Record<string, unknown>];
		const update = {
			update_id: Number(update_id) + 1,
			message: message({
				successful_payment: {
					currency: 'XTR',
					total_amount: 5,
					invoice_payload: 'kept',
					telegram_payment_charge_id: `${String(idempotency_key)}x`,
					provider_payment_charge_id: '',
				},
			}),
		};
		const next = createHost({}, host.setup.workflowId);
		next.staticData = {
			'node:Telegram Payments Trigger': { carried: { [update.update_id]: update } },
		};
		await next.start();
		await next.runsBegun(1);
		expect(orders(next.runs)).toEqual(['kept']);
		await next.stop();
	});
});
