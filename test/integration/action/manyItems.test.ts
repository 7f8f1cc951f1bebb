import type { INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { readOrderReference } from '../../../nodes/shared/payments/orderReference';
import { ActionShop, BUYER, MUG, itemsOf } from '../../support/actionShop';
import { failAction, runAction } from '../../support/executeContext';

// Each refusal costs a second of real waiting.
jest.setTimeout(20_000);

const COUNT = 12;
const EACH: INodeParameters = {
	...MUG,
	orderId: '=order-{{ $json.number }}',
	title: '={{ $json.title }}',
};

let shop: ActionShop;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});

afterEach(() => shop.reset());

afterAll(async () => await shop.sandbox.close());

/** Items 0 … 11; the titles of the given ones are too long. */
const items = (...bad: number[]) =>
	itemsOf(
		...Array.from({ length: COUNT }, (_, number) => ({
			number,
			title: bad.includes(number) ? 'x'.repeat(33) : 'Mug',
		})),
	);

const sentOrders = (): unknown[] =>
	shop
		.calls('sendInvoice')
		.filter(({ ok }) => ok)
		.map(
			({ parameters }) => readOrderReference((parameters as { payload: string }).payload).orderId,
		);

describe('given many items', () => {
	it('when they are sent, then the output keeps their order and origin', async () => {
		const run = await runAction(shop.setUp(EACH, { items: items() }));
		expect(run.json.map(({ order_id }) => order_id)).toEqual(
			Array.from({ length: COUNT }, (_, number) => `order-${number}`),
		);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: COUNT }, (_, item) => ({ item })),
		);
		expect(run.hints).toEqual([]);
	});

	it('when Telegram asks to wait, then all wait, all arrive and the run shows it', async () => {
		shop.sandbox.addFault({
			scope: 'method',
			method: 'sendInvoice',
			kind: '429',
			retry_after: 1,
			count: 2,
		});
		const run = await runAction(
			shop.setUp({ ...EACH, options: { concurrency: 3 } }, { items: items() }),
		);
		expect(run.json).toHaveLength(COUNT);
		expect(run.json.map(({ order_id }) => order_id)).toEqual(
			Array.from({ length: COUNT }, (_, number) => `order-${number}`),
		);
		expect(sentOrders()).toHaveLength(COUNT);
		expect(run.uiMessages.join()).toContain('Waiting 1 s before the next call');
		expect(run.hints.join()).toMatch(/Telegram asked \d calls? to wait \(at most 1 s\)/);
	});
});

describe('given one bad item among many', () => {
	it('when the run is to go on, then only this item carries an error', async () => {
		const run = await runAction(
			shop.setUp(EACH, { items: items(4), onError: 'continueRegularOutput' }),
		);
		expect(run.items).toHaveLength(COUNT);
		expect(run.items[4]).toMatchObject({
			json: {
				error: expect.stringContaining('"Title": is 33 characters long'),
				error_description: 'Nothing was sent for this item.',
			},
			pairedItem: { item: 4 },
		});
		expect(run.json[4]).not.toHaveProperty('error_code');
		expect(run.json[4]).not.toHaveProperty('may_have_happened');
		expect(run.json.filter((json) => 'error' in json)).toHaveLength(1);
		expect(sentOrders()).toHaveLength(COUNT - 1);
	});

	it('when the run is to stop, then nothing more is sent and the error says what was', async () => {
		const error = await failAction(
			shop.setUp({ ...EACH, options: { concurrency: 1 } }, { items: items(3) }),
		);
		expect(error.message).toContain('[item 3]');
		expect(error.description).toContain(
			'The other items: carried out: 0-2; not started: 4-11. Repeat only those that failed or were not started.',
		);
		expect(sentOrders()).toEqual(['order-0', 'order-1', 'order-2']);
	});

	it('when several run at once, then those under way are counted too', async () => {
		const error = await failAction(
			shop.setUp({ ...EACH, options: { concurrency: 4 } }, { items: items(1) }),
		);
		const carriedOut = /carried out: ([^;]+);/.exec(String(error.description))?.[1];
		const counted = String(carriedOut)
			.split(', ')
			.flatMap((range) => {
				const [from, to = from] = range.split('-').map(Number);
				return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
			});
		expect(counted.map((number) => `order-${number}`)).toEqual(
			sentOrders().sort((a, b) => Number(String(a).slice(6)) - Number(String(b).slice(6))),
		);
	});

	it('when it is the first of all, then it says that nothing else was started', async () => {
		const error = await failAction(
			shop.setUp({ ...EACH, options: { concurrency: 1 } }, { items: items(0) }),
		);
		expect(error.description).toContain('The other items: not started: 1-11.');
		expect(error.description).not.toContain('carried out');
		expect(sentOrders()).toEqual([]);
	});
});

