import { createRunExecutionData, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { createSandbox, type PayRequest } from 'telegram-payments-sandbox';
import { readOrderReference } from '../../../nodes/shared/payments/orderReference';
import { unpackWaitingRun } from '../../../nodes/shared/payments/waitingRun';
import { ActionShop, BOT_TOKEN, BUYER, itemsOf, MUG } from '../../support/actionShop';
import { createActionContext, type RunSetup } from '../../support/executeContext';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import { TriggerHost } from '../../support/triggerContextsHost';
import { type WaitingRun, WaitingRuns } from '../../support/waitingRuns';

const WAIT: INodeParameters = { ...MUG, operation: 'sendAndWaitForPayment' };
const MINUTE = 60_000;

jest.setTimeout(30_000);

let shop: ActionShop;
let waiting: WaitingRuns;
/** Receives the bot's updates in another workflow. */
let trigger: TriggerHost;
let workflows = 0;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});
beforeEach(async () => {
	shop.reset();
	waiting = await WaitingRuns.start();
	trigger = await TriggerHost.start({
		token: BOT_TOKEN,
		botApiUrl: shop.sandbox.url,
		waitingBaseUrl: waiting.baseUrl,
		workflowId: `send-and-wait-${++workflows}`,
	});
});
afterEach(async () => {
	await trigger.close();
	await waiting.close();
});
afterAll(async () => await shop.sandbox.close());

async function activate(parameters: INodeParameters = {}): Promise<void> {
	trigger.setup.parameters = parameters;
	await trigger.activate();
}

const begin = async (changes: INodeParameters = {}): Promise<WaitingRun> =>
	await waiting.begin(shop.setUp({ ...WAIT, ...changes }));

const pay = async ({ sent }: WaitingRun, more: Partial<PayRequest> = {}) =>
	await shop.pay({
		...more,
		chat_id: BUYER,
		message_id: Number(sent.message_id),
		card: '4242 4242 4242 4242',
	});

/** What the node throws instead of sending. */
async function refusal(setup: RunSetup): Promise<string> {
	const error = await waiting.begin(setup).then(
		() => new Error('nothing was thrown'),
		(thrown: Error & { description?: string }) => thrown,
	);
	return error.message;
}

