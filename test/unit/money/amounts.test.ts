import * as fc from 'fast-check';
import { InvalidInputError } from '../../../nodes/shared/errors/inputErrors';
import {
	describeAmount,
	readCurrencyCode,
	toMajorUnits,
	toMinorUnits,
} from '../../../nodes/shared/money/amounts';
import { CURRENCIES, findCurrency } from '../../../nodes/shared/money/currencies';
import { writeDecimal } from '../../../nodes/shared/money/decimal';
import { AMOUNT_MAX } from '../../../nodes/shared/telegram/limits';

const CODES = [...Object.keys(CURRENCIES), 'XTR'];
const code = fc.constantFrom(...CODES);
const minor = fc.integer({ min: -AMOUNT_MAX, max: AMOUNT_MAX });
const exponentOf = (currency: string): number => findCurrency(currency)?.exponent ?? NaN;
const write = (amount: number, currency: string): string =>
	writeDecimal({ digits: BigInt(amount), scale: exponentOf(currency) });
const convert = (value: unknown, currency: string, unit: 'major' | 'minor' = 'major'): number =>
	toMinorUnits('Amount', value, { currency, unit });

describe('given the currencies of Telegram', () => {
	it('when they are counted, then all 84 of the published list, BYN and ETB are there', () => {
		expect(Object.keys(CURRENCIES)).toHaveLength(86);
		expect(Object.keys(CURRENCIES)).toEqual(Object.keys(CURRENCIES).sort());
	});

	it('when exponents are looked at, then exactly the currencies without minor units have 0', () => {
		expect(CODES.filter((currency) => exponentOf(currency) === 0).sort()).toEqual(
			['CLP', 'ISK', 'JPY', 'KRW', 'PYG', 'UGX', 'VND', 'XTR'].sort(),
		);
		expect(CODES.every((currency) => [0, 2].includes(exponentOf(currency)))).toBe(true);
	});

	it.each(['KWD', 'toString', '', 'usd'])(
		'when %j is looked up, then it is not known',
		(unknown) => {
			expect(findCurrency(unknown)).toBeUndefined();
		},
	);

	it('when any amount of any currency is typed as text, then the conversion is exact both ways', () => {
		fc.assert(
			fc.property(code, minor, (currency, amount) => {
				const typed = write(amount, currency);
				expect(convert(typed, currency)).toBe(amount === 0 ? 0 : amount);
				expect(toMajorUnits(amount, currency)).toBe(Number(typed));
			}),
			{ numRuns: 1_000 },
		);
	});

	it('when any amount of any currency comes as a float, then the conversion is exact', () => {
		fc.assert(
			fc.property(code, minor, (currency, amount) => {
				expect(convert(Number(write(amount, currency)), currency)).toBe(amount === 0 ? 0 : amount);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('when an amount has one decimal too many in any currency, then it is refused, not rounded', () => {
		fc.assert(
			fc.property(
				code,
				fc.integer({ min: 0, max: 1e9 }),
				fc.integer({ min: 1, max: 9 }),
				(currency, whole, last) => {
					const typed = `${whole}.${'0'.repeat(exponentOf(currency))}${last}`;
					expect(() => convert(typed, currency)).toThrow(InvalidInputError);
				},
			),
		);
	});

	it('when an amount is in minor units, then any currency code passes', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Z]{3}$/), minor, (currency, amount) => {
				expect(convert(String(amount), currency, 'minor')).toBe(amount === 0 ? 0 : amount);
			}),
		);
	});
});

describe('given an amount that cannot be sent', () => {
	it.each([
		['12.345', 'USD', 'major', '"Amount": has too many decimals: USD has 2, and 12.345 was given'],
		[9.999, 'USD', 'major', 'has too many decimals'],
		[
			'0.5',
			'XTR',
			'major',
			'must be a whole number: Telegram Stars has no decimals, and 0.5 was given',
		],
		['100.5', 'JPY', 'major', 'must be a whole number: JPY has no decimals'],
		['12.5', 'USD', 'minor', 'must be a whole number of the smallest unit (such as cents)'],
		[
			'12.50',
			'KWD',
			'major',
			'how many decimals KWD has is not known here. Set "Amount Unit" to "Minor"',
		],
		['10000000000.00', 'USD', 'major', 'more than 12 digits'],
		['-10000000000.00', 'USD', 'major', 'more than 12 digits'],
		['1000000000000', 'KWD', 'minor', 'more than 12 digits'],
		['abc', 'USD', 'major', 'is not a number'],
		['1.500', 'EUR', 'major', 'is ambiguous: "1.500" can mean 1500 or 1.50. Write one of the two'],
		[' -12.000 ', 'JPY', 'major', 'is ambiguous: "-12.000" can mean -12000 or -12'],
		['\u22121.000', 'XTR', 'major', 'is ambiguous'],
		['250.000', 'USD', 'minor', 'is ambiguous: "250.000" can mean 250000 or 250'],
	] as const)(
		'when it is %p %s (%s), then the message says: %s',
		(value, currency, unit, message) => {
			expect(() => convert(value, currency, unit)).toThrow(message);
		},
	);
});

describe('given more decimals than the currency has, all of them zeros', () => {
	it.each([
		[1.5, 'EUR', 150],
		['1.50', 'EUR', 150],
		['12.5000', 'EUR', 1_250],
		['0.500', 'EUR', 50],
		['1500.000', 'EUR', 150_000],
		['1,500.000', 'EUR', 150_000],
		['5.0', 'JPY', 5],
		['250.00', 'XTR', 250],
	])('when %p %s cannot mean thousands, then it is read', (typed, currency, expected) => {
		expect(convert(typed, currency)).toBe(expected);
	});
});

describe('given amounts to show', () => {
	it.each([
		[1250, 'USD', '12.50 USD'],
		[-5, 'USD', '-0.05 USD'],
		[128, 'JPY', '128 JPY'],
		[250, 'XTR', '250 XTR'],
		[1250, 'KWD', '1250 KWD (smallest unit)'],
	])('when %p %s is written out, then it reads %s', (amount, currency, expected) => {
		expect(describeAmount(amount, currency)).toBe(expected);
	});

	it('when the currency is unknown, then there are no major units', () => {
		expect(toMajorUnits(1250, 'KWD')).toBeNull();
	});
});

describe('given a currency code as typed', () => {
	it.each([
		['USD', 'USD'],
		[' eur ', 'EUR'],
		['KWD', 'KWD'],
	])('when it is %j, then it is read as %s', (typed, expected) => {
		expect(readCurrencyCode('Currency', typed)).toBe(expected);
	});

	it.each(['', 'US', 'DOLLAR', '€', undefined, null, 12])(
		'when it is %p, then it is refused',
		(typed) => {
			expect(() => readCurrencyCode('Currency', typed)).toThrow(
				'"Currency": must be a code of three letters',
			);
		},
	);
});
