import type { InvalidInputError } from '../../../nodes/shared/errors/inputErrors';
import { readPriceLines, sumPrices } from '../../../nodes/shared/money/prices';
import { readShippingOptions } from '../../../nodes/shared/money/shippingOptions';
import { readTips } from '../../../nodes/shared/money/tips';

const USD = { currency: 'USD', unit: 'major' } as const;
const MUG = { label: 'Mug', amount: '12.50' };

const problemsOf = (check: () => unknown): string[] => {
	try {
		check();
	} catch (error) {
		return (error as InvalidInputError).problems.map(({ field, message }) => `${field} ${message}`);
	}
	return [];
};

describe('given price lines', () => {
	it.each([
		['the form', { price: [MUG] }],
		['a list', [MUG]],
		['one line by itself', MUG],
		['JSON text of a list', JSON.stringify([MUG])],
		['JSON text of the form', JSON.stringify({ price: [MUG] })],
		['a form whose list is an expression', { price: JSON.stringify([MUG]) }],
	])('when they come as %s, then they are read', (_name, value) => {
		expect(readPriceLines('Prices', value, USD)).toEqual([{ label: 'Mug', amount: 1250 }]);
	});

	it('when a line is negative, then it is a discount', () => {
		const prices = readPriceLines('Prices', [MUG, { label: 'Discount', amount: -2.5 }], USD);
		expect(sumPrices('Prices', prices, 'USD')).toBe(1000);
	});

	it.each([
		[{}, ['Prices has no line. Add at least one price']],
		['', ['Prices has no line. Add at least one price']],
		[undefined, ['Prices has no line. Add at least one price']],
		[{ price: [] }, ['Prices has no line. Add at least one price']],
		['[{', ['Prices must be a list written as JSON, such as [{ … }, { … }]']],
		[5, ['Prices must be a list, not a number']],
		[['x'], ['Prices must have a label and an amount, such as { "label": "Mug", "amount": 12.5 }']],
		[
			[{ label: ' ', amount: '1' }],
			['Prices the label is empty. The buyer sees it beside the amount'],
		],
		[
			[{ amount: '1' }, { label: 7, amount: 'x' }],
			[
				'Prices line 1: the label is empty. The buyer sees it beside the amount',
				'Prices line 2: the amount is not a number: "x". Type only the number, such as 12.50, without a currency sign',
			],
		],
	])('when they are %j, then every line that is wrong is named', (value, expected) => {
		expect(problemsOf(() => readPriceLines('Prices', value, USD))).toEqual(expected);
	});

	it('when they add up to the most that Telegram accepts, then they pass', () => {
		const most = 999_999_999_999;
		expect(sumPrices('Prices', [{ label: 'a', amount: most }], 'USD')).toBe(most);
	});

	it.each([
		[[{ label: 'a', amount: 0 }], 'add up to 0.00 USD. The total must be above 0'],
		[[{ label: 'a', amount: -5 }], 'add up to -0.05 USD'],
		[
			[
				{ label: 'a', amount: 999_999_999_999 },
				{ label: 'b', amount: 1 },
			],
			'more than Telegram accepts',
		],
	])('when they add up to something that cannot be paid, then it is refused', (prices, message) => {
		expect(() => sumPrices('Prices', prices, 'USD')).toThrow(message);
	});
});

