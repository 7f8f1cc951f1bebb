import fc from 'fast-check';
import { runModule } from '../../support/runModule';

describe('a round of a benchmark', () => {
	it('given three rivals, when rounds go by, then each is first in turn and none is left out', () => {
		const orders = runModule(`import { takeTurns } from './bench/lib/rounds.mjs';
			answer([-1, 0, 1, 2, 3].map((round) => takeTurns(['a', 'b', 'c'], round).join('')));`);
		expect(orders).toEqual(['cab', 'abc', 'bca', 'cab', 'abc']);
	});

	it('given two rounds and one to warm up, when they are measured, then only the two are kept', () => {
		const kept = runModule(`import { measureRounds } from './bench/lib/rounds.mjs';
			const setting = { rounds: 2, show: () => {} };
			answer(await measureRounds(setting, async (round, place) => [round, place]));`);
		expect(kept).toEqual([
			[0, 'round 1 of 2'],
			[1, 'round 2 of 2'],
		]);
	});

	it('given all benchmarks, when their rounds are counted, then each has enough for an interval', () => {
		const rounds = runModule(`import { benchmarks } from './bench/benchmarks.mjs';
			answer(benchmarks.map(({ rounds }) => rounds));`) as number[];
		expect(Math.min(...rounds)).toBeGreaterThanOrEqual(5);
	});
});

describe('the largest burst that is answered completely', () => {
	interface Search {
		capacity: number;
		start: number;
		isKnown: boolean;
	}

	/** Searches a way that answers so many of a burst, a few less when it is offered more. */
	const search = (searches: Search[]) =>
		runModule(`import { findLargest } from './bench/checkout/largestBurst.mjs';
			const found = [];
			for (const { capacity, start, isKnown } of ${JSON.stringify(searches)}) {
				let tries = 0;
				const answered = async (size) => {
					tries++;
					return size <= capacity ? size : Math.floor(capacity * 0.98);
				};
				found.push({ largest: await findLargest(answered, { start, isKnown }, 100_000), tries });
			}
			answer(found);`) as Array<{ largest: number; tries: number }>;

	it('given any capacity and any start, when it is searched, then it is found to 5 % and not exceeded', () => {
		const arbitrary = fc.record({
			capacity: fc.integer({ min: 0, max: 200_000 }),
			start: fc.integer({ min: 1, max: 50_000 }),
			isKnown: fc.boolean(),
		});
		const searches = fc.sample(arbitrary, 500);
		const found = search(searches);
		searches.forEach(({ capacity }, index) => {
			const reachable = Math.min(capacity, 100_000);
			const { largest } = found[index] ?? { largest: -1 };
			expect(largest).toBeLessThanOrEqual(reachable);
			expect(largest).toBeGreaterThanOrEqual(Math.floor(reachable / 1.05) - 1);
		});
	});

	it('given the size of the round before, when the capacity is about the same, then four bursts are enough', () => {
		const found = search([
			{ capacity: 400, start: 400, isKnown: true },
			{ capacity: 380, start: 400, isKnown: true },
			{ capacity: 430, start: 400, isKnown: true },
		]);
		for (const { tries } of found) expect(tries).toBeLessThanOrEqual(4);
	});
});

describe("a profile of n8n's thread", () => {
	it('given samples of a package, of what it calls, of Node.js and of nothing, when they are summed up, then each has its share', () => {
		const profile = {
			nodes: [
				{ id: 1, callFrame: { functionName: '(idle)', url: '' } },
				{
					id: 2,
					callFrame: {
						functionName: 'run',
						url: 'file:///x/node_modules/.pnpm/a/node_modules/@n8n/a/b.js',
					},
					children: [4],
				},
				{ id: 3, callFrame: { functionName: 'read', url: 'node:fs' } },
				{ id: 4, callFrame: { functionName: 'native', url: '' } },
			],
			samples: [1, 2, 4, 3],
			timeDeltas: [10, 20, 40, 30],
		};
		const parts = runModule(`import { summarize } from './bench/profile/summarize.mjs';
			answer(summarize(${JSON.stringify(profile)}));`);
		expect(parts).toEqual([
			{ part: '`@n8n/a`', share: 0.6 },
			{ part: 'Node.js', share: 0.3 },
			{ part: 'idle', share: 0.1 },
		]);
	});
});
