import { LEAST_ROUNDS, measureRounds } from '../lib/rounds.mjs';
import { ratio } from '../lib/stats.mjs';
import { columnOf, drawLoads, measureInTurns, showMedians } from './inTurns.mjs';
import { withWays } from './withWays.mjs';
import { ways } from './ways.mjs';

/** Checkouts of each way in a round: so many bursts of that size. */
const LOADS = [
	{ name: 'single', title: 'one at a time', size: 1, bursts: 15 },
	{ name: 'eight', title: '8 at once', size: 8, bursts: 6 },
];

/** @type {import('../lib/result.mjs').Benchmark} */
export const latency = {
	name: 'checkout.latency',
	title: 'Time to answer a checkout',
	rounds: LEAST_ROUNDS,
	run: async (setting) => {
		const rounds = await withWays(setting, ways, (checkOut) =>
			measureRounds(setting, async (_, place) => {
				/** @type {import('./inTurns.mjs').Medians} */
				const p50 = {};
				for (const load of LOADS) {
					p50[load.name] = await measureInTurns(ways, checkOut, load);
					showMedians(setting, place, load, p50[load.name]);
				}
				return p50;
			}),
		);
		return describe(rounds);
	},
};

/**
 * @param {import('./inTurns.mjs').Medians[]} rounds
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(rounds) {
	const [single, eight] = LOADS.map(({ name }) => columnOf(rounds, name));
	return {
		how: `A buyer presses Pay at a stub of the Bot API on the same machine. The time runs until the stub receives the bot's approval. All four bots run at the same time and alternate: ${LOADS.map(({ title, size, bursts }) => `${bursts * size} checkouts ${title}`).join(' and ')} of each in every round. A round's value is its median (p50).`,
		claims: [
			{
				title: 'One at a time, webhook: faster than the built-in nodes',
				unit: 'x',
				value: ratio(single('builtIn'), single('webhook')),
				atLeast: 8,
			},
			{
				title: 'One at a time, polling: faster than the built-in nodes',
				unit: 'x',
				value: ratio(single('builtIn'), single('polling')),
				atLeast: 20,
			},
			{
				title: 'One at a time, polling: time of the bare grammY bot',
				unit: 'x',
				value: ratio(single('polling'), single('grammy')),
				atMost: 2,
			},
			{
				title: '8 at once, webhook: faster than the built-in nodes',
				unit: 'x',
				value: ratio(eight('builtIn'), eight('webhook')),
			},
			{
				title: '8 at once, polling: faster than the built-in nodes',
				unit: 'x',
				value: ratio(eight('builtIn'), eight('polling')),
			},
			{
				title: '8 at once, polling: time of the bare grammY bot',
				unit: 'x',
				value: ratio(eight('polling'), eight('grammy')),
			},
		],
		figures: drawLoads('latency', LOADS, ways, rounds),
	};
}