describe('given tips', () => {
	it.each([
		['', '', {}],
		[undefined, undefined, {}],
		[null, [], {}],
		['0', '', {}],
		['10', '', { max_tip_amount: 1000 }],
		['10.00', '1, 2.50, 5', { max_tip_amount: 1000, suggested_tip_amounts: [100, 250, 500] }],
		[10, '1,50; 2,50', { max_tip_amount: 1000, suggested_tip_amounts: [150, 250] }],
		[10, [1, '2.5', 10], { max_tip_amount: 1000, suggested_tip_amounts: [100, 250, 1000] }],
		[10, '[1, 2]', { max_tip_amount: 1000, suggested_tip_amounts: [100, 200] }],
		[10, 3, { max_tip_amount: 1000, suggested_tip_amounts: [300] }],
		[10, ' , ', { max_tip_amount: 1000 }],
		[10, '1, , 2', { max_tip_amount: 1000, suggested_tip_amounts: [100, 200] }],
		[10, ' [1,\n2] ', { max_tip_amount: 1000, suggested_tip_amounts: [100, 200] }],
		[10, '1, 2, 3, 10', { max_tip_amount: 1000, suggested_tip_amounts: [100, 200, 300, 1000] }],
	])(
		'when the maximum is %p and %p are suggested, then Telegram gets %j',
		(max, suggested, expected) => {
			expect(readTips(max, suggested, USD)).toEqual(expected);
		},
	);

	it.each([
		['-1', '', ['Max Tip Amount must not be below 0']],
		['x', '1', ['Max Tip Amount is not a number']],
		['x', '1, x', ['Max Tip Amount is not a number', 'Suggested Tip Amounts x is not a number']],
		[
			'10',
			'1, 2, 3, 4, 5',
			['Suggested Tip Amounts has 5 amounts, but Telegram accepts at most 4'],
		],
		['100', '1[2]', ['Suggested Tip Amounts 1[2] is not a number']],
		['100', '[1]2', ['Suggested Tip Amounts [1]2 is not a number']],
		['10', '2, 1', ['Suggested Tip Amounts must rise from amount to amount']],
		['10', '2, 2', ['Suggested Tip Amounts must rise from amount to amount']],
		['10', '0, 1', ['Suggested Tip Amounts every amount must be above 0']],
		['', '1', ['Suggested Tip Amounts 1.00 USD is above "Max Tip Amount" (0.00 USD)']],
		[
			'3',
			'1, 5',
			[
				'Suggested Tip Amounts 5.00 USD is above "Max Tip Amount" (3.00 USD). Raise that one or leave the amount out',
			],
		],
	])(
		'when the maximum is %p and %p are suggested, then it is refused: %j',
		(max, suggested, expected) => {
			const problems = problemsOf(() => readTips(max, suggested, USD));
			expect(problems).toHaveLength(expected.length);
			expected.forEach((text, index) => expect(problems[index]).toContain(text));
		},
	);
});

describe('given shipping options', () => {
	const express = { id: 'express', title: 'Express', amount: '4.90' };

	it.each([
		['the form', { option: [express] }],
		['a list', [express]],
		['JSON text', JSON.stringify([express])],
	])('when they come as %s, then they are read', (_name, value) => {
		expect(readShippingOptions('Shipping Options', value, USD)).toEqual([
			{ id: 'express', title: 'Express', prices: [{ label: 'Express', amount: 490 }] },
		]);
	});

	it('when an option has several lines, then all of them are kept', () => {
		const prices = [
			{ label: 'Parcel', amount: 4 },
			{ label: 'Insurance', amount: 1 },
		];
		expect(
			readShippingOptions('Shipping Options', [{ id: 7, title: 'Safe', prices }], USD),
		).toEqual([
			{
				id: '7',
				title: 'Safe',
				prices: [
					{ label: 'Parcel', amount: 400 },
					{ label: 'Insurance', amount: 100 },
				],
			},
		]);
	});

	it('when an option is free, then it is let through', () => {
		const [free] = readShippingOptions('Shipping Options', [{ ...express, amount: 0 }], USD);
		expect(free?.prices).toEqual([{ label: 'Express', amount: 0 }]);
	});

	it.each([
		[{}, ['has no option. Add at least one, or decline the query']],
		[['x'], ['must have an ID, a title and an amount']],
		[[null], ['must have an ID, a title and an amount']],
		[[[express]], ['must have an ID, a title and an amount']],
		[[{ amount: 'x' }], ['the ID is empty', 'the title is empty', 'the amount is not a number']],
		[
			[express, { id: 'b', title: 'B', amount: '1.999' }],
			['option 2: the amount has too many decimals'],
		],
		[[express, express], ['the ID "express" occurs more than once']],
		[[{ ...express, amount: '-0.01' }], ['the amount must not be negative']],
		[
			[express, { id: 'b', title: 'B', prices: [MUG, { label: 'Discount', amount: -20 }] }],
			['option 2: the amount must not be negative'],
		],
		[
			[{ id: 'a', title: 'A', prices: [MUG, { label: 'Rest', amount: '9999999999.99' }] }],
			['the amount is more than Telegram accepts'],
		],
	])('when they are %j, then everything wrong is named', (value, expected) => {
		const problems = problemsOf(() => readShippingOptions('Shipping Options', value, USD));
		expect(problems).toHaveLength(expected.length);
		expected.forEach((text, index) => expect(problems[index]).toContain(text));
	});
});
