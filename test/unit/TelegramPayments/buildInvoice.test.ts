import type { IDataObject } from 'n8n-workflow';
import { InvalidInputError } from '../../../nodes/shared/errors/inputErrors';
import {
	type InvoiceFacts,
	readOrderReference,
} from '../../../nodes/shared/payments/orderReference';
import {
	type BuiltInvoice,
	buildInvoice,
	type InvoiceTarget,
} from '../../../nodes/TelegramPayments/actions/invoice/buildInvoice';
import type { InvoiceInput } from '../../../nodes/TelegramPayments/actions/invoice/invoiceInput';

const NOW = Date.UTC(2026, 0, 1);

const MUG: InvoiceInput = {
	paymentMethod: 'provider',
	title: 'Mug',
	description: 'White',
	orderId: 'order-1',
	currency: 'USD',
	prices: { price: [{ label: 'Mug', amount: '12.50' }] },
	additionalFields: {},
};
const STARS: InvoiceInput = {
	...MUG,
	paymentMethod: 'stars',
	currency: undefined,
	prices: [{ label: 'Album', amount: 250 }],
};

const build = (
	changes: Partial<InvoiceInput>,
	kind: 'message' | 'link' = 'message',
	base = MUG,
): BuiltInvoice => buildInvoice({ ...base, ...changes }, { kind, now: NOW });

const withFields = (additionalFields: IDataObject, base = MUG): BuiltInvoice =>
	build({ additionalFields }, 'message', base);

it.each<[InvoiceInput, RegExp]>([
	[MUG, /^Prices \(JSON\): .* label/],
	[STARS, /^Prices \(JSON\): must be exactly one line/],
])('given prices as JSON, when they cannot be sent, then that field is named', (base, problem) => {
	const prices = base === MUG ? [{ amount: 1 }] : [1, 2].map((amount) => ({ label: 'A', amount }));
	const additionalFields = { pricesJson: JSON.stringify(prices) };
	const problems = problemsOf(() => build({ prices, additionalFields }, 'message', base));
	expect(problems).toEqual([expect.stringMatching(problem)]);
});

function problemsOf(check: () => unknown): string[] {
	try {
		check();
	} catch (error) {
		if (!(error instanceof InvalidInputError)) throw error;
		return error.problems.map(({ field, message }) => `${field}: ${message}`);
	}
	return [];
}

