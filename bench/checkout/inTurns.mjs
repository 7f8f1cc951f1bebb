import { setTimeout as sleep } from 'node:timers/promises';
import { takeTurns } from '../lib/rounds.mjs';
import { median, spread } from '../lib/stats.mjs';

/** @typedef {import('./ways.mjs').Way} Way */

/** After an answer n8n still saves the run; the next way must not pay for that. */
const PAUSE_MS = 250;

/**
 * One round under one load. The ways take turns, so that whatever the machine is doing meets all of
 * them alike.
 * @param {readonly Way[]} ways
 * @param {import('./withWays.mjs').CheckOut} checkOut
 * @param {{ size: number, bursts: number, unansweredMs?: number }} load `unansweredMs`: what counts for a
 *   checkout that is not answered in time; without it that is an error
 * @returns {Promise<Record<string, number>>} the median (p50) of each way, by its name
 */
export async function measureInTurns(ways, checkOut, { size, bursts, unansweredMs }) {
	/** @type {Record<string, number[]>} */
	const times = Object.fromEntries(ways.map(({ name }) => [name, []]));
	for (let burst = 0; burst < bursts; burst++) {
		for (const way of takeTurns(ways, burst)) {
			const outcome = await checkOut(way, size);
			const missing = size - outcome.times.length;
			if (missing > 0 && unansweredMs === undefined) {
				throw new Error(`${way.title} answered ${outcome.times.length} of ${size} in 10 s.`);
			}
			times[way.name].push(
				...outcome.times,
				...Array.from({ length: missing }, () => unansweredMs ?? 0),
			);
			await sleep(PAUSE_MS);
		}
	}
	return Object.fromEntries(ways.map(({ name }) => [name, median(times[name])]));
}

/**
 * Medians (p50) of one round, by load and way.
 * @typedef {Record<string, Record<string, number>>} Medians
 */

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {string} place which round
 * @param {{ title: string }} load
 * @param {Record<string, number>} medians
 */
export function showMedians({ show }, place, { title }, medians) {
	const values = Object.entries(medians).map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`);
	show(`${place}, ${title}: ${values.join(', ')}`);
}

/**
 * @param {readonly Medians[]} rounds
 * @param {string} load
 * @returns {(way: string) => number[]} that way's median of each round
 */
export const columnOf = (rounds, load) => (way) => rounds.map((medians) => medians[load][way]);

/**
 * One figure of each load.
 * @param {string} prefix of the plots' files
 * @param {ReadonlyArray<{ name: string, title: string }>} loads
 * @param {readonly Way[]} ways
 * @param {readonly Medians[]} rounds
 * @returns {import('../lib/result.mjs').Figure[]}
 */
export const drawLoads = (prefix, loads, ways, rounds) =>
	loads.map(({ name, title }) => ({
		name: `${prefix}-${name}`,
		title: `Time to answer a checkout, ${title} (p50)`,
		unit: 'ms',
		bars: ways.map((way) => ({
			title: way.title,
			rival: way.rival,
			value: spread(columnOf(rounds, name)(way.name)),
		})),
	}));
