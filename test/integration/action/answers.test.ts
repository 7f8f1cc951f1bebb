import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { ActionShop, BUYER, MUG, itemsOf } from '../../support/actionShop';
import { failAction, runAction } from '../../support/executeContext';

const ADDRESS = {
	country_code: 'DE',
	state: '',
	city: 'Berlin',
	street_line1: 'Mauerstr. 1',
	street_line2: '',
	post_code: '10117',
};
const APPROVE = {
	resource: 'preCheckoutQuery',
	operation: 'approve',
	preCheckoutQueryId: '={{ $json.pre_checkout_query_id }}',
};
const DECLINE = {
	...APPROVE,
	operation: 'decline',
	errorMessage: 'The last mug has just been sold',
};
const OFFER: INodeParameters = {
	resource: 'shippingQuery',
	operation: 'offerOptions',
	shippingQueryId: '={{ $json.shipping_query_id }}',
	currency: 'USD',
	shippingOptions: {
		option: [
			{ id: 'post', title: 'Post', amount: '4.90' },
			{ id: 'dhl', title: 'DHL', amount: '9,50' },
		],
	},
};
const NO_SHIPPING: INodeParameters = {
	...OFFER,
	operation: 'decline',
	errorMessage: 'We do not ship there',
};

let shop: ActionShop;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});

afterEach(() => shop.reset());

afterAll(async () => await shop.sandbox.close());

/** Sends an invoice and starts its checkout; gives the query the bot receives. */
async function startCheckout(additionalFields: INodeParameters = {}, payment: IDataObject = {}) {
	const { json } = await runAction(shop.setUp({ ...MUG, additionalFields }));
	const paying = shop.pay({
		chat_id: BUYER,
		message_id: Number(json[0]?.message_id),
		card: '4242 4242 4242 4242',
		...payment,
	});
	const update = await shop.takeUpdate();
	return { paying, query: (update.pre_checkout_query ?? update.shipping_query) as IDataObject };
}

describe('given a buyer who has pressed Pay', () => {
	it('when the checkout is approved, then the buyer pays and the answer is an object', async () => {
		const { paying, query } = await startCheckout();
		const { json } = await runAction(
			shop.setUp(APPROVE, { items: itemsOf({ pre_checkout_query_id: query.id }) }),
		);
		expect(json).toEqual([
			{ pre_checkout_query_id: query.id, answer: 'approved', answer_reason: null },
		]);
		expect(await paying).toMatchObject({ status: 'paid', total_amount: 1250 });
	});

	it('when the checkout is declined, then the buyer reads the reason', async () => {
		const { paying, query } = await startCheckout();
		const { json } = await runAction(
			shop.setUp(DECLINE, { items: itemsOf({ pre_checkout_query_id: query.id }) }),
		);
		expect(json).toEqual([
			{ pre_checkout_query_id: query.id, answer: 'declined', answer_reason: DECLINE.errorMessage },
		]);
		expect(await paying).toMatchObject({ status: 'declined', reason: DECLINE.errorMessage });
	});

	it.each(['', '  ', '\r\u2028\u202e'])(
		'when the reason is %j, then nothing is sent',
		async (errorMessage) => {
			const error = await failAction(
				shop.setUp({ ...DECLINE, preCheckoutQueryId: '', errorMessage }),
			);
			expect(error.message).toContain('"Pre-Checkout Query ID": is empty');
			expect(error.message).toContain('"Reason": is empty');
			expect(shop.calls('answerPreCheckoutQuery')).toEqual([]);
		},
	);

	it('when the answer comes too late, then it is explained and not repeated', async () => {
		const error = await failAction(shop.setUp({ ...APPROVE, preCheckoutQueryId: '123' }));
		expect(error.message).toContain('The buyer is no longer waiting for this answer');
		expect(shop.calls('answerPreCheckoutQuery')).toHaveLength(1);
	});

	it('when Telegram asks to wait a moment, then the answer still goes out in time', async () => {
		const { paying, query } = await startCheckout();
		shop.sandbox.addFault({
			scope: 'method',
			method: 'answerPreCheckoutQuery',
			kind: '429',
			retry_after: 1,
			count: 1,
		});
		await runAction(shop.setUp(APPROVE, { items: itemsOf({ pre_checkout_query_id: query.id }) }));
		expect(await paying).toMatchObject({ status: 'paid' });
	});

	it('when Telegram asks to wait longer than the buyer does, then it fails at once', async () => {
		shop.sandbox.addFault({
			scope: 'method',
			method: 'answerPreCheckoutQuery',
			kind: '429',
			retry_after: 10,
		});
		const start = Date.now();
		const error = await failAction(shop.setUp({ ...APPROVE, preCheckoutQueryId: '123' }));
		expect(Date.now() - start).toBeLessThan(3_000);
		expect(error.description).toContain('Too Many Requests: retry after 10');
	});
});