describe('given an invoice that can be sent', () => {
	it('when it has only the basics, then exactly these are sent', () => {
		expect(build({})).toEqual({
			parameters: {
				title: 'Mug',
				description: 'White',
				payload: 'order-1~iyq~',
				currency: 'USD',
				prices: [{ label: 'Mug', amount: 1250 }],
			},
			order: {
				order_id: 'order-1',
				invoice_payload: 'order-1~iyq~',
				currency: 'USD',
				amount: 12.5,
				total_amount: 1250,
			},
			warnings: [],
		});
	});

	it.each<[string, IDataObject, IDataObject]>([
		[
			'tips',
			{ maxTipAmount: '5', suggestedTipAmounts: '1, 2' },
			{ max_tip_amount: 500, suggested_tip_amounts: [100, 200] },
		],
		[
			'contact requests',
			{ needName: true, needEmail: 'true', needPhoneNumber: false },
			{ need_name: true, need_email: true },
		],
		[
			'shipping',
			{ needShippingAddress: true, isFlexible: true },
			{ need_shipping_address: true, is_flexible: true },
		],
		[
			'contact for the provider',
			{ sendEmailToProvider: true, sendPhoneNumberToProvider: true },
			{ send_email_to_provider: true, send_phone_number_to_provider: true },
		],
		[
			'a photo',
			{ photoUrl: 'https://example.com/a.jpg', photoWidth: 640, photoHeight: '' },
			{
				photo_url: 'https://example.com/a.jpg',
				photo_width: 640,
				photo_height: undefined,
				photo_size: undefined,
			},
		],
		['sizes without a photo', { photoWidth: 640 }, {}],
		['a single-chat form', { startParameter: 'mug-350' }, { start_parameter: 'mug-350' }],
		[
			'provider data as text',
			{ providerData: ' { "sum": 10.50, "id": 12345678901234567890 }\n' },
			{ provider_data: '{ "sum": 10.50, "id": 12345678901234567890 }' },
		],
		['provider data as an object', { providerData: { a: 1 } }, { provider_data: '{"a":1}' }],
		['empty provider data', { providerData: '{ }', receipt: {} }, {}],
		['an empty provider data object', { providerData: {} }, {}],
		['no provider data', { providerData: null, maxTipAmount: '0' }, {}],
	])('when it has %s, then Telegram gets it', (_name, fields, expected) => {
		const { title, description, payload, currency, prices, ...rest } =
			withFields(fields).parameters;
		expect(rest).toEqual(expected);
		expect([title, description, payload, currency, prices]).not.toContain(undefined);
	});

	it('when no order id is typed, then each invoice gets its own', () => {
		const ids = Array.from({ length: 200 }, () => build({ orderId: ' ' }).order.order_id);
		expect(new Set(ids).size).toBe(200);
		expect(ids.every((id) => /^[0-9a-z]{16}$/.test(id))).toBe(true);
	});

	it('when the order id is a number, then it is sent as text', () => {
		expect(build({ orderId: 1042 }).order.order_id).toBe('1042');
	});

	it('when it is a link, then it has no start parameter', () => {
		const additionalFields = { startParameter: 'mug-350' };
		expect(build({ additionalFields }, 'link').parameters).not.toHaveProperty('start_parameter');
	});

	it('when it has terms, then they are in the payload and the order id stays as typed', () => {
		const { order } = withFields({ expiresAfter: 30, payerUserId: '4242' });
		expect(order.order_id).toBe('order-1');
		expect(readOrderReference(order.invoice_payload)).toEqual({
			orderId: 'order-1',
			terms: { expiresAt: NOW / 1000 + 1800, payerUserId: 4242 },
			facts: { total: 1250, takesTips: false },
		});
	});

	it.each([0, '0'])('when it expires after %p, then it never does', (expiresAfter) => {
		expect(readOrderReference(withFields({ expiresAfter }).order.invoice_payload).terms).toEqual(
			{},
		);
	});

	it('when a run waits for it, then the reference travels in the payload', () => {
		const { order, parameters } = buildInvoice(MUG, {
			kind: 'message',
			now: NOW,
			waiting: 'abc_1',
		});
		expect(readOrderReference(String(parameters.payload)).terms).toEqual({ waiting: 'abc_1' });
		// The output is stored before the payment, and the reference wakes the run.
		expect(order.invoice_payload).toBe('order-1~iyq~');
	});

	it.each<[string, IDataObject, InvoiceFacts | undefined, InvoiceFacts]>([
		['no tips', {}, undefined, { total: 1250, takesTips: false }],
		['tips', { maxTipAmount: '5.00' }, undefined, { total: 1250, takesTips: true }],
		['a largest tip of 0', { maxTipAmount: '0' }, undefined, { total: 1250, takesTips: false }],
		[
			'a token that tells of itself',
			{},
			{ provider: 'stripe', mode: 'test' },
			{ total: 1250, takesTips: false, provider: 'stripe', mode: 'test' },
		],
	])(
		'when it has %s, then the payload tells what the payment will not',
		(_, fields, tokenFacts, facts) => {
			const { parameters } = buildInvoice(
				{ ...MUG, additionalFields: fields },
				{ kind: 'message', now: NOW, ...(tokenFacts ? { tokenFacts } : {}) },
			);
			expect(readOrderReference(String(parameters.payload)).facts).toEqual(facts);
		},
	);

	it('when the order id leaves no room for that, then the order is sent all the same, with a warning', () => {
		const orderId = 'x'.repeat(126);
		const { parameters, warnings } = buildInvoice(
			{ ...MUG, orderId },
			{ kind: 'message', now: NOW },
		);
		expect(parameters.payload).toBe(orderId);
		expect(warnings).toEqual([expect.stringContaining('Use a shorter Order ID')]);
	});

	it('when its payload has to be plain, then it is the order id alone', () => {
		const { parameters, order, warnings } = withFields({ plainPayload: true });
		expect([parameters.payload, order.invoice_payload, warnings]).toEqual([
			'order-1',
			'order-1',
			[],
		]);
	});

	it.each<[string, IDataObject, Partial<InvoiceTarget>, string]>([
		[
			'an expiry',
			{ expiresAfter: 30 },
			{},
			'"Plain Payload": sends the order ID alone, but "Expires After (Minutes)" has',
		],
		[
			'a payer',
			{ payerUserId: 5 },
			{},
			'"Plain Payload": sends the order ID alone, but "Payer User ID" has',
		],
		[
			'a run that waits',
			{},
			{ waiting: 'abc', payableFor: 60 },
			'"Plain Payload": sends the order ID alone, but the waiting run has',
		],
	])(
		'when its payload has to be plain and there is %s, then it is refused',
		(_, fields, target, message) => {
			const input = { ...MUG, additionalFields: { ...fields, plainPayload: true } };
			expect(() => buildInvoice(input, { kind: 'message', now: NOW, ...target })).toThrow(message);
		},
	);

	it('when its payload has to be plain and looks packed, then it is refused', () => {
		const input = { ...MUG, orderId: 'a~e10~', additionalFields: { plainPayload: true } };
		expect(() => buildInvoice(input, { kind: 'message', now: NOW })).toThrow(
			'"Order ID": looks like a packed order',
		);
	});

	it('when its currency is not known here, then minor units pass', () => {
		const { order } = build({
			currency: 'kwd',
			prices: [{ label: 'Mug', amount: 1500 }],
			additionalFields: { amountUnit: 'minor' },
		});
		expect(order).toMatchObject({ currency: 'KWD', total_amount: 1500, amount: null });
	});

	it.each(['Minor', ' minor ', 'MINOR'])(
		'when an expression gives %j as the unit, then 1250 is 12.50',
		(amountUnit) => {
			const prices = [{ label: 'Mug', amount: 1250 }];
			const { order } = build({ prices, additionalFields: { amountUnit } });
			expect(order).toMatchObject({ total_amount: 1250, amount: 12.5 });
		},
	);

	it('when its total is unusual, then there is a dated warning and no refusal', () => {
		const { warnings } = build({ prices: [{ label: 'Sticker', amount: '0.50' }] });
		expect(warnings).toEqual([
			'The total of 0.50 USD is unusual. In May 2022 Telegram took 1.00 USD to 10000.00 USD; the limits follow the exchange rates.',
		]);
	});

	it('when it has a fiscal receipt, then the contact it needs is asked for', () => {
		const receipt = { yooKassa: { vatCode: 11, paymentSubject: 'commodity' } };
		const prices = [{ label: 'Кружка', amount: 299 }];
		const { parameters } = build({ currency: 'RUB', prices, additionalFields: { receipt } });
		expect(parameters).toMatchObject({ need_email: true, send_email_to_provider: true });
		expect(JSON.parse(String(parameters.provider_data))).toHaveProperty('receipt.items');
	});
});

