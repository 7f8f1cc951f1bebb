import { setTimeout as sleep } from 'node:timers/promises';
import { ratio, spread } from '../lib/stats.mjs';
import { withAllWays } from './street.mjs';
import { ways } from './ways.mjs';

/** Size of a burst by its step: it doubles every other step. */
const sizeOf = (/** @type {number} */ step) => Math.round(10 * 2 ** (step / 2));

const DOUBLE = 2;
const LARGEST_STEP = 32;

/** Between two bursts, for what n8n still saves. */
const PAUSE_MS = 1_500;

/** A burst that every way answers; fills caches, compiles code. */
const WARM_UP_SIZE = 20;
const WARM_UPS = 3;

/** @type {import('../lib/result.mjs').Benchmark} */
export const burst = {
	name: 'checkout.burst',
	title: 'Largest burst of checkouts',
	rounds: 3,
	run: async (setting) => {
		/** @type {Record<string, number[]>} */
		const largest = Object.fromEntries(ways.map(({ name }) => [name, []]));
		await withAllWays(setting, async (checkOut) => {
			for (let time = 0; time < WARM_UPS; time++) {
				for (const way of ways) await checkOut(way, WARM_UP_SIZE);
			}
			/** @type {Record<string, number>} */
			const reached = {};
			for (let round = 0; round < setting.rounds; round++) {
				for (const way of ways) {
					const isComplete = async (/** @type {number} */ step) => {
						await sleep(PAUSE_MS);
						const { asked, times } = await checkOut(way, sizeOf(step));
						setting.show(
							`round ${round + 1} of ${setting.rounds}, ${way.name}: ${times.length} of ${asked} in 10 s`,
						);
						return times.length === asked;
					};
					const step = await findLargest(isComplete, reached[way.name]);
					reached[way.name] = step;
					largest[way.name].push(sizeOf(step));
				}
			}
		});
		return describe(largest);
	},
};

/**
 * @param {(step: number) => Promise<boolean>} isComplete
 * @param {number} [known] the step an earlier round reached; bursts are doubled to find one
 * @returns {Promise<number>} the last step that is complete before one that is not
 */
async function findLargest(isComplete, known) {
	let step = known ?? 0;
	if (known === undefined) {
		while (step + DOUBLE <= LARGEST_STEP && (await isComplete(step + DOUBLE))) step += DOUBLE;
		return (await isComplete(step + 1)) ? step + 1 : step;
	}
	if (await isComplete(step)) {
		while (step < LARGEST_STEP && (await isComplete(step + 1))) step++;
		return step;
	}
	while (step > 0 && !(await isComplete(step - 1))) step--;
	return Math.max(step - 1, 0);
}

/**
 * @param {Record<string, number[]>} largest of each round, by way
 * @returns {import('../lib/result.mjs').Result}
 */
function describe({ builtIn, webhook, polling, grammy }) {
	const values = { builtIn, webhook, polling, grammy };
	return {
		how: "So many buyers press Pay at the same moment; the burst counts when every one of them is approved before Telegram's 10 seconds are over. Bursts are doubled until one is not answered completely, then one in between (√2) is tried; later rounds start where the one before ended. Webhooks get as many connections at once as their bot asked Telegram for (40 by default). The stub tries no burst beyond 655,360.",
		claims: [
			{
				title: 'Complete burst, webhook: larger than with the built-in nodes',
				unit: 'x',
				value: ratio(webhook, builtIn),
				atLeast: 3,
			},
			{
				title: 'Complete burst, polling: larger than with the built-in nodes',
				unit: 'x',
				value: ratio(polling, builtIn),
				atLeast: 20,
			},
			{
				title: 'Complete burst, polling: part of what the bare grammY bot answers',
				unit: 'x',
				value: ratio(polling, grammy),
			},
		],
		figures: [
			{
				name: 'burst',
				title: 'Largest burst of checkouts answered completely within 10 s',
				unit: 'checkouts',
				bars: ways.map(({ name, title }) => ({
					title,
					own: name === 'webhook' || name === 'polling',
					value: spread(values[name]),
				})),
			},
		],
	};
}
