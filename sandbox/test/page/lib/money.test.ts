import fc from 'fast-check';
import { currencyCodes } from '../../../src/data/currencies.js';
import { formatAmount } from '../../../src/text/money.js';
import { editableMoney, formatMoney, parseMoney } from '../../../src/page/client/lib/money.js';

const amounts = fc.integer({ min: 0, max: 999_999_999_999 });
const exponents = fc.constantFrom(0, 2);

describe('money as the buyer reads and types it', () => {
	test.each([
		[1050, 'USD', '$10.50'],
		[-150, 'USD', '−$1.50'],
		[1200, 'JPY', '¥1,200'],
		[999_999_999_999, 'USD', '$9,999,999,999.99'],
		[250, 'XTR', '⭐\u00a0250'],
		[-12_500, 'XTR', '−⭐\u00a012,500'],
	])('given %d minor units of %s, when they are shown, then exactly', (amount, currency, text) => {
		expect(formatMoney(amount, currency)).toBe(text);
	});

	test.each(currencyCodes())(
		'given %s, when a price is shown on a card, then it is written as on the button below it',
		(currency) => {
			const button = formatAmount(1_234_567, currency);
			expect(formatMoney(1_234_567, currency).replace(/\s/g, ' ')).toBe(button.replace(/\s/g, ' '));
		},
	);

	test.each([
		['12.50', 2, 1250],
		['12,5', 2, 1250],
		['12', 2, 1200],
		['12.', 2, 1200],
		[' 0.05 ', 2, 5],
		['1200', 0, 1200],
	])('given %j with %d decimals, when it is read, then it is %d', (text, exp, amount) => {
		expect(parseMoney(text, exp)).toBe(amount);
	});

	test.each([
		['12.505', 2],
		['0.5', 0],
		['-1', 2],
		['+1', 2],
		['1e3', 2],
		['.5', 2],
		['1 000', 2],
		['abc', 2],
		['', 2],
		['1234567890123', 2],
	])('given %j with %d decimals, when it is read, then it is no amount', (text, exp) => {
		expect(parseMoney(text, exp)).toBeUndefined();
	});

	test('given any amount, when it is written for editing and read again, then nothing is lost', () => {
		fc.assert(
			fc.property(amounts, exponents, (amount, exp) => {
				expect(parseMoney(editableMoney(amount, exp), exp)).toBe(amount);
			}),
		);
	});

	test('given any amount, when it is shown, then its digits are all there in order', () => {
		fc.assert(
			fc.property(amounts, exponents, (amount, exp) => {
				const digits = formatMoney(amount, exp ? 'USD' : 'JPY').replace(/\D/g, '');
				expect(digits).toBe(String(amount).padStart(exp + 1, '0'));
			}),
		);
	});
});