describe('given a buyer who has typed an address', () => {
	const flexible = { isFlexible: true };
	const payment = { order_info: { shipping_address: ADDRESS }, shipping_option_id: 'dhl' };

	it('when options are offered, then the chosen one is added to the total', async () => {
		const { paying, query } = await startCheckout(flexible, payment);
		const { json } = await runAction(
			shop.setUp(OFFER, { items: itemsOf({ shipping_query_id: query.id }) }),
		);
		expect(json[0]).toMatchObject({
			shipping_query_id: query.id,
			answer: 'approved',
			shipping_options: [
				{ id: 'post', prices: [{ label: 'Post', amount: 490 }] },
				{ id: 'dhl', prices: [{ label: 'DHL', amount: 950 }] },
			],
		});
		const checkout = (await shop.takeUpdate()).pre_checkout_query as IDataObject;
		await runAction(
			shop.setUp(APPROVE, { items: itemsOf({ pre_checkout_query_id: checkout.id }) }),
		);
		expect(await paying).toMatchObject({ status: 'paid', total_amount: 1250 + 950 });
	});

	it('when the options come from an expression, then several lines are possible', async () => {
		const { paying, query } = await startCheckout(flexible, payment);
		const options = [
			{
				id: 'dhl',
				title: 'DHL',
				prices: [
					{ label: 'Parcel', amount: 5 },
					{ label: 'Toll', amount: 1 },
				],
			},
		];
		const parameters = {
			...OFFER,
			options: { shippingOptionsJson: '={{ $json.options }}' },
		};
		await runAction(
			shop.setUp(parameters, { items: itemsOf({ shipping_query_id: query.id, options }) }),
		);
		const checkout = (await shop.takeUpdate()).pre_checkout_query as IDataObject;
		expect(checkout.total_amount).toBe(1250 + 600);
		await runAction(
			shop.setUp(DECLINE, { items: itemsOf({ pre_checkout_query_id: checkout.id }) }),
		);
		await paying;
	});

	it('when the address is declined, then the buyer reads why', async () => {
		const { paying, query } = await startCheckout(flexible, payment);
		const { json } = await runAction(
			shop.setUp(NO_SHIPPING, { items: itemsOf({ shipping_query_id: query.id }) }),
		);
		expect(json[0]).toMatchObject({ answer: 'declined', answer_reason: 'We do not ship there' });
		expect(await paying).toMatchObject({
			status: 'shipping_declined',
			reason: 'We do not ship there',
		});
	});

	it.each<[string, INodeParameters, string[]]>([
		['no option', { ...OFFER, shippingOptions: {} }, ['has no option']],
		[
			'an expression that finds no options, beside a form that was filled in before',
			{ ...OFFER, options: { shippingOptionsJson: '={{ $json.nothing }}' } },
			['"Shipping Options (JSON)": has no option'],
		],
		[
			'a unit that does not exist',
			{ ...OFFER, options: { amountUnit: 'cents' } },
			['"Amount Unit": must be'],
		],
		[
			'a bad amount and no query',
			{
				...OFFER,
				shippingQueryId: '',
				shippingOptions: { option: [{ id: 'a', title: 'A', amount: '1.999' }] },
			},
			['"Shipping Query ID": is empty', '"Shipping Options": the amount has too many decimals'],
		],
		['no currency', { ...OFFER, currency: '' }, ['"Currency": must be a code']],
		[
			'minor units with a fraction',
			{ ...OFFER, options: { amountUnit: 'minor' } },
			['must be a whole number of the smallest unit'],
		],
		[
			'no reason',
			{ ...NO_SHIPPING, shippingQueryId: '', errorMessage: '' },
			['"Shipping Query ID": is empty', '"Reason": is empty'],
		],
	])('when there is %s, then nothing is sent', async (_name, parameters, texts) => {
		const error = await failAction(
			shop.setUp(parameters, { items: itemsOf({ shipping_query_id: '5' }) }),
		);
		for (const text of texts) expect(`${error.message}\n${error.description}`).toContain(text);
		expect(shop.calls('answerShippingQuery')).toEqual([]);
	});
});
