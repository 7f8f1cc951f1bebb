import { buildReceipt } from '../../../nodes/shared/providers/receipts/buildReceipt';
import * as codes from '../../../nodes/shared/providers/receipts/codes';
import { receiptProperty } from '../../../nodes/TelegramPayments/actions/invoice/receipt.fields';
import { context, problemsOf } from './receiptSupport';

describe('receipt parameter', () => {
	it.each([undefined, null, '', 'text', {}, { yooKassa: null }, { other: {} }])(
		'given %j, when read, then there is no receipt',
		(parameter) => {
			expect(buildReceipt(parameter, context())).toBeUndefined();
		},
	);

	it.each([[{ items: {} }], [{ items: { item: [] }, itemsJson: '' }], [{ itemsJson: '[]' }]])(
		'given %j, when read, then the price lines are taken',
		(form) => {
			const built = buildReceipt({ yooKassa: form }, context());
			expect(built?.providerData).toMatchObject({ receipt: { items: [{}, {}] } });
		},
	);

	it('given one for each of two providers, when read, then neither is dropped in silence', () => {
		const both = { yooKassa: { itemsJson: '[]' }, robokassa: { itemsJson: '[]' } };
		expect(problemsOf(both)).toEqual([
			'Fiscal Receipt: has a receipt for YooKassa and one for Robokassa. Remove one of them',
		]);
	});

	const goods = [{ name: 'Mug', amount: 199.75, quantity: 2 }];

	it.each([
		['a list', { itemsJson: goods }],
		['JSON text', { itemsJson: JSON.stringify(goods) }],
		['the form', { items: { item: goods } }],
	])('given goods as %s, when read, then they are the items', (_name, form) => {
		const { providerData } = buildReceipt({ yooKassa: form }, context()) ?? {};
		expect(providerData).toMatchObject({
			receipt: { items: [{ description: 'Mug', quantity: '2.00' }] },
		});
		expect(buildReceipt({ robokassa: form }, context())?.providerData).toMatchObject({
			Receipt: { items: [{ name: 'Mug', quantity: 2, sum: 399.5 }] },
		});
	});

	it.each([
		[{ itemsJson: 'x' }, 'Fiscal Receipt, Items (JSON): must be a list written as JSON'],
		[{ itemsJson: undefined }, 'Fiscal Receipt, Items (JSON): is empty'],
		[{ itemsJson: null }, 'Fiscal Receipt, Items (JSON): is empty'],
		[{ items: { item: [1] } }, 'Fiscal Receipt, Items: entry 1 must have a name and an amount'],
		[{ itemsJson: [goods[0], null] }, 'Fiscal Receipt, Items: entry 2 must have'],
		[
			{ items: { item: goods }, itemsJson: goods },
			'Fiscal Receipt, Items (JSON): and "Items" say the same thing',
		],
	])('given %j, when read, then it is refused', (form, problem) => {
		expect(problemsOf({ yooKassa: form })).toEqual([expect.stringContaining(problem)]);
	});

	it('given an object as a marking code, when a Robokassa receipt is built, then it is refused', () => {
		const marked = [{ name: 'Mug', amount: '399.5', nomenclatureCode: { code: 'x' } }];
		expect(problemsOf({ robokassa: { itemsJson: marked } })).toEqual([
			expect.stringContaining('Fiscal Receipt, Item 1, Nomenclature Code: must be a text'),
		]);
	});

	it('given an expression that found no tax, when a Robokassa receipt is built, then it is refused', () => {
		expect(problemsOf({ robokassa: { tax: '' } })).toEqual([
			expect.stringContaining('Fiscal Receipt, Tax: "" is not one of none, vat0'),
		]);
	});

	it('given the lists of the editor, when their defaults are sent, then the receipt can be built', () => {
		const [robokassa, yooKassa] = (receiptProperty.options ?? []) as Array<{
			name: string;
			values: Array<{ name: string; default: unknown }>;
		}>;
		for (const form of [robokassa, yooKassa]) {
			const values = Object.fromEntries(form.values.map((field) => [field.name, field.default]));
			expect(problemsOf({ [form.name]: values })).toEqual([]);
		}
	});

	it('given the code lists, when compared, then no value is listed twice', () => {
		for (const list of Object.values(codes)) {
			const values = list.map(({ value }) => value);
			expect(new Set(values).size).toBe(values.length);
		}
		expect(codes.YOOKASSA_VAT_CODES.map(({ value }) => value)).toEqual([
			1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
		]);
	});
});
