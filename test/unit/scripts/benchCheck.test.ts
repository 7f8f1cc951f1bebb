import { runModule } from '../../support/runModule';

type Interval = [low: number, high: number];

/** Titles of what got worse. */
function findWorse(target: object, [before, now]: [Interval | undefined, Interval]): string[] {
	const claim = ([low, high]: Interval) => ({
		title: 'A claim',
		unit: 'x',
		value: { low, high, median: (low + high) / 2 },
		...target,
	});
	return runModule(`import { findWorse } from './bench/report/check.mjs';
		const worse = findWorse(${JSON.stringify(before ? [claim(before)] : [])}, ${JSON.stringify([claim(now)])});
		answer(worse.map(({ title }) => title));`) as string[];
}

describe('given recorded figures and new ones', () => {
	it.each<[string, object, [Interval | undefined, Interval], boolean]>([
		[
			'more is better and it is less',
			{ atLeast: 8 },
			[
				[11, 12],
				[9, 10],
			],
			true,
		],
		[
			'more is better and the intervals meet',
			{ atLeast: 8 },
			[
				[11, 12],
				[9, 11],
			],
			false,
		],
		[
			'more is better and it is more',
			{ atLeast: 8 },
			[
				[11, 12],
				[13, 14],
			],
			false,
		],
		[
			'less is better and it is more',
			{ atMost: 2 },
			[
				[1.9, 1.95],
				[2, 2.1],
			],
			true,
		],
		[
			'less is better and it is less',
			{ atMost: 2 },
			[
				[1.9, 1.95],
				[1.5, 1.6],
			],
			false,
		],
		[
			'it has no target',
			{},
			[
				[11, 12],
				[1, 2],
			],
			false,
		],
		['it is new', { atLeast: 8 }, [undefined, [1, 2]], false],
	])('when %s, then it is named or not', (_, target, values, isWorse) => {
		expect(findWorse(target, values)).toEqual(isWorse ? ['A claim'] : []);
	});
});