describe('given an invoice that a run waits for', () => {
	it('when it is sent, then the run sleeps until the time limit and has room in the payload', async () => {
		const before = Date.now();
		await activate();
		const run = await begin({ timeLimit: 90 });
		expect(run.status).toBe('waiting');
		const limit = Number(run.waitTill) - before;
		// The invoice can be paid for 90 minutes; a payment begun in the last second has two more to arrive.
		expect(limit).toBeGreaterThanOrEqual(92 * MINUTE);
		expect(limit).toBeLessThan(93 * MINUTE);
		const { payload } = shop.calls('sendInvoice')[0]?.parameters as { payload: string };
		expect(payload).toMatch(/^order-1~/);
		expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(128);
		expect(run.hints).toEqual([]);
	});

	it('when the buyer pays and Telegram tells it twice, then the run goes on once with the payment', async () => {
		await activate();
		shop.sandbox.addFault({ scope: 'delivery', update_type: 'message', kind: 'drop', count: 1 });
		const run = await begin();
		expect(await pay(run)).toMatchObject({ status: 'paid' });
		await waiting.goneOn(run);
		await trigger.runsBegun(1);
		await shop.sandbox.clock.advance(60_000);
		// The checkout, the payment and its repetition.
		await trigger.statusesSent(3);
		expect(run.outcomes).toEqual([
			expect.objectContaining({
				paid: true,
				event: 'successful_payment',
				order_id: 'order-1',
				amount: 12.5,
				currency: 'USD',
				user_id: BUYER,
			}),
		]);
		expect(trigger.runs).toHaveLength(1);
	});

	it('when the checkout is declined for good, then the run learns why', async () => {
		await activate({ checkoutRules: { currencies: 'EUR' } });
		const run = await begin();
		expect(await pay(run)).toMatchObject({ status: 'declined' });
		await waiting.goneOn(run);
		expect(run.outcomes).toEqual([
			expect.objectContaining({ paid: false, reason: 'currency', order_id: 'order-1' }),
		]);
	});

	it('when only this buyer is declined, then the run waits for another', async () => {
		await activate({ checkoutRules: { blockedBuyers: String(BUYER) } });
		const run = await begin();
		expect(await pay(run)).toMatchObject({ status: 'declined' });
		trigger.setup.parameters = {};
		expect(await pay(run)).toMatchObject({ status: 'paid' });
		await waiting.goneOn(run);
		expect(run.outcomes).toMatchObject([{ paid: true }]);
		expect(waiting.answers).toEqual([200]);
	});

	it('when the time limit passes, then the run learns it, and a payment that comes later says which wait it missed', async () => {
		await activate({ checkoutRules: {} });
		const run = await begin();
		waiting.timeOut(run);
		expect(run.outcomes).toEqual([
			expect.objectContaining({
				paid: false,
				reason: 'timeLimit',
				order_id: 'order-1',
				amount: 12.5,
			}),
		]);
		expect(await pay(run)).toMatchObject({ status: 'paid' });
		await trigger.runsBegun(1);
		expect(waiting.answers).toEqual([409]);
		expect(run.outcomes).toHaveLength(1);
		expect(trigger.runs[0]?.items).toMatchObject([{ order_id: 'order-1', missed_wait: run.id }]);
	});

	it('when Expires After was typed for another operation, then the time limit counts', async () => {
		await activate();
		const before = Math.floor(Date.now() / 1_000);
		await begin({ timeLimit: 5, additionalFields: { expiresAfter: 0 } });
		const { payload } = shop.calls('sendInvoice')[0]?.parameters as { payload: string };
		const { expiresAt = 0 } = readOrderReference(payload).terms;
		expect(expiresAt - before).toBeGreaterThanOrEqual(300);
		expect(expiresAt - before).toBeLessThan(310);
	});

	/** Each reason, and whether a run that waits for the invoice is told of it. */
	it.each<[string, INodeParameters, INodeParameters, string | undefined]>([
		['currency', { currencies: 'EUR' }, {}, 'currency'],
		['orderId', { orderIdPattern: 'mug-\\d+' }, {}, 'orderId'],
		['minimumTotal', { minimumTotal: '13', limitsCurrency: 'USD' }, {}, undefined],
		['maximumTotal', { maximumTotal: '12', limitsCurrency: 'USD' }, {}, undefined],
		['buyerBlocked', { blockedBuyers: String(BUYER) }, {}, undefined],
		['buyerNotAllowed', { allowedBuyers: '77' }, {}, undefined],
		['otherPayer', {}, { additionalFields: { payerUserId: '77' } }, undefined],
		['notEvaluated', { allowedCountries: 'DE' }, {}, undefined],
	])(
		'when the checkout is declined for %s, then the run is told only of what no second try can change',
		async (_name, checkoutRules, changes, told) => {
			await activate({ checkoutRules });
			const run = await begin(changes);
			expect(await pay(run)).toMatchObject({ status: 'declined' });
			if (told) await waiting.goneOn(run);
			expect(run.outcomes).toMatchObject(told ? [{ paid: false, reason: told }] : []);
			expect(run.status).toBe(told ? 'finished' : 'waiting');
		},
	);

	it('when a tip makes the total too high and the next try has none, then the run is told that it is paid', async () => {
		await activate({ checkoutRules: { maximumTotal: '14', limitsCurrency: 'USD' } });
		const run = await begin({ additionalFields: { maxTipAmount: '5' } });
		expect(await pay(run, { tip_amount: 500 })).toMatchObject({ status: 'declined' });
		expect(run.status).toBe('waiting');
		expect(await pay(run, { tip_amount: 100 })).toMatchObject({ status: 'paid' });
		await waiting.goneOn(run);
		expect(run.outcomes).toMatchObject([{ paid: true, amount: 13.5 }]);
	});

	it('when nothing receives the updates of the bot, then the editor warns', async () => {
		const run = await begin();
		expect(run.hints).toEqual([expect.stringContaining('No webhook is set for this bot')]);
		expect(run.status).toBe('waiting');
	});
});

