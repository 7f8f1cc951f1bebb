import { setTimeout as sleep } from 'node:timers/promises';
import { ratio } from '../lib/stats.mjs';
import { drawLoads, keepRound, measureInTurns, noMedians } from './inTurns.mjs';
import { busyWays } from './ways.mjs';
import { withWays } from './withWays.mjs';

/** Payment runs that go on, half of them received by webhook and half by polling. */
const LOADS = [
	{ name: 'idle', title: 'nothing else going on', runs: 0 },
	{ name: 'forty', title: '40 payment runs going on', runs: 40 },
	{ name: 'many', title: '500 payment runs going on', runs: 500 },
];

/** Checkouts of each way under each load in a round, one at a time. */
const CHECKOUTS = 15;

/** How often to look whether the payments' runs have begun. */
const LOOK_MS = 100;

/** After the last of them has begun n8n still saves it. */
const SETTLE_MS = 2_000;

const own = busyWays.filter(({ name }) => name !== 'builtIn');

/** @type {import('../lib/result.mjs').Benchmark} */
export const busy = {
	name: 'checkout.busy',
	title: 'Time to answer a checkout while the shop is busy',
	rounds: 5,
	run: async (setting) => {
		const p50 = noMedians(LOADS, busyWays);
		await withWays(setting, busyWays, async (_, { stub, waitUntilIdle }) => {
			// One round of its own in which caches fill and code is compiled.
			for (let round = -1; round < setting.rounds; round++) {
				let going = 0;
				for (const load of LOADS) {
					const more = (load.runs - going) / own.length;
					for (const { token } of own) if (more > 0) await stub.sell(token, more);
					while ((await stub.held()) < load.runs) await sleep(LOOK_MS);
					if (more > 0) await sleep(SETTLE_MS);
					going = load.runs;
					const checkOut = (
						/** @type {import('./ways.mjs').Way} */ { token },
						/** @type {number} */ size,
					) => stub.checkOut(token, size);
					const medians = await measureInTurns(busyWays, checkOut, { size: 1, bursts: CHECKOUTS });
					keepRound(setting, p50, { round, load, medians });
				}
				await stub.release();
				await waitUntilIdle();
			}
		});
		return describe(p50);
	},
};

/**
 * @param {import('./inTurns.mjs').Medians} p50
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(p50) {
	const { idle, ...loaded } = p50;
	const busyLoads = LOADS.filter(({ runs }) => runs > 0);
	return {
		how: `As above, one at a time, in an n8n with payment runs that do not end while it is measured: half of them came in by webhook, half by polling. ${CHECKOUTS} checkouts of each way under each load in every round. A round's value is its median (p50).`,
		claims: busyLoads.flatMap(({ name, title }) => [
			{
				title: `Polling, ${title}: time against an idle n8n`,
				unit: /** @type {const} */ ('x'),
				value: ratio(loaded[name].polling, idle.polling),
				atMost: 3,
			},
			{
				title: `Webhook, ${title}: faster than the built-in nodes`,
				unit: /** @type {const} */ ('x'),
				value: ratio(loaded[name].builtIn, loaded[name].webhook),
				atLeast: 8,
			},
		]),
		figures: drawLoads('busy', LOADS, busyWays, p50),
	};
}
