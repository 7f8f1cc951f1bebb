import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { ALBUM, ActionShop, BUYER, itemsOf, MUG } from '../../support/actionShop';
import { failAction, runAction, type RunSetup } from '../../support/executeContext';
import {
	ADDRESS,
	chatJoinRequestUpdate,
	chatMemberUpdate,
	chosenInlineResultUpdate,
	commandUpdate,
	inlineQueryUpdate,
	paymentUpdate,
} from '../../support/updates';
import { type WaitingRun, WaitingRuns } from '../../support/waitingRuns';

const PROCESS: INodeParameters = {
	resource: 'update',
	operation: 'process',
	update: '={{ $json }}',
	events: ['successful_payment'],
};
const CARD = { card: '4242 4242 4242 4242' };

jest.setTimeout(30_000);

let shop: ActionShop;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});
afterEach(() => shop.reset());
afterAll(async () => await shop.sandbox.close());

/** What stands behind a Telegram Trigger that has received these updates. */
const setUp = (changes: INodeParameters, ...updates: object[]): RunSetup =>
	shop.setUp({ ...PROCESS, ...changes }, { items: itemsOf(...(updates as IDataObject[])) });

const process = async (changes: INodeParameters, ...updates: object[]) =>
	await runAction(setUp(changes, ...updates));

/** Processes the bot's next update. */
const processNext = async (changes: INodeParameters = {}) =>
	await process(changes, await shop.takeUpdate());

/** Sends an invoice; the buyer presses Pay. */
async function startCheckout(changes: INodeParameters = {}, payment: object = CARD) {
	const { json } = await runAction(shop.setUp({ ...MUG, ...changes }));
	return shop.pay({ chat_id: BUYER, message_id: Number(json[0]?.message_id), ...payment });
}

describe('given a bot with a Telegram Trigger', () => {
	it('when a buyer pays, then the checkout is answered without an item and the payment becomes a row', async () => {
		const paying = startCheckout();
		expect((await processNext()).json).toEqual([]);
		expect(await paying).toMatchObject({ status: 'paid' });
		const { items } = await processNext();
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					event: 'successful_payment',
					order_id: 'order-1',
					amount: 12.5,
					total_amount: 1250,
					user_id: BUYER,
				}),
				pairedItem: { item: 0 },
			},
		]);
		expect(items[0]?.json).not.toHaveProperty('update');
	});

	it('when rules say no, then the buyer reads why and the item says so, if it is passed on', async () => {
		const paying = startCheckout();
		const { json } = await processNext({
			events: ['pre_checkout_query'],
			checkoutRules: { currencies: 'EUR' },
		});
		expect(await paying).toMatchObject({
			status: 'declined',
			reason: expect.stringContaining('We do not accept payments in USD.') as string,
		});
		expect(json).toMatchObject([{ answer: 'declined', answer_reason: 'currency' }]);
	});

	it('when the workflow is to answer and does not, then the buyer gets the fallback answer in time', async () => {
		const paying = startCheckout();
		await processNext({
			events: ['pre_checkout_query'],
			preCheckout: 'workflow',
			options: { answerWithin: 1 },
		});
		expect(await paying).toMatchObject({
			status: 'declined',
			reason: expect.stringContaining('could not confirm your order in time') as string,
		});
	});

	it('when the workflow is to answer, then nobody else does', async () => {
		const paying = startCheckout();
		const update = await shop.takeUpdate();
		const { json } = await process(
			{ events: ['pre_checkout_query'], preCheckout: 'workflow' },
			update,
		);
		expect(json).toMatchObject([{ answer: 'pending', order_id: 'order-1' }]);
		expect(shop.calls('answerPreCheckoutQuery')).toEqual([]);
		await process({}, update);
		await paying;
	});

	it('when an address is in a zone, then its options are offered', async () => {
		const paying = startCheckout(
			{ additionalFields: { isFlexible: true } },
			{ ...CARD, order_info: { shipping_address: ADDRESS }, shipping_option_id: 'dhl' },
		);
		const options = { option: [{ id: 'dhl', title: 'DHL', amount: '4.90' }] };
		await processNext({
			shipping: 'zones',
			shippingCurrency: 'USD',
			shippingZones: { zone: [{ countries: 'DE', options }] },
		});
		await processNext();
		expect(await paying).toMatchObject({ status: 'paid', total_amount: 1250 + 490 });
	});

	it('when once per order is asked for, then an order that is paid cannot be paid again', async () => {
		const rules = { checkoutRules: { oncePerOrder: true } };
		const first = startCheckout({ orderId: 'once' });
		await processNext(rules);
		await first;
		await processNext(rules);
		const second = startCheckout({ orderId: 'once' });
		await processNext(rules);
		expect(await second).toMatchObject({
			status: 'declined',
			reason: 'This order has already been paid. Thank you!',
		});
	});

	it('when several updates come as text, with the raw update asked for, then each row keeps its item', async () => {
		const updates = [
			paymentUpdate({ invoice_payload: 'first' }, 1),
			commandUpdate('/start', 2),
			paymentUpdate({ invoice_payload: 'third' }, 3),
		];
		const { items } = await process(
			{ update: '={{ JSON.stringify($json) }}', options: { includeUpdate: true } },
			...updates,
		);
		expect(items.map(({ json, pairedItem }) => [json.order_id, json.update, pairedItem])).toEqual([
			['first', updates[0], { item: 0 }],
			['third', updates[2], { item: 2 }],
		]);
	});

	it.each([
		{
			event: 'chat_member',
			update: chatMemberUpdate(),
			row: { change: 'joined', status: 'member', chat_id: -100_500, invite_link_name: 'paid' },
		},
		{
			event: 'chat_join_request',
			update: chatJoinRequestUpdate(),
			row: { chat_id: -100_500, invite_link: 'https://t.me/+abc', bio: 'Tea' },
		},
		{ event: 'inline_query', update: inlineQueryUpdate(), row: { query: 'tea' } },
		{ event: 'chosen_inline_result', update: chosenInlineResultUpdate(), row: { query: 'tea' } },
	])(
		'when an update is of the kind $event, then it becomes a flat row, if it is passed on',
		async ({ event, update, row }) => {
			const { json } = await process({ events: [event] }, update);
			expect(json).toEqual([expect.objectContaining({ event, user_id: 111, ...row })]);
			expect(
				Object.values(json[0] ?? {}).filter((cell) => typeof cell === 'object' && cell),
			).toEqual([]);
			expect((await process({}, update)).json).toEqual([]);
		},
	);

	it.each([
		{ begun: 'by a trigger', mode: 'trigger', rows: 1 },
		{ begun: 'again by the owner', mode: 'retry', rows: 2 },
	] as const)(
		'when the same payment comes twice in runs begun $begun, then there are $rows rows',
		async ({ mode, rows }) => {
			const update = paymentUpdate({ telegram_payment_charge_id: `charge-${mode}` }, 7_700);
			const run = async () => (await runAction({ ...setUp({}, update), mode })).json;
			expect([...(await run()), ...(await run())]).toHaveLength(rows);
		},
	);

	it.each([
		['is not JSON', '={{ "hello" }}', '"Update": is not JSON'],
		['is something else', '={{ { "id": 5 } }}', '"Update": is not an update of Telegram'],
	])(
		'when what comes in %s, then it is said and nobody is answered',
		async (_name, update, text) => {
			const error = await failAction(setUp({ update }, {}));
			expect(error.message).toContain(text);
			expect(shop.calls('answerPreCheckoutQuery')).toEqual([]);
		},
	);
});