describe('given an invoice for Stars', () => {
	it('when it is one whole price, then no provider field is sent', () => {
		expect(build({}, 'message', STARS).parameters).toEqual({
			title: 'Mug',
			description: 'White',
			payload: 'order-1',
			currency: 'XTR',
			prices: [{ label: 'Album', amount: 250 }],
		});
	});

	it('when it is a subscription link, then the period is sent', () => {
		const additionalFields = { subscriptionPeriod: 2_592_000 };
		expect(build({ additionalFields }, 'link', STARS).parameters.subscription_period).toBe(
			2_592_000,
		);
	});

	it('when unused provider fields are still there, then they do not matter', () => {
		const unused = {
			maxTipAmount: '0',
			needName: false,
			providerData: '{}',
			receipt: {},
			suggestedTipAmounts: null,
		};
		expect(withFields(unused, STARS).parameters).not.toHaveProperty('need_name');
	});

	it.each<[string, Partial<InvoiceInput>, 'message' | 'link', string[]]>([
		[
			'half a Star',
			{ prices: [{ label: 'x', amount: 0.5 }] },
			'message',
			['Prices: the amount must be a whole number: Telegram Stars has no decimals'],
		],
		['no Stars', { prices: [{ label: 'x', amount: 0 }] }, 'message', ['Prices: add up to 0 XTR']],
		[
			'two lines',
			{
				prices: [
					{ label: 'x', amount: 1 },
					{ label: 'y', amount: 1 },
				],
			},
			'message',
			['Prices: must be exactly one line with Telegram Stars, not 2'],
		],
		[
			'tips',
			{ additionalFields: { maxTipAmount: '5', suggestedTipAmounts: [1] } },
			'message',
			['Max Tip Amount: cannot be used', 'Suggested Tip Amounts: cannot be used'],
		],
		[
			'contacts',
			{ additionalFields: { needName: true, needEmail: true, isFlexible: true } },
			'message',
			['Flexible Shipping: cannot', 'Need Email: cannot', 'Need Name: cannot'],
		],
		[
			'a subscription as a message',
			{ additionalFields: { subscriptionPeriod: 2_592_000 } },
			'message',
			['Subscription Period: works with links only'],
		],
		[
			'a subscription that expires',
			{ additionalFields: { subscriptionPeriod: 2_592_000, expiresAfter: 60 } },
			'link',
			['Expires After (Minutes): cannot be used with "Subscription Period"'],
		],
		[
			'another period',
			{ additionalFields: { subscriptionPeriod: 86_400 } },
			'link',
			['Subscription Period: must be 30 days (2592000 seconds)'],
		],
		...[undefined, null, ''].map((nothing): [string, Partial<InvoiceInput>, 'link', string[]] => [
			`a period from an expression that found ${JSON.stringify(nothing)}`,
			{ additionalFields: { subscriptionPeriod: nothing } },
			'link',
			['Subscription Period: must be 30 days (2592000 seconds)'],
		]),
		[
			'a dear subscription',
			{
				prices: [{ label: 'x', amount: 10_001 }],
				additionalFields: { subscriptionPeriod: 2_592_000 },
			},
			'link',
			['Prices: are 10001 Stars, and a subscription can cost at most 10000'],
		],
	])('when it has %s, then it is refused', (_name, changes, kind, expected) => {
		const problems = problemsOf(() => build(changes, kind, STARS));
		expect(problems).toHaveLength(expected.length);
		expected.forEach((text, index) => expect(problems[index]).toContain(text));
	});
});

