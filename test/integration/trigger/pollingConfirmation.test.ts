import { ordersOf, POLLING_TOKEN, PollingShop } from '../../support/pollingShop';
import { type EmittedRun, PollingHost, type RunEnd } from '../../support/triggerContextsPolling';

const shop = PollingShop.open();

const senderOf = ({ items: [item] }: EmittedRun) =>
	(item?.message as { from: { id: number } } | undefined)?.from.id ?? item?.user_id;

/** Goes on as if so much time had passed. */
async function later(ms: number, work: () => Promise<void>): Promise<void> {
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + ms);
	try {
		await work();
	} finally {
		jest.restoreAllMocks();
	}
}

describe('what is confirmed, and when', () => {
	it('given runs that go on, when n8n has saved the payments, then Telegram lets go of them, and a kill loses none', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		shop.host.onRun = async () => await new Promise<RunEnd>(() => undefined);
		await shop.host.start();
		await shop.buy(111, 'first');
		await shop.host.runsBegun(1);
		await shop.buy(222, 'second');
		await shop.host.runsBegun(2);
		await shop.confirmed();
		const next = shop.createHost({ acknowledge: 'whenFinished' });
		next.staticData = structuredClone(shop.host.staticData);
		await shop.host.stop();
		await next.start();
		await next.runsBegun(2);
		expect(ordersOf(next.runs).sort()).toEqual(['first', 'second']);
		await next.stored(({ carried = {} }) => Object.keys(carried).length === 0);
		await next.stop();
	});

	it('given runs that have not begun when it stops, when it starts again with older static data, then they are run', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		const end = shop.holdRunsOf(111);
		const older = structuredClone(shop.host.staticData);
		await shop.host.start();
		await shop.buy(222, 'before');
		await shop.host.runsBegun(1);
		for (const order of ['first', 'second', 'third']) await shop.buy(111, order);
		await shop.host.runsBegun(2);
		await shop.confirmed();
		await shop.host.stop();
		// n8n reads the workflow before it stops the old loop, and gives what it has read to the new one.
		const next = shop.createHost({ acknowledge: 'whenFinished' }, shop.host.setup.workflowId);
		next.staticData = older;
		await next.start();
		end('success');
		await next.runsBegun(2);
		expect(ordersOf(next.runs)).toEqual(['second', 'third']);
		await next.stop();
	});

	it('given a run that ends after its workflow was unpublished, when another bot is received, then it is not run again', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		const end = shop.holdRunsOf(111);
		await shop.host.start();
		await shop.buy(222, 'before');
		await shop.host.runsBegun(1);
		await shop.buy(111, 'goes-on');
		await shop.host.runsBegun(2);
		await shop.host.stop();
		end('success');
		const token = '900000055:AAAnotherAnotherAnotherAnotherAnot0';
		const other = new PollingHost({ ...shop.host.setup, token });
		other.staticData = structuredClone(shop.host.staticData);
		await other.start();
		await shop.buy(333, 'of-another', token);
		await other.runsBegun(1);
		expect(ordersOf(other.runs)).toEqual(['of-another']);
		await other.stop();
	});

	it('given a database that cannot save, when runs go on, then Telegram keeps the payments', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		shop.host.saveMs = Infinity;
		shop.host.onRun = async () => await new Promise<RunEnd>(() => undefined);
		await shop.host.start();
		await shop.buy(111, 'first');
		await shop.host.runsBegun(1);
		await shop.buy(222, 'second');
		expect(await shop.pending()).toBeGreaterThanOrEqual(2);
		expect(await shop.buy(333)).toMatchObject({ status: 'paid' });
	});

	it('given slow runs that have ended, when nothing new comes, then n8n’s database is brought up to date when it stops', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		const ends: Array<(end: RunEnd) => void> = [];
		shop.host.onRun = async () => await new Promise<RunEnd>((resolve) => ends.push(resolve));
		await shop.host.start();
		await shop.buy(111, 'first');
		await shop.host.runsBegun(1);
		await shop.buy(222, 'second');
		await shop.host.runsBegun(2);
		await shop.confirmed();
		for (const end of ends) end('success');
		await shop.host.stop();
		const next = shop.createHost({ acknowledge: 'whenFinished' });
		next.staticData = structuredClone(shop.host.staticData);
		await next.start();
		await shop.buy(333, 'third');
		await next.runsBegun(1);
		expect(ordersOf(next.runs)).toEqual(['third']);
		await next.stop();
	});

	it('given many updates at once, when the second run begins, then all of them are safe in n8n’s database already', async () => {
		shop.host = shop.createHost({ events: ['message'] });
		const safe: number[] = [];
		shop.host.begins = () => {
			const { carried = {} } = (shop.host.staticData['node:Telegram Payments Trigger'] ?? {}) as {
				carried?: Record<string, string>;
			};
			safe.push(Object.values(carried).flatMap((text) => text.split('\n')).length);
			return true;
		};
		for (let customer_id = 2_000; customer_id < 2_020; customer_id++) {
			shop.sandbox.writeMessage({ token: POLLING_TOKEN, customer_id, text: '/start' });
		}
		await shop.host.start();
		await shop.host.runsBegun(20);
		expect(safe).toEqual([0, ...Array.from({ length: 19 }, () => 20)]);
		await shop.confirmed();
	});

	it('given a database that cannot save, when many updates come at once, then all of them are run, and Telegram keeps them until then', async () => {
		shop.host = shop.createHost({ events: ['message'] });
		shop.host.saveMs = Infinity;
		for (let customer_id = 2_100; customer_id < 2_110; customer_id++) {
			shop.sandbox.writeMessage({ token: POLLING_TOKEN, customer_id, text: '/start' });
		}
		await shop.host.start();
		await shop.host.runsBegun(1);
		expect(await shop.pending()).toBe(10);
		await shop.host.runsBegun(10);
	});

	it('given a run that hangs, when others check out, then they are answered all the same', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		const letGo = shop.holdRunsOf(111);
		await shop.host.start();
		await shop.buy(111);
		await shop.host.runsBegun(1);
		for (const buyer of [222, 333, 444]) {
			const result = await shop.buy(buyer);
			expect(result.status).toBe('paid');
			expect(result.pre_checkout_ms).toBeLessThan(5_000);
		}
		letGo('success');
		await shop.host.runsBegun(4);
	});

	it('given a hundred updates whose runs do not end, when the next buyer checks out, then they are answered, and nothing is lost on a restart', async () => {
		const parameters = { acknowledge: 'whenFinished', events: ['successful_payment', 'message'] };
		shop.host = shop.createHost(parameters);
		const FIRST = 1_000;
		shop.host.onRun = async () => await new Promise<RunEnd>(() => undefined);
		for (let customer_id = FIRST; customer_id < FIRST + 100; customer_id++) {
			shop.sandbox.writeMessage({ token: POLLING_TOKEN, customer_id, text: '/start' });
		}
		await shop.host.start();
		await shop.host.runsBegun(50);
		expect(await shop.buy()).toMatchObject({ status: 'paid' });
		await shop.host.stop();

		// Another process knows of the first one's runs only what n8n has saved.
		const next = shop.createHost(parameters);
		next.staticData = shop.host.staticData;
		await next.start();
		await next.runsBegun(101);
		expect(new Set(next.runs.map(senderOf)).size).toBe(101);
		await shop.confirmed();
		await next.stop();
	});

	it.each([
		// Longer than it takes all of them to begin.
		['was slow', 3_000],
		['gave up', Infinity],
	])(
		'given a hundred runs that began while the database %s and do not end, when the next buyer checks out, then they are answered',
		async (_what, saveMs) => {
			shop.host = shop.createHost({
				acknowledge: 'whenFinished',
				events: ['successful_payment', 'message'],
			});
			const FIRST = 3_000;
			const write = (customer_id: number) =>
				shop.sandbox.writeMessage({ token: POLLING_TOKEN, customer_id, text: '/start' });
			shop.host.onRun = async () => await new Promise<RunEnd>(() => undefined);
			shop.host.saveMs = saveMs;
			await shop.host.start();
			write(FIRST);
			await shop.host.runsBegun(1);
			for (let index = 1; index < 100; index++) write(FIRST + index);
			await shop.host.runsBegun(100);
			shop.host.saveMs = 1;
			expect(await shop.buy()).toMatchObject({ status: 'paid' });
			expect(shop.host.runs.some(({ items }) => items.length === 0)).toBe(true);
		},
	);

	it('given a run that fails, when it is tried again, then it is the same payment and is confirmed after it succeeds', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		shop.host.onRun = () => (shop.host.runs.length < 2 ? 'error' : 'success');
		await shop.host.start();
		await shop.buy();
		await shop.host.runsBegun(1);
		expect(await shop.pending()).toBeGreaterThan(0);
		await shop.host.runsBegun(2);
		await shop.confirmed();
		const keys = shop.host.runs.map(({ items }) => items[0]?.idempotency_key);
		expect(new Set(keys).size).toBe(1);
	});

	it.each(['onReceived', 'whenFinished'])(
		'given a run that could not be stored, acknowledged %s, when n8n has recovered, then it is run with the same key, which takes over what it may have left',
		async (acknowledge) => {
			shop.host = shop.createHost({ acknowledge });
			shop.host.onRun = () => (shop.host.runs.length < 2 ? 'unstored' : 'success');
			await shop.host.start();
			await shop.buy();
			await shop.host.runsBegun(2);
			await shop.confirmed();
			const keys = shop.host.runs.map(({ deduplicationKey }) => deduplicationKey);
			expect(keys[0]).toBeDefined();
			expect(keys[1]).toBe(keys[0]);
		},
	);

	it.each([
		['an n8n that could not store a run', false],
		['an older n8n that does not even say so', true],
	])('given %s, when it starts again, then the payment is run', async (_name, isOld) => {
		shop.host.isOld = isOld;
		shop.host.onRun = (run) => (ordersOf([run])[0] === 'not-stored' ? 'unstored' : 'success');
		await shop.host.start();
		await shop.buy(111, 'not-stored');
		await shop.host.runsBegun(1);
		await later(71_000, async () => {
			for (const [index, order] of ['one', 'two'].entries()) {
				await shop.buy(222, order);
				await shop.host.runsBegun(2 + index);
			}
			await shop.confirmed();
		});
		await shop.host.stop();

		const next = shop.createHost({});
		next.staticData = structuredClone(shop.host.staticData);
		await next.start();
		await next.runsBegun(1);
		expect(ordersOf(next.runs)).toEqual(['not-stored']);
		await next.stop();
	});

	it('given a run that fails again and again, when a minute has passed, then the same buyer’s next payment is run', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		shop.host.onRun = (run) => (ordersOf([run])[0] === 'fails' ? 'error' : 'success');
		await shop.host.start();
		await shop.buy(111, 'fails');
		await shop.host.runsBegun(1);
		await shop.buy(111, 'comes-next');
		await shop.host.runsBegun(2);
		expect(ordersOf(shop.host.runs)).toEqual(['fails', 'fails']);
		await later(61_000, async () => await shop.host.runsBegun(4));
		expect(ordersOf(shop.host.runs)).toContain('comes-next');
	});

	it('given one buyer pays three times, when the first run is slow, then the runs keep the order', async () => {
		shop.host = shop.createHost({ acknowledge: 'whenFinished' });
		const letGo = shop.holdRunsOf(111);
		await shop.host.start();
		for (const order of ['first', 'second', 'third']) await shop.buy(111, order);
		await shop.buy(222, 'other');
		await shop.host.runsBegun(2);
		expect(ordersOf(shop.host.runs)).toEqual(['first', 'other']);
		letGo('success');
		await shop.host.runsBegun(4);
		expect(ordersOf(shop.host.runs)).toEqual(['first', 'other', 'second', 'third']);
	});
});
