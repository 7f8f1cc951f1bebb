import { setTimeout as sleep } from 'node:timers/promises';

/** Size of a burst by its step: it doubles every other step. */
const sizeOf = (/** @type {number} */ step) => Math.round(10 * 2 ** (step / 2));

const DOUBLE = 2;
const LARGEST_STEP = 32;

/** Between two bursts, for what n8n still saves. */
const PAUSE_MS = 1_500;

/** A burst that every way answers; fills caches, compiles code. */
const WARM_UP_SIZE = 20;
const WARM_UPS = 3;

/**
 * Finds the largest burst of each way that is answered completely, round by round.
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {readonly import('./ways.mjs').Way[]} ways
 * @param {import('./withWays.mjs').CheckOut} checkOut
 * @returns {Promise<Record<string, number[]>>} checkouts in each round, by the way's name
 */
export async function measureBursts({ rounds, show }, ways, checkOut) {
	for (let time = 0; time < WARM_UPS; time++) {
		for (const way of ways) await checkOut(way, WARM_UP_SIZE);
	}
	/** @type {Record<string, number[]>} */
	const largest = Object.fromEntries(ways.map(({ name }) => [name, []]));
	/** @type {Record<string, number>} */
	const reached = {};
	for (let round = 0; round < rounds; round++) {
		for (const way of ways) {
			const isComplete = async (/** @type {number} */ step) => {
				await sleep(PAUSE_MS);
				const { asked, times } = await checkOut(way, sizeOf(step));
				show(`round ${round + 1} of ${rounds}, ${way.name}: ${times.length} of ${asked} in 10 s`);
				return times.length === asked;
			};
			const step = await findLargest(isComplete, reached[way.name]);
			reached[way.name] = step;
			largest[way.name].push(sizeOf(step));
		}
	}
	return largest;
}

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