describe('given an invoice that cannot be sent', () => {
	it.each<[string, Partial<InvoiceInput>, string[]]>([
		['no title', { title: ' ' }, ['Title: is empty']],
		[
			'33 characters of title',
			{ title: 'x'.repeat(33) },
			['Title: is 33 characters long, but Telegram accepts at most 32'],
		],
		['no description', { description: undefined }, ['Description: is empty']],
		[
			'256 characters of description',
			{ description: 'x'.repeat(256) },
			['Description: is 256 characters long'],
		],
		[
			'a list as its title',
			{ title: ['Mug'] },
			['Title: must be a text, not a list. Use an expression that returns one of its values'],
		],
		[
			'an object as its description',
			{ description: { text: 'White' } },
			['Description: must be a text, not an object'],
		],
		['an object as its order id', { orderId: { id: 5 } }, ['Order ID: must be a text']],
		[
			'an object as a label',
			{ prices: [{ label: { name: 'x' }, amount: 5 }] },
			['Prices: the label must be a text'],
		],
		[
			'129 bytes of order id',
			{ orderId: 'x'.repeat(129) },
			['Order ID: is 129 bytes long, and 128 are left'],
		],
		['no prices', { prices: {} }, ['Prices: has no line']],
		[
			'three decimals',
			{ prices: [{ label: 'x', amount: '12.345' }] },
			['Prices: the amount has too many decimals: USD has 2, and 12.345 was given'],
		],
		[
			'a total of 0',
			{
				prices: [
					{ label: 'x', amount: '5' },
					{ label: 'y', amount: '-5' },
				],
			},
			['Prices: add up to 0.00 USD'],
		],
		[
			'Stars as a currency',
			{ currency: 'xtr' },
			['Currency: is Telegram Stars. Set "Payment Method"'],
		],
		['no currency', { currency: '' }, ['Currency: must be a code of three letters']],
		[
			'an unknown currency in major units',
			{ currency: 'KWD' },
			['Prices: the amount cannot be converted'],
		],
		[
			'a bad start parameter',
			{ additionalFields: { startParameter: 'mug 350' } },
			['Start Parameter: can have up to 64'],
		],
		[
			'a bad photo address',
			{ additionalFields: { photoUrl: 'mug.jpg', photoWidth: -1 } },
			['Photo URL: must be a complete address', 'Photo Width (Pixels): must be a whole number'],
		],
		[
			'a bad expiry',
			{ additionalFields: { expiresAfter: -5 } },
			['Expires After (Minutes): must be a number of minutes'],
		],
		[
			'an expiry that is a date',
			{ additionalFields: { expiresAfter: '2026-01-01' } },
			['Expires After (Minutes): must be a number of minutes'],
		],
		...[undefined, null, '', ' '].map((nothing): [string, Partial<InvoiceInput>, string[]] => [
			`terms from expressions that found ${JSON.stringify(nothing)}`,
			{ additionalFields: { expiresAfter: nothing, payerUserId: nothing } },
			[
				'Expires After (Minutes): must be a number of minutes, 1 or more (at most 10 years), or 0 for no end',
				'Payer User ID: is empty. Remove the field if anyone can pay',
			],
		]),
		...[undefined, null, '', 'cents', 1].map((unit): [string, Partial<InvoiceInput>, string[]] => [
			`an amount unit from an expression that found ${JSON.stringify(unit)}`,
			{ additionalFields: { amountUnit: unit } },
			['Amount Unit: must be "major" or "minor"'],
		]),
		...[undefined, null, '', ' '].map((nothing): [string, Partial<InvoiceInput>, string[]] => [
			`prices from an expression that found ${JSON.stringify(nothing)}`,
			{ prices: nothing, additionalFields: { pricesJson: nothing } },
			['Prices (JSON): '],
		]),
		...[undefined, null].map((nothing): [string, Partial<InvoiceInput>, string[]] => [
			`a start parameter from an expression that found ${JSON.stringify(nothing)}`,
			{ additionalFields: { startParameter: nothing } },
			['Start Parameter: is empty. Remove the field'],
		]),
		[
			'a bad payer',
			{ additionalFields: { payerUserId: '@ann' } },
			['Payer User ID: must be a whole number'],
		],
		[
			'malformed provider data',
			{ additionalFields: { providerData: '{a' } },
			['Provider Data (JSON): is not valid JSON'],
		],
		[
			'provider data twice',
			{
				currency: 'RUB',
				prices: [{ label: 'x', amount: 100 }],
				additionalFields: {
					providerData: '{"a":1}',
					receipt: { yooKassa: { vatCode: 11, paymentSubject: 'commodity' } },
				},
			},
			['Provider Data (JSON): and "Fiscal Receipt" say the same thing'],
		],
	])('when it has %s, then it is refused by the label of the field', (_name, changes, expected) => {
		const problems = problemsOf(() => build(changes));
		expect(problems).toHaveLength(expected.length);
		expected.forEach((text, index) => expect(problems[index]).toContain(text));
	});

	it('when 32 emoji are the title, then they count as 32 characters', () => {
		expect(build({ title: '🧾'.repeat(32) }).parameters.title).toBe('🧾'.repeat(32));
	});

	it('when everything is wrong, then everything is said at once', () => {
		const problems = problemsOf(() =>
			build({
				title: '',
				description: '',
				orderId: 'x'.repeat(200),
				prices: [{ label: '', amount: 'x' }],
				additionalFields: { startParameter: '?', photoUrl: '?' },
			}),
		);
		expect(problems.map((problem) => problem.split(':')[0])).toEqual([
			'Title',
			'Description',
			'Start Parameter',
			'Photo URL',
			'Order ID',
			'Prices',
			'Prices',
		]);
	});
});
