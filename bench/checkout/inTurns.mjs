import { setTimeout as sleep } from 'node:timers/promises';
import { median, spread } from '../lib/stats.mjs';

/** @typedef {import('./ways.mjs').Way} Way */

/** After an answer n8n still saves the run; the next way must not pay for that. */
const PAUSE_MS = 250;

/**
 * One round. The ways take turns, so that whatever the machine is doing meets all of them alike.
 * @param {readonly Way[]} ways
 * @param {import('./withWays.mjs').CheckOut} checkOut
 * @param {{ size: number, bursts: number }} load
 * @returns {Promise<Record<string, number>>} the median (p50) of each way, by its name
 */
export async function measureInTurns(ways, checkOut, { size, bursts }) {
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
	return Object.fromEntries(ways.map(({ name }) => [name, median(times[name])]));
}

/**
 * Medians of each round, by load and way.
 * @typedef {Record<string, Record<string, number[]>>} Medians
 */

/**
 * @param {ReadonlyArray<{ name: string }>} loads
 * @param {readonly Way[]} ways
 * @returns {Medians} without any round yet
 */
export const noMedians = (loads, ways) =>
	Object.fromEntries(
		loads.map((load) => [load.name, Object.fromEntries(ways.map(({ name }) => [name, []]))]),
	);

/**
 * Tells what a round came to, and keeps it unless it was for warming up.
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {Medians} p50
 * @param {{ round: number, load: { name: string, title: string }, medians: Record<string, number> }} measured
 *   `round`: from 0, below for warming up
 */
export function keepRound({ rounds, show }, p50, { round, load, medians }) {
	const place = round < 0 ? 'warm-up' : `round ${round + 1} of ${rounds}`;
	const values = Object.entries(medians).map(([name, ms]) => `${name} ${ms.toFixed(1)} ms`);
	show(`${place}, ${load.title}: ${values.join(', ')}`);
	if (round < 0) return;
	for (const [name, ms] of Object.entries(medians)) p50[load.name][name].push(ms);
}

/**
 * One figure of each load.
 * @param {string} prefix of the plots' files
 * @param {ReadonlyArray<{ name: string, title: string }>} loads
 * @param {readonly Way[]} ways
 * @param {Medians} p50
 * @returns {import('../lib/result.mjs').Figure[]}
 */
export const drawLoads = (prefix, loads, ways, p50) =>
	loads.map(({ name, title }) => ({
		name: `${prefix}-${name}`,
		title: `Time to answer a checkout, ${title} (p50)`,
		unit: 'ms',
		bars: ways.map((way) => ({
			title: way.title,
			own: way.name === 'webhook' || way.name === 'polling',
			value: spread(p50[name][way.name]),
		})),
	}));