describe('given a run that waits for the payment', () => {
	let waiting: WaitingRuns;
	beforeEach(async () => {
		waiting = await WaitingRuns.start();
	});
	afterEach(async () => await waiting.close());

	const begin = async () =>
		await waiting.begin(shop.setUp({ ...ALBUM, operation: 'sendAndWaitForPayment' }));

	/** Pays for the invoice up to the update that tells it. */
	async function payFor({ sent }: WaitingRun): Promise<IDataObject> {
		const paying = shop.pay({ chat_id: BUYER, message_id: Number(sent.message_id) });
		await processNext();
		expect(await paying).toMatchObject({ status: 'paid' });
		return await shop.takeUpdate();
	}

	it('when the payment is processed, then the run goes on and the row comes out', async () => {
		const run = await begin();
		const payment = await payFor(run);
		const { json, hints } = await runAction(waiting.withAddress(setUp({}, payment)));
		expect(run.outcomes).toMatchObject([{ paid: true, order_id: 'album-1', amount: 250 }]);
		expect(json).toMatchObject([{ order_id: 'album-1' }]);
		expect(hints).toEqual([]);
	});

	it('when Telegram delivers the payment again while the run is told, then one row comes out', async () => {
		const payment = await payFor(await begin());
		const rows = await Promise.all(
			[1, 2].map(
				async () =>
					await runAction(waiting.withAddress({ ...setUp({}, payment), mode: 'trigger' })),
			),
		);
		expect(rows.flatMap(({ json }) => json)).toHaveLength(1);
	});

	it('when n8n does not answer its own address, then the row still comes out and the editor warns', async () => {
		const run = await begin();
		const payment = await payFor(run);
		waiting.failures = Infinity;
		const { json, hints } = await runAction(waiting.withAddress(setUp({}, payment)));
		expect(json).toMatchObject([{ order_id: 'album-1' }]);
		expect(hints).toEqual([expect.stringContaining('did not continue')]);
		expect(run.outcomes).toEqual([]);
	});
});
