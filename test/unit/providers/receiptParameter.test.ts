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

	it.each([
		[{ items: {} }],
		[{ items: 'x' }],
		[{ items: { item: 'x' } }],
		[{ items: { item: [1] } }],
	])('given %j, when read, then the price lines are taken', (form) => {
		const built = buildReceipt({ yooKassa: form }, context());
		expect(built?.providerData).toMatchObject({ receipt: { items: [{}, {}] } });
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
