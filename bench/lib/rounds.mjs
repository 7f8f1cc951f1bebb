import { availableParallelism } from 'node:os';
import { canReadCpu, readCpu, readMachineCpu } from './cpu.mjs';

/**
 * Fewest rounds whose figures go on the page. The lowest and the highest of five are an interval that
 * holds the true median with a confidence of 94 % (1 − 2 · 0.5⁵), whatever the values' distribution.
 */
export const LEAST_ROUNDS = 5;

/** Part of the machine that other programs may use in a round. */
const NOISE = 0.05;

/** How often a noisy round is repeated before the machine is given up. */
const ATTEMPTS = 4;

/**
 * What other programs used of the machine while something was measured.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<{ value: T, noise: number }>} `noise`: 0 to 1 of all cores; 0 where it cannot be read
 */
async function watchNoise(work) {
	if (!canReadCpu) return { value: await work(), noise: 0 };
	const foreign = () => readMachineCpu() - readCpu({ ours: [process.pid] }).ours;
	const [since, before] = [performance.now(), foreign()];
	const value = await work();
	const seconds = (performance.now() - since) / 1_000;
	return { value, noise: Math.max(0, foreign() - before) / (seconds * availableParallelism()) };
}

/**
 * Measures in rounds, of which the first are for warming up: caches fill and code is compiled. A round
 * in which other programs kept the machine busy is measured again.
 * @template T what a round comes to
 * @param {import('./result.mjs').Setting} setting
 * @param {(round: number, place: string) => Promise<T>} measure `round` from 0, below 0 to warm up; `place`
 *   tells people which it is
 * @param {{ warmUps?: number, times?: number }} [options] `times`: how often it measures, where one time
 *   holds several rounds
 * @returns {Promise<T[]>} one of each time
 */
export async function measureRounds(
	{ rounds, show },
	measure,
	{ warmUps = 1, times = rounds } = {},
) {
	for (let round = -warmUps; round < 0; round++) await measure(round, 'warm-up');
	/** @type {T[]} */
	const kept = [];
	for (let round = 0; round < times; round++) {
		for (let attempt = 1; kept.length === round; attempt++) {
			const { value, noise } = await watchNoise(() =>
				measure(round, `round ${round + 1} of ${times}`),
			);
			const used = `Other programs used ${(noise * 100).toFixed(0)} % of the machine`;
			if (noise <= NOISE || rounds < LEAST_ROUNDS) {
				// A quick look is not published and takes the machine as it is.
				if (noise > NOISE) show(`${used}.`);
				kept.push(value);
				continue;
			}
			if (attempt === ATTEMPTS) throw new Error(`${used} in ${ATTEMPTS} attempts at one round.`);
			show(`${used}: this round is measured again.`);
		}
	}
	return kept;
}

/**
 * The order of rivals changes from round to round, so that none always follows the same other.
 * @template T
 * @param {readonly T[]} rivals
 * @param {number} round from 0; below for warming up
 * @returns {T[]}
 */
export function takeTurns(rivals, round) {
	const first = ((round % rivals.length) + rivals.length) % rivals.length;
	return [...rivals.slice(first), ...rivals.slice(0, first)];
}
