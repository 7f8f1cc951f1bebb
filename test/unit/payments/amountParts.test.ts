import fc from 'fast-check';
import { type AmountParts, splitTotal } from '../../../nodes/shared/payments/amountParts';
import type { InvoiceFacts } from '../../../nodes/shared/payments/orderReference';

const NOTHING: AmountParts = { invoice: null, shipping: null, tip: null };
const plain = { total: 1_000, takesTips: false };
const tipped = { total: 1_000, takesTips: true };
type Delivery = Parameters<typeof splitTotal>[3];
const chosen: Delivery = { optionId: 'dhl' };

describe('splitTotal', () => {
	it.each<[string, number, InvoiceFacts, Delivery, AmountParts]>([
		['an invoice of nobody we know', 1_000, {}, {}, NOTHING],
		['no tips, no delivery', 1_000, plain, {}, { invoice: 1_000, shipping: 0, tip: 0 }],
		['a tip', 1_150, tipped, {}, { invoice: 1_000, shipping: 0, tip: 150 }],
		['no tip given', 1_000, tipped, {}, { invoice: 1_000, shipping: 0, tip: 0 }],
		['delivery alone', 1_490, plain, chosen, { invoice: 1_000, shipping: 490, tip: 0 }],
		['free delivery', 1_000, plain, chosen, { invoice: 1_000, shipping: 0, tip: 0 }],
		[
			'delivery alone, whatever the zones say now',
			1_490,
			plain,
			{ ...chosen, price: 1 },
			{ invoice: 1_000, shipping: 490, tip: 0 },
		],
		[
			'tip and delivery at a known price',
			1_640,
			tipped,
			{ ...chosen, price: 490 },
			{ invoice: 1_000, shipping: 490, tip: 150 },
		],
		[
			'tip and free delivery',
			1_150,
			tipped,
			{ ...chosen, price: 0 },
			{ invoice: 1_000, shipping: 0, tip: 150 },
		],
		[
			'delivery that ate up the total',
			1_490,
			tipped,
			{ ...chosen, price: 490 },
			{ invoice: 1_000, shipping: 490, tip: 0 },
		],
		[
			'tip and delivery, price not known',
			1_640,
			tipped,
			chosen,
			{ invoice: 1_000, shipping: null, tip: null },
		],
		['delivery at a price that cannot be', 1_100, tipped, { ...chosen, price: 490 }, NOTHING],
		['less than the invoice', 999, plain, {}, NOTHING],
		['less than the invoice, with delivery', 999, plain, chosen, NOTHING],
		['more than an invoice without tips', 1_001, plain, {}, NOTHING],
	])(
		'given %s, when the total is split, then nothing is guessed',
		(_, total, facts, delivery, parts) => {
			expect(splitTotal(total, 'EUR', facts, delivery)).toEqual(parts);
		},
	);

	it('given Stars, when the total is split, then it is the invoice, whatever the payload says', () => {
		for (const facts of [{}, tipped]) {
			expect(splitTotal(250, 'XTR', facts, {})).toEqual({ invoice: 250, shipping: 0, tip: 0 });
		}
	});

	it('given any sale, when it is split, then tip = total - invoice - shipping, and a known part is the true one', () => {
		const minor = fc.integer({ min: 0, max: 1_000_000 });
		const sale = fc.record({
			invoice: fc.integer({ min: 1, max: 1_000_000 }),
			tip: minor,
			shipping: minor,
			takesTips: fc.boolean(),
			hasDelivery: fc.boolean(),
			isPriceKnown: fc.boolean(),
		});
		fc.assert(
			fc.property(sale, ({ invoice, takesTips, hasDelivery, isPriceKnown, ...paid }) => {
				const tip = takesTips ? paid.tip : 0;
				const shipping = hasDelivery ? paid.shipping : 0;
				const total = invoice + tip + shipping;
				const delivery = hasDelivery
					? { optionId: 'a', ...(isPriceKnown ? { price: shipping } : {}) }
					: {};
				const parts = splitTotal(total, 'EUR', { total: invoice, takesTips }, delivery);
				const isKnowable = !(takesTips && hasDelivery && !isPriceKnown);
				expect(parts).toEqual(
					isKnowable ? { invoice, shipping, tip } : { invoice, shipping: null, tip: null },
				);
				if (parts.tip !== null) {
					expect(parts.tip).toBe(total - (parts.invoice ?? NaN) - (parts.shipping ?? NaN));
				}
			}),
			{ numRuns: 2_000 },
		);
	});
});
