import fc from 'fast-check';
import { writeDecimal } from '../../../nodes/shared/money/decimal';
import { buildReceipt } from '../../../nodes/shared/providers/receipts/buildReceipt';
import { context, items, problemsOf } from './receiptSupport';

describe('YooKassa receipt', () => {
	it('given nothing but the receipt, when built, then the price lines are its items and an email is asked for', () => {
		expect(buildReceipt({ yooKassa: {} }, context())).toEqual({
			providerData: {
				receipt: {
					items: [
						{
							description: 'Кружка',
							quantity: '1.00',
							amount: { value: '299.00', currency: 'RUB' },
							vat_code: 1,
							payment_mode: 'full_payment',
							payment_subject: 'commodity',
						},
						{
							description: 'Доставка',
							quantity: '1.00',
							amount: { value: '100.50', currency: 'RUB' },
							vat_code: 1,
							payment_mode: 'full_payment',
							payment_subject: 'commodity',
						},
					],
				},
			},
			contactFlags: { need_email: true, send_email_to_provider: true },
			warnings: [],
		});
	});

	it('given typed items with codes of their own, when built, then each keeps its own and takes the rest from the receipt', () => {
		const receipt = {
			yooKassa: {
				vatCode: '11',
				paymentSubject: 'service',
				taxSystem: '2',
				customerEmail: ' name@example.com ',
				customerPhone: '+7 900 000-00-00',
				...items(
					{ name: 'Чай', amount: '100.10', quantity: '2.5', vatCode: 3, paymentMode: '' },
					{
						name: 'Кружка',
						amount: 149.25,
						quantity: 1,
						paymentSubject: 'commodity',
						paymentMode: 'advance',
					},
				),
			},
		};
		expect(buildReceipt(receipt, context())).toEqual({
			providerData: {
				receipt: {
					customer: { email: 'name@example.com', phone: '79000000000' },
					items: [
						{
							description: 'Чай',
							quantity: '2.50',
							amount: { value: '100.10', currency: 'RUB' },
							vat_code: 3,
							payment_mode: 'full_payment',
							payment_subject: 'service',
						},
						{
							description: 'Кружка',
							quantity: '1.00',
							amount: { value: '149.25', currency: 'RUB' },
							vat_code: 11,
							payment_mode: 'advance',
							payment_subject: 'commodity',
						},
					],
					tax_system_code: 2,
				},
			},
			contactFlags: {},
			warnings: [],
		});
	});

	it.each([
		[{}, { need_email: true, send_email_to_provider: true }],
		[{ askFor: 'email' }, { need_email: true, send_email_to_provider: true }],
		[{ askFor: 'phone' }, { need_phone_number: true, send_phone_number_to_provider: true }],
		[{ askFor: 'phone', customerEmail: 'a@b.c' }, {}],
		[{ customerPhone: '79000000000' }, {}],
	])('given the contact %j, when built, then the invoice must ask for %j', (contact, flags) => {
		expect(buildReceipt({ yooKassa: contact }, context())?.contactFlags).toEqual(flags);
	});

	it('given amounts in minor units, when built, then they are kopecks', () => {
		const receipt = { yooKassa: items({ name: 'All', amount: '39950' }) };
		const built = buildReceipt(receipt, context({ unit: 'minor' }));
		expect(built?.providerData).toMatchObject({
			receipt: { items: [{ amount: { value: '399.50' }, quantity: '1.00' }] },
		});
	});

	it.each([
		['a tip', { maxTipAmount: 100 }, /can add a tip to/],
		['shipping', { isFlexible: true }, /can add shipping to/],
		['both', { maxTipAmount: 100, isFlexible: true }, /can add a tip and shipping to/],
	])(
		'given %s on top, when built, then it warns that the receipt does not hold it',
		(_what, changes, text) => {
			expect(buildReceipt({ yooKassa: {} }, context(changes))?.warnings).toEqual([
				expect.stringMatching(text),
			]);
		},
	);

	it('given a free line among the prices, when built, then it is left out', () => {
		const prices = [
			{ label: 'Mug', amount: 100 },
			{ label: 'Gift', amount: 0 },
		];
		const built = buildReceipt({ yooKassa: {} }, context({ prices }));
		expect(built?.providerData).toMatchObject({ receipt: { items: [{ description: 'Mug' }] } });
	});

	it('given contacts that are not texts, when built, then both are named', () => {
		expect(problemsOf({ yooKassa: { customerEmail: {}, customerPhone: [] } })).toEqual([
			expect.stringContaining('Customer Email: must be a text, not an object'),
			expect.stringContaining('Customer Phone: must be a text, not a list'),
		]);
	});

	it('given everything wrong at once, when built, then all of it is named by the labels of the editor', () => {
		const receipt = {
			yooKassa: {
				vatCode: 13,
				taxSystem: 7,
				customerEmail: 'nobody',
				customerPhone: 'call me',
				paymentMode: 'later',
				paymentSubject: 'magic',
				...items(
					{ name: '', amount: 'x', quantity: 0 },
					{ name: 'ы'.repeat(129), amount: '-1', quantity: '1.2345' },
					{ name: 'Tea', amount: '0.01', quantity: '0.5' },
					{ name: 'Mug', amount: '1.005' },
					{ name: 'Right', amount: 1 },
					{ amount: 1, quantity: 'two' },
				),
			},
		};
		expect(problemsOf(receipt)).toEqual([
			'Fiscal Receipt, Item 1, Name: must not be empty',
			expect.stringMatching(/^Fiscal Receipt, Item 1, Price of One: is not a number: "x"/),
			'Fiscal Receipt, Item 1, Quantity: must be above 0 with at most 3 decimals',
			'Fiscal Receipt, Item 2, Name: is 129 characters long; a receipt can have 128',
			'Fiscal Receipt, Item 2, Price of One: must not be negative: take a discount off the price of the goods',
			'Fiscal Receipt, Item 2, Quantity: must be above 0 with at most 3 decimals',
			expect.stringMatching(
				/^Fiscal Receipt, Item 3, Quantity: 0.5 × 0.01 RUB is not a whole number/,
			),
			expect.stringMatching(/^Fiscal Receipt, Item 4, Price of One: has too many decimals/),
			'Fiscal Receipt, Item 6, Name: must not be empty',
			expect.stringMatching(/^Fiscal Receipt, Item 6, Quantity: is not a number: "two"/),
			expect.stringMatching(/^Fiscal Receipt, VAT: "13" is not one of 1, 2/),
			expect.stringMatching(/^Fiscal Receipt, Payment Mode: "later" is not one of/),
			expect.stringMatching(/^Fiscal Receipt, Payment Subject: "magic" is not one of/),
			'Fiscal Receipt, Customer Email: is not an email address',
			expect.stringMatching(/^Fiscal Receipt, Customer Phone: is not a phone number/),
			expect.stringMatching(/^Fiscal Receipt, Tax System: "7" is not one of/),
		]);
	});

	it('given codes that are wrong on the receipt and lines of the invoice, when built, then the field of the receipt is named once', () => {
		expect(problemsOf({ yooKassa: { vatCode: 13 } })).toEqual([
			expect.stringMatching(/^Fiscal Receipt, VAT: "13" is not one of/),
		]);
	});

	it.each([
		[
			'items that come to less',
			items({ name: 'Mug', amount: '299.00' }),
			'come to 299.00 RUB, and the invoice to 399.50 RUB',
		],
		[
			'items that come to a kopeck more',
			items({ name: 'All', amount: '399.51' }),
			'come to 399.51 RUB',
		],
	])('given %s, when built, then both totals are named', (_what, typed, part) => {
		expect(problemsOf({ yooKassa: typed })).toEqual([
			expect.stringContaining(`Fiscal Receipt, Items: ${part}`),
		]);
	});

	it('given a discount among the prices, when built from them, then it asks for items', () => {
		const prices = [
			{ label: 'Mug', amount: 500 },
			{ label: 'Discount', amount: -100 },
		];
		expect(problemsOf({ yooKassa: {} }, { prices })).toEqual([
			expect.stringContaining('cannot hold the discount "Discount" (-1.00 RUB)'),
		]);
		expect(problemsOf({ yooKassa: items({ name: 'Mug', amount: '4.00' }) }, { prices })).toEqual(
			[],
		);
	});

	it.each(['USD', 'XTR'])(
		'given an invoice in %s, when built, then the currency is refused',
		(currency) => {
			expect(problemsOf({ yooKassa: {} }, { currency })).toEqual([
				`Currency: must be RUB when there is a fiscal receipt, not ${currency}`,
			]);
		},
	);

	it('given a label that is too long for a receipt, when built from the prices, then it is refused', () => {
		const prices = [{ label: 'x'.repeat(200), amount: 100 }];
		expect(problemsOf({ yooKassa: {} }, { prices })).toEqual([
			'Prices, Label: is 200 characters long; a receipt can have 128',
		]);
	});

	it('given any goods, when built, then the values times the quantities are the total to the kopeck', () => {
		const line = fc.record({
			amount: fc.integer({ min: 1, max: 99_999_999 }),
			quantity: fc.integer({ min: 1, max: 999 }),
		});
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
				const total = lines.reduce((sum, one) => sum + one.amount * one.quantity, 0);
				const typed = lines.map(({ amount, quantity }, index) => ({
					name: `Goods ${index}`,
					amount: writeDecimal({ digits: BigInt(amount), scale: 2 }),
					quantity,
				}));
				const built = buildReceipt(
					{ yooKassa: items(...typed) },
					context({ prices: [{ label: 'All', amount: total }] }),
				);
				const { receipt } = built?.providerData as {
					receipt: { items: Array<{ quantity: string; amount: { value: string } }> };
				};
				const sum = receipt.items.reduce((all, item) => {
					const kopecks = BigInt(item.amount.value.replace('.', ''));
					return all + (kopecks * BigInt(item.quantity.replace('.', ''))) / 100n;
				}, 0n);
				expect(sum).toBe(BigInt(total));
				expect(receipt.items.every(({ amount }) => /^\d+\.\d\d$/.test(amount.value))).toBe(true);
			}),
		);
	});
});
