import fc from 'fast-check';
import { writeDecimal } from '../../../nodes/shared/money/decimal';
import { buildReceipt } from '../../../nodes/shared/providers/receipts/buildReceipt';
import { context, items, problemsOf } from './receiptSupport';

describe('Robokassa receipt', () => {
	it('given nothing but the receipt, when built, then the price lines are its items and no contact is needed', () => {
		expect(buildReceipt({ robokassa: {} }, context())).toEqual({
			providerData: {
				Receipt: {
					items: [
						{
							name: 'Кружка',
							quantity: 1,
							sum: 299,
							tax: 'none',
							payment_method: 'full_payment',
							payment_object: 'commodity',
						},
						{
							name: 'Доставка',
							quantity: 1,
							sum: 100.5,
							tax: 'none',
							payment_method: 'full_payment',
							payment_object: 'commodity',
						},
					],
				},
			},
			contactFlags: {},
			warnings: [],
		});
	});

	it('given items with codes and an order number, when built, then sum is the price of the whole line', () => {
		const receipt = {
			robokassa: {
				invoiceId: ' 100 ',
				taxSystem: 'osn',
				tax: 'vat20',
				paymentMethod: '',
				paymentObject: '',
				...items(
					{
						name: 'Tea',
						amount: '99.75',
						quantity: '3',
						nomenclatureCode: ' 0123 ',
						tax: 'vat110',
					},
					{ name: 'Mug', amount: '100.25', paymentMethod: 'prepayment', paymentObject: 'service' },
				),
			},
		};
		expect(buildReceipt(receipt, context())?.providerData).toEqual({
			InvoiceId: 100,
			Receipt: {
				sno: 'osn',
				items: [
					{ name: 'Tea', quantity: 3, sum: 299.25, tax: 'vat110', nomenclature_code: '0123' },
					{
						name: 'Mug',
						quantity: 1,
						sum: 100.25,
						tax: 'vat20',
						payment_method: 'prepayment',
						payment_object: 'service',
					},
				],
			},
		});
	});

	it('given everything wrong at once, when built, then all of it is named', () => {
		const receipt = {
			robokassa: {
				invoiceId: '12-7',
				taxSystem: 'none',
				tax: 'vat22',
				paymentMethod: 'partial_prepayment',
				paymentObject: 'operating_gain',
				...items({ name: 'Mug', amount: '299' }, { name: 'Tea', amount: '100.5', tax: '?' }),
			},
		};
		expect(problemsOf(receipt)).toEqual([
			'Fiscal Receipt, Invoice ID: must be a whole number above 0',
			expect.stringMatching(/^Fiscal Receipt, Tax: "vat22" is not one of .* use Provider Data/),
			expect.stringMatching(/^Fiscal Receipt, Payment Method: "partial_prepayment" is not one of/),
			expect.stringMatching(/^Fiscal Receipt, Payment Object: "operating_gain" is not one of/),
			'Fiscal Receipt, Item 2, Tax: "?" is not one of none, vat0, vat5, vat7, vat10, vat20, vat105, vat107, vat110, vat120. For a newer code use Provider Data (JSON)',
			expect.stringMatching(/^Fiscal Receipt, Tax System: "none" is not one of/),
		]);
	});

	it.each(['0', '-5', '1e3', '99999999999999999999', 'abc'])(
		'given the order number %s, when built, then it is refused',
		(invoiceId) => {
			expect(problemsOf({ robokassa: { invoiceId } })).toHaveLength(1);
		},
	);

	it('given any amount, when built, then its JSON number is the exact decimal', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (amount) => {
				const built = buildReceipt(
					{ robokassa: {} },
					context({ prices: [{ label: 'All', amount }] }),
				);
				const sent = /"sum":([\d.]+)/.exec(JSON.stringify(built?.providerData))?.[1] ?? '';
				const exact = writeDecimal({ digits: BigInt(amount), scale: 2 });
				expect(sent).toBe(exact.replace(/\.?0+$/, ''));
			}),
		);
	});
});
