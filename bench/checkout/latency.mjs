import { setTimeout as sleep } from 'node:timers/promises';
import { median, ratio, spread } from '../lib/stats.mjs';
import { withWays } from './withWays.mjs';
import { ways } from './ways.mjs';

/** Checkouts of each way in a round: so many bursts of that size. */
const LOADS = [
	{ name: 'single', title: 'one at a time', size: 1, bursts: 15 },
	{ name: 'eight', title: '8 at once', size: 8, bursts: 6 },
];

/** After an answer n8n still saves the run; the next way must not pay for that. */
const PAUSE_MS = 250;

/** Rounds of their own in which caches fill and code is compiled. */
const WARM_UP = 1;

/** @type {import('../lib/result.mjs').Benchmark} */
export const latency = {
	name: 'checkout.latency',
	title: 'Time to answer a checkout',
	rounds: 5,
	run: async (setting) => {
		/** @type {Record<string, Record<string, number[]>>} */
		const p50 = {};
		for (const load of LOADS) {
			p50[load.name] = Object.fromEntries(ways.map(({ name }) => [name, []]));
		}
		await withWays(setting, ways, async (checkOut) => {
			for (let round = -WARM_UP; round < setting.rounds; round++) {
				for (const load of LOADS) {
					const times = await measure(checkOut, load);
					const medians = ways.map(({ name }) => median(times[name]));
					setting.show(
						`${round < 0 ? 'warm-up' : `round ${round + 1} of ${setting.rounds}`}, ${load.title}: ${ways
							.map(({ name }, index) => `${name} ${medians[index].toFixed(1)} ms`)
							.join(', ')}`,
					);
					if (round < 0) continue;
					ways.forEach(({ name }, index) => p50[load.name][name].push(medians[index]));
				}
			}
		});
		return describe(p50);
	},
};

/**
 * One round. The ways take turns, so that whatever the machine is doing meets all of them alike.
 * @param {import('./withWays.mjs').CheckOut} checkOut
 * @param {{ size: number, bursts: number }} load
 */
async function measure(checkOut, { size, bursts }) {
	/** @type {Record<string, number[]>} */
	const times = Object.fromEntries(ways.map(({ name }) => [name, []]));
	for (let burst = 0; burst < bursts; burst++) {
		for (const way of ways) {
			const outcome = await checkOut(way, size);
			if (outcome.times.length < size) {
				throw new Error(`${way.title} answered ${outcome.times.length} of ${size} in 10 s.`);
			}
			times[way.name].push(...outcome.times);
			await sleep(PAUSE_MS);
		}
	}
	return times;
}

/**
 * @param {Record<string, Record<string, number[]>>} p50 of each round, by load and way
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(p50) {
	const { single, eight } = p50;
	return {
		how: `A buyer presses Pay at a stub of the Bot API on the same machine. The time runs until the stub receives the bot's approval. All four bots run at the same time and alternate: ${LOADS.map(({ title, size, bursts }) => `${bursts * size} checkouts ${title}`).join(' and ')} of each in every round. A round's value is its median (p50).`,
		claims: [
			{
				title: 'One at a time, webhook: faster than the built-in nodes',
				unit: 'x',
				value: ratio(single.builtIn, single.webhook),
				atLeast: 8,
			},
			{
				title: 'One at a time, polling: faster than the built-in nodes',
				unit: 'x',
				value: ratio(single.builtIn, single.polling),
				atLeast: 20,
			},
			{
				title: 'One at a time, polling: time of the bare grammY bot',
				unit: 'x',
				value: ratio(single.polling, single.grammy),
				atMost: 2,
			},
			{
				title: '8 at once, webhook: faster than the built-in nodes',
				unit: 'x',
				value: ratio(eight.builtIn, eight.webhook),
			},
			{
				title: '8 at once, polling: faster than the built-in nodes',
				unit: 'x',
				value: ratio(eight.builtIn, eight.polling),
			},
			{
				title: '8 at once, polling: time of the bare grammY bot',
				unit: 'x',
				value: ratio(eight.polling, eight.grammy),
			},
		],
		figures: LOADS.map(({ name, title }) => ({
			name: `latency-${name}`,
			title: `Time to answer a checkout, ${title} (p50)`,
			unit: 'ms',
			bars: ways.map((way) => ({
				title: way.title,
				own: way.name === 'webhook' || way.name === 'polling',
				value: spread(p50[name][way.name]),
			})),
		})),
	};
}