describe('given an item whose answer is lost', () => {
	const loseAnswer = (): void =>
		void shop.sandbox.addFault({ scope: 'method', method: 'sendInvoice', kind: 'drop', count: 1 });

	it('when the run is to go on, then only this item says that it may have happened', async () => {
		loseAnswer();
		const run = await runAction(
			shop.setUp(
				{ ...EACH, options: { concurrency: 1 } },
				{ items: items(), onError: 'continueRegularOutput' },
			),
		);
		expect(run.json[0]).toMatchObject({
			error: expect.stringContaining('it may have happened [item 0]'),
			may_have_happened: true,
		});
		expect(run.json.filter((json) => 'may_have_happened' in json)).toHaveLength(1);
		expect(run.hints).toEqual([]);
	});

	it('when another item fails before it, then the error tells it from those not started', async () => {
		loseAnswer();
		const error = await failAction(
			shop.setUp(
				{ ...EACH, options: { concurrency: 2 }, title: '={{ $json.title }}' },
				{ items: items(0) },
			),
		);
		expect(error.message).toContain('[item 0]');
		expect(error.description).toContain(
			'The other items: may have been carried out: 1; not started: 2-11. Repeat those that failed or were not started; look first what became of those that may have been carried out.',
		);
	});
});

describe('given a hint for every item', () => {
	it('when there are many, then a few are shown and the others counted', async () => {
		const prices = { price: [{ label: 'Mug', amount: '={{ 20000 + $json.number }}' }] };
		shop.sandbox.addFault({
			scope: 'method',
			method: 'sendInvoice',
			kind: '429',
			retry_after: 1,
			count: 1,
		});
		const run = await runAction(
			shop.setUp({ ...EACH, prices }, { items: items(), onError: 'continueRegularOutput' }),
		);
		expect(run.hints).toHaveLength(7);
		expect(run.hints[0]).toContain('Telegram asked 1 call to wait');
		expect(run.hints[1]).toContain('The total of 20000.00 USD is unusual');
		expect(run.hints.at(-1)).toBe(`${COUNT - 5} more hints are not shown.`);
	});
});

describe('given paid broadcasts', () => {
	it('when they are allowed, then they have a pace of their own', async () => {
		const parameters = {
			...EACH,
			chatId: String(BUYER),
			additionalFields: { allowPaidBroadcast: true },
		};
		const run = await runAction(
			shop.setUp(parameters, { items: items(), onError: 'continueRegularOutput' }),
		);
		expect(run.items).toHaveLength(COUNT);
		expect(shop.calls('sendInvoice')[0]?.parameters).toMatchObject({
			allow_paid_broadcast: 'true',
		});
	});
});

// Last: a call that is on its way when its run is cancelled can arrive after the test.
describe('given a cancelled run', () => {
	it('when it was cancelled before, then nothing is sent', async () => {
		const run = await runAction(shop.setUp(EACH, { items: items(), signal: AbortSignal.abort() }));
		expect(run.items).toEqual([]);
		expect(shop.calls('sendInvoice')).toEqual([]);
	});

	it('when it is cancelled during a long wait, then it ends soon and sends nothing more', async () => {
		const cancel = new AbortController();
		shop.sandbox.addFault({ scope: 'method', method: 'sendInvoice', kind: '429', retry_after: 60 });
		const start = Date.now();
		const running = failAction(shop.setUp(EACH, { items: items(), signal: cancel.signal }));
		while (shop.calls('sendInvoice').length === 0)
			await new Promise((resolve) => setImmediate(resolve));
		cancel.abort();
		await running;
		expect(Date.now() - start).toBeLessThan(5_000);
		expect(sentOrders()).toEqual([]);
	});
});
