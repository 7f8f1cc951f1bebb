import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Buyers who come evenly over time, to one bot after the other.
 * @param {import('./bot.mjs').Bot[]} bots
 * @param {{ perSecond: number, seconds: number, pays?: boolean }} traffic `pays`: whether they pay once approved
 * @returns {Promise<import('./queries.mjs').Outcome>} when the last is answered or has given up
 */
export async function stream(bots, { perSecond, seconds, pays = false }) {
	const count = Math.round(perSecond * seconds);
	const since = performance.now();
	/** @type {Array<Promise<number | undefined>>} */
	const visits = [];
	while (visits.length < count) {
		const due = Math.floor(((performance.now() - since) / 1_000) * perSecond) + 1;
		while (visits.length < Math.min(due, count)) {
			visits.push(bots[visits.length % bots.length].visit({ pays }));
		}
		await sleep(1_000 / perSecond);
	}
	const times = (await Promise.all(visits)).filter((ms) => ms !== undefined);
	return { asked: count, times };
}