describe('given an invoice that goes out as a link', () => {
	it.each<[string, INodeParameters, string]>([
		['no text', {}, 'Please pay here:'],
		['a text', { linkText: ' Your mug is ready. ' }, 'Your mug is ready.'],
	])(
		'when it has %s, then a message carries the link, and its payment wakes the run',
		async (_name, changes, text) => {
			await activate();
			const run = await begin({ sendAs: 'link', ...changes });
			const { invoice_link: link, message_id } = run.sent as IDataObject & { invoice_link: string };
			expect(shop.calls('sendInvoice')).toEqual([]);
			const message = shop.calls('sendMessage')[0]?.parameters as IDataObject;
			expect(message).toMatchObject({ chat_id: String(BUYER), text });
			expect(JSON.stringify(message.reply_markup)).toContain(link);
			expect(message_id).toEqual(expect.any(Number));
			expect(await shop.pay({ link, card: '4242 4242 4242 4242' })).toMatchObject({
				status: 'paid',
			});
			await waiting.goneOn(run);
			expect(run.outcomes).toMatchObject([{ paid: true, order_id: 'order-1' }]);
		},
	);
});

describe('given an invoice that cannot be waited for', () => {
	const items = itemsOf({}, {});

	it.each<[string, INodeParameters, Partial<RunSetup>, string]>([
		['there are several items', {}, { items }, 'waits for one invoice'],
		[
			'the time limit is zero',
			{ timeLimit: 0 },
			{},
			'"Time Limit (Minutes)": must be a number of minutes',
		],
		[
			'the time limit is a word',
			{ timeLimit: 'soon' },
			{},
			'"Time Limit (Minutes)": must be a number',
		],
		['the time limit is beyond a year', { timeLimit: 525_601 }, {}, 'at most a year'],
		['the order id leaves no room', { orderId: 'o'.repeat(90) }, {}, 'waiting run stored with it'],
	])('when %s, then it is said and nothing is sent', async (_name, changes, more, text) => {
		expect(await refusal(shop.setUp({ ...WAIT, ...changes }, more))).toContain(text);
		expect(shop.calls('sendInvoice')).toEqual([]);
	});

	it('when n8n writes its tokens in another way, then it is said and nothing is sent', async () => {
		const { context, runExecutionData } = createActionContext(
			waiting.withAddress(shop.setUp(WAIT)),
		);
		runExecutionData.resumeToken = 'another kind of token';
		await expect(new TelegramPayments().execute.call(context)).rejects.toThrow(
			'does not know how this release of n8n resumes a waiting run',
		);
		expect(shop.calls('sendInvoice')).toEqual([]);
	});
});

describe('given an n8n that makes no tokens for its runs', () => {
	const begin = async (): Promise<WaitingRun> => {
		const runExecutionData = createRunExecutionData();
		delete runExecutionData.resumeToken;
		return await waiting.begin(shop.setUp(WAIT), runExecutionData);
	};
	const payload = (call: number) =>
		String((shop.calls('sendInvoice')[call]?.parameters as IDataObject | undefined)?.payload);

	it('when the invoice is paid, then the run goes on', async () => {
		await activate();
		const run = await begin();
		expect(await pay(run)).toMatchObject({ status: 'paid' });
		await waiting.goneOn(run);
		expect(run.outcomes).toMatchObject([{ paid: true }]);
	});

	it('when the same order is sent twice, then neither reference tells the other', async () => {
		await begin();
		await begin();
		const [first, second] = [payload(0), payload(1)].map((sent) =>
			unpackWaitingRun(readOrderReference(sent).terms.waiting ?? ''),
		);
		expect(first?.token).toMatch(/^[0-9a-f]{64}$/);
		expect(second?.token).not.toBe(first?.token);
	});
});
