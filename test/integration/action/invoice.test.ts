import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import {
	ALBUM,
	ActionShop,
	BOT_TOKEN,
	BUYER,
	MUG,
	PROVIDER_TOKEN,
	itemsOf,
} from '../../support/actionShop';
import { failAction, runAction } from '../../support/executeContext';

let shop: ActionShop;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});

afterEach(() => shop.reset());

afterAll(async () => await shop.sandbox.close());

const lastCall = (method: string): IDataObject =>
	shop.calls(method).at(-1)?.parameters as IDataObject;

describe('given an invoice for a chat', () => {
	it('when it is sent, then the message and the order come out as one object', async () => {
		const { items } = await runAction(shop.setUp(MUG));
		expect(items).toEqual([
			{
				json: expect.objectContaining({
					message_id: expect.any(Number),
					chat: expect.objectContaining({ id: BUYER }),
					invoice: expect.objectContaining({ title: 'Red mug', total_amount: 1250 }),
					order_id: 'order-1',
					invoice_payload: 'order-1~iyq.p1t~',
					currency: 'USD',
					amount: 12.5,
					total_amount: 1250,
					payment_method: 'provider',
					provider: 'stripe',
					is_test: true,
				}),
				pairedItem: { item: 0 },
			},
		]);
		expect(JSON.stringify(items)).not.toContain(PROVIDER_TOKEN);
	});

	it('when the price is an expression float, then it is the decimal it means', async () => {
		const prices = { price: [{ label: 'Mug', amount: '={{ 1.1 + 2.2 }}' }] };
		const { json } = await runAction(shop.setUp({ ...MUG, prices }));
		expect(json[0]).toMatchObject({ amount: 3.3, total_amount: 330 });
	});

	it('when the lines come from an expression, then all of them are sent', async () => {
		const parameters = {
			...MUG,
			additionalFields: { pricesJson: '={{ $json.lines }}' },
		};
		const lines = [
			{ label: 'Mug', amount: 12.5 },
			{ label: 'Discount', amount: '-2,50' },
		];
		const { json } = await runAction(shop.setUp(parameters, { items: itemsOf({ lines }) }));
		expect(json[0]).toMatchObject({ amount: 10, total_amount: 1000 });
	});

	it('when the field for lines from an expression was added and left empty, then the form counts', async () => {
		const { json } = await runAction(shop.setUp({ ...MUG, additionalFields: { pricesJson: '' } }));
		expect(json[0]).toMatchObject({ amount: 12.5 });
	});

	it('when the expression for the lines finds nothing, then the form typed before is not charged', async () => {
		const parameters = { ...MUG, additionalFields: { pricesJson: '={{ $json.lines }}' } };
		const error = await failAction(shop.setUp(parameters, { items: itemsOf({}) }));
		expect(error.message).toContain('"Prices (JSON)": has no line');
		expect(shop.calls('sendInvoice')).toEqual([]);
	});

	it('when it has everything optional, then Telegram takes it', async () => {
		shop.sandbox.writeMessage({
			token: BOT_TOKEN,
			customer_id: BUYER,
			text: 'hello',
		});
		const [question] = shop.sandbox.messages({
			token: BOT_TOKEN,
			chat_id: BUYER,
		});
		const additionalFields: INodeParameters = {
			allowPaidBroadcast: false,
			disableNotification: true,
			expiresAfter: 60,
			isFlexible: true,
			maxTipAmount: '5',
			needEmail: true,
			needName: true,
			needPhoneNumber: true,
			needShippingAddress: true,
			payButtonText: 'Pay now',
			payerUserId: BUYER,
			photoHeight: 480,
			photoSize: 1000,
			photoUrl: 'https://example.com/mug.jpg',
			photoWidth: 640,
			protectContent: true,
			providerData: '{ "receipt": {} }',
			replyToMessageId: Number(question?.message_id),
			sendEmailToProvider: true,
			sendPhoneNumberToProvider: true,
			startParameter: 'mug-1',
			suggestedTipAmounts: '1, 2.50, 5',
		};
		const { json } = await runAction(shop.setUp({ ...MUG, additionalFields }));
		expect(json[0]).toMatchObject({
			order_id: 'order-1',
			invoice_payload: expect.stringMatching(/^order-1~e\w+\.u\w+\.t\w+\.p1t~$/),
			invoice: { start_parameter: 'mug-1' },
			reply_markup: { inline_keyboard: [[{ text: 'Pay now', pay: true }]] },
			reply_to_message: { message_id: question?.message_id },
		});
		expect(lastCall('sendInvoice')).toMatchObject({ max_tip_amount: '500', is_flexible: 'true' });
	});

	it('when it goes to a forum topic or a direct-messages topic, then both ids are sent', async () => {
		const additionalFields = {
			messageThreadId: '7',
			directMessagesTopicId: 8,
			messageEffectId: '5104841245755180586',
		};
		const failed = await failAction(
			shop.setUp({
				...MUG,
				additionalFields: {
					messageThreadId: 'x',
					directMessagesTopicId: -1,
					replyToMessageId: 'y',
				},
			}),
		);
		expect(failed.message).toContain('"Message Thread ID"');
		expect(failed.message).toContain('"Direct Messages Topic ID"');
		expect(failed.message).toContain('"Reply to Message ID"');
		await runAction(shop.setUp({ ...MUG, additionalFields }, { onError: 'continueRegularOutput' }));
		expect(lastCall('sendInvoice')).toMatchObject({
			message_thread_id: '7',
			direct_messages_topic_id: '8',
			message_effect_id: '5104841245755180586',
		});
	});

	it('when no order id is typed, then a unique one is in the output', async () => {
		const run = await runAction(shop.setUp({ ...MUG, orderId: '' }, { items: itemsOf({}, {}) }));
		const [first, second] = run.json;
		expect(first?.order_id).toMatch(/^[0-9a-z]{16}$/);
		expect(first?.order_id).not.toBe(second?.order_id);
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('when it is for Stars, then no provider token leaves n8n', async () => {
		const { json } = await runAction(shop.setUp(ALBUM));
		expect(json[0]).toMatchObject({ currency: 'XTR', amount: 250, total_amount: 250 });
		expect(lastCall('sendInvoice')).not.toHaveProperty('provider_token');
	});

	it('when the total is unusual, then the run carries a hint', async () => {
		const prices = { price: [{ label: 'Mug', amount: '20000' }] };
		const error = await failAction(shop.setUp({ ...MUG, prices }));
		expect(error.message).toContain('20000.00 USD');
		const { hints } = await runAction(
			shop.setUp({ ...MUG, prices }, { onError: 'continueRegularOutput' }),
		);
		expect(hints.join()).toContain('The total of 20000.00 USD is unusual');
	});
});

describe('given an invoice link', () => {
	it('when it is created, then the link comes with the order and can be paid', async () => {
		const { json } = await runAction(shop.setUp({ ...MUG, operation: 'createLink' }));
		expect(json[0]).toEqual({
			invoice_link: expect.stringMatching(/^https:\/\/t\.me\/\$/),
			order_id: 'order-1',
			invoice_payload: 'order-1~iyq.p1t~',
			currency: 'USD',
			amount: 12.5,
			total_amount: 1250,
			payment_method: 'provider',
			provider: 'stripe',
			is_test: true,
		});
		expect(
			shop.sandbox.openCheckout({ customer_id: BUYER, link: String(json[0]?.invoice_link) }),
		).toBeTruthy();
	});

	it('when it is a subscription for Stars, then Telegram gets the period', async () => {
		const additionalFields = { subscriptionPeriod: 2_592_000 };
		await runAction(shop.setUp({ ...ALBUM, operation: 'createLink', additionalFields }));
		expect(lastCall('createInvoiceLink')).toMatchObject({ subscription_period: '2592000' });
	});

	it('when the business connection is not known, then Telegram says so', async () => {
		const additionalFields = { businessConnectionId: 'nobody' };
		const error = await failAction(
			shop.setUp({ ...ALBUM, operation: 'createLink', additionalFields }),
		);
		expect(lastCall('createInvoiceLink')).toMatchObject({ business_connection_id: 'nobody' });
		expect(error.description).toContain('business connection not found');
	});
});

describe('given something that cannot be sent', () => {
	it.each<[string, INodeParameters, string]>([
		[
			'12.345 USD',
			{ prices: { price: [{ label: 'Mug', amount: '12.345' }] } },
			'"Prices": the amount has too many decimals: USD has 2, and 12.345 was given',
		],
		['an empty title', { title: '' }, '"Title": is empty'],
		['a payload of 129 bytes', { orderId: 'x'.repeat(129) }, '"Order ID": is 129 bytes long'],
		[
			'a chat without @',
			{ chatId: 'my_channel' },
			'"Chat ID": must be a number or a name with @. Write @my_channel',
		],
		[
			'half a Star',
			{ ...ALBUM, prices: { price: [{ label: 'x', amount: 0.5 }] } },
			'Telegram Stars has no decimals',
		],
	])(
		'when it is %s, then the right item says why and nothing is sent',
		async (_name, changes, message) => {
			const error = await failAction(shop.setUp({ ...MUG, ...changes }));
			expect(error.message).toContain(message);
			expect(error.message).toContain('[item 0]');
			expect(error).toMatchObject({ context: { itemIndex: 0 } });
			expect(error.description).toContain('Nothing was sent');
			expect(shop.calls('sendInvoice')).toEqual([]);
		},
	);

	it('when there is no provider credential, then it is said with everything else', async () => {
		const { telegramPaymentsApi } = shop.setUp(MUG).credentials;
		const credentials = { telegramPaymentsApi: telegramPaymentsApi ?? {} };
		const error = await failAction(shop.setUp({ ...MUG, title: '', chatId: '' }, { credentials }));
		expect(error.message).toContain('"Title": is empty');
		expect(error.message).toContain('"Chat ID": is empty');
		expect(error.message).toContain('"Telegram Payment Provider API": no credential is chosen');
		expect(shop.calls('sendInvoice')).toEqual([]);
	});

	it('when the provider credential is empty, then it is said', async () => {
		const credentials = {
			...shop.setUp(MUG).credentials,
			telegramPaymentProviderApi: { provider: 'stripe', providerToken: ' ' },
		};
		const error = await failAction(shop.setUp(MUG, { credentials }));
		expect(error.message).toContain('has no provider token');
	});

	it('when the operation does not exist, then it is said', async () => {
		const error = await failAction(shop.setUp({ ...MUG, operation: 'fly' }));
		expect(error.message).toContain('There is no operation "fly" of "invoice"');
	});

	it('when there are no items, then nothing happens', async () => {
		expect((await runAction(shop.setUp(MUG, { items: [] }))).items).toEqual([]);
		expect(shop.calls('sendInvoice')).toEqual([]);
	});
});
