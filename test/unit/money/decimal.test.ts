import * as fc from 'fast-check';
import { parseDecimal, writeDecimal } from '../../../nodes/shared/money/decimal';

const read = (value: unknown): string => {
	const parsed = parseDecimal(value);
	return parsed.ok ? writeDecimal(parsed.value) : `refused: ${parsed.message}`;
};

describe('given an amount typed as text', () => {
	it.each([
		['12.50', '12.5'],
		['12,50', '12.5'],
		['  7 ', '7'],
		['0', '0'],
		['-3.00', '-3'],
		['\u22123.25', '-3.25'],
		['+4', '4'],
		['.5', '0.5'],
		['5.', '5'],
		['0,5', '0.5'],
		['0,125', '0.125'],
		['1234.5', '1234.5'],
		['1,234.50', '1234.5'],
		['1.234,50', '1234.5'],
		['1,234,567', '1234567'],
		['1.234.567', '1234567'],
		['1 234,50', '1234.5'],
		['1\u00a0234.50', '1234.5'],
		['1\u202f234\u202f567', '1234567'],
		["1'234.50", '1234.5'],
		['1e3', '1000'],
		['1.5E2', '150'],
		['25e-1', '2.5'],
		['00012', '12'],
		['1234,5678', '1234.5678'],
		['1.234', '1.234'],
	])('when it is %j, then it is read as %s', (typed, expected) => {
		expect(read(typed)).toBe(expected);
	});

	it.each([
		['', 'is empty'],
		['   ', 'is empty'],
		['1,234', 'is ambiguous: "1,234" can mean 1234 or 1.234'],
		['-12,345', 'is ambiguous'],
		['12.50 USD', 'is not a number'],
		['$12', 'is not a number'],
		['twelve', 'is not a number'],
		['-', 'is not a number'],
		['.', 'is not a number'],
		['0x10', 'is not a number'],
		['1_000', 'is not a number'],
		['1.2.3', 'separators that do not fit together'],
		['1,2,3', 'separators that do not fit together'],
		['12,34.56', 'separators that do not fit together'],
		['1,234.567,89', 'separators that do not fit together'],
		['1 23', 'is not a number'],
		['1e99', 'is out of range'],
		['1e', 'is not a number'],
		[`1${'0'.repeat(60)}x`, '0…"'],
	])('when it is %j, then it is refused: %s', (typed, expected) => {
		expect(read(typed)).toContain(expected);
		expect(read(typed)).toMatch(/^refused: /);
	});
});

describe('given an amount from an expression', () => {
	it.each([
		[0.1 + 0.2, '0.3'],
		[4.35 * 100, '435'],
		[19.99 * 3, '59.97'],
		[1.1 * 1.1, '1.21'],
		[12.5, '12.5'],
		[-0.5, '-0.5'],
		[-0, '0'],
		[0, '0'],
		[1e21, '1000000000000000000000'],
		[9.999, '9.999'],
		[1.005, '1.005'],
		[0.30000000000001, '0.30000000000001'],
	])('when it is the number %p, then it is read as %s', (typed, expected) => {
		expect(read(typed)).toBe(expected);
	});

	it.each([
		[NaN, 'is not a number (NaN)'],
		[Infinity, 'is not a number (Infinity)'],
		[1e-40, 'is out of range'],
		[undefined, 'is empty'],
		[null, 'is empty'],
		[true, 'not a value of type boolean'],
		[[1], 'not a list'],
		[{ amount: 1 }, 'not a value of type object'],
	])('when it is %p, then it is refused: %s', (typed, expected) => {
		expect(read(typed)).toContain(expected);
	});

	it('given any price of up to 15 digits, when it is a float, then the decimal it means is read', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1e14, max: 1e14 }),
				fc.constantFrom(0, 1, 2, 3),
				(units, scale) => {
					const text = writeDecimal({ digits: BigInt(units), scale });
					expect(read(Number(text))).toBe(read(text));
				},
			),
		);
	});

	it('given any text, when it is read, then the answer is a number or a sentence, never an exception', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const parsed = parseDecimal(text);
				expect(parsed.ok ? parsed.value.scale >= 0 : parsed.message.length > 5).toBe(true);
			}),
		);
	});
});
