import fc from 'fast-check';
import { editableMoney, formatMoney, parseMoney } from '../../../src/page/client/lib/money.js';

const amounts = fc.integer({ min: 0, max: 999_999_999_999 });
const exponents = fc.constantFrom(0, 2);

describe('money as the buyer reads and types it', () => {
	test.each([
		[1050, 'USD', 2, '$10.50'],
		[-150, 'USD', 2, '−$1.50'],
		[5, 'EUR', 2, '€0.05'],
		[1200, 'JPY', 0, '¥1,200'],
		[999_999_999_999, 'USD', 2, '$9,999,999,999.99'],
		[250, 'XTR', 0, '⭐\u00a0250'],
		[-250, 'XTR', 0, '−⭐\u00a0250'],
		[1234, 'not a code', 2, '12.34 not a code'],
	])(
		'given %d minor units of %s, when they are shown, then exactly',
		(amount, currency, exp, text) => {
			expect(formatMoney(amount, currency, exp)).toBe(text);
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
				const digits = formatMoney(amount, exp ? 'USD' : 'JPY', exp).replace(/\D/g, '');
				expect(digits).toBe(String(amount).padStart(exp + 1, '0'));
			}),
		);
	});
});
