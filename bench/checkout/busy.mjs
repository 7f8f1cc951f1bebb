import { setTimeout as sleep } from 'node:timers/promises';
import { median, ratio, spread } from '../lib/stats.mjs';
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

/** After an answer n8n still saves the run; the next way must not pay for that. */
const PAUSE_MS = 250;

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
		/** @type {Record<string, Record<string, number[]>>} */
		const p50 = Object.fromEntries(
			LOADS.map((load) => [load.name, Object.fromEntries(busyWays.map(({ name }) => [name, []]))]),
		);
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
					const times = await measure(stub);
					const medians = busyWays.map(({ name }) => median(times[name]));
					setting.show(
						`${round < 0 ? 'warm-up' : `round ${round + 1} of ${setting.rounds}`}, ${load.title}: ${busyWays
							.map(({ name }, index) => `${name} ${medians[index].toFixed(1)} ms`)
							.join(', ')}`,
					);
					if (round < 0) continue;
					busyWays.forEach(({ name }, index) => p50[load.name][name].push(medians[index]));
				}
				await stub.release();
				await waitUntilIdle();
			}
		});
		return describe(p50);
	},
};

/**
 * One round under one load. The ways take turns, so that whatever the machine is doing meets all alike.
 * @param {import('../stub/start.mjs').Stub} stub
 */
async function measure(stub) {
	/** @type {Record<string, number[]>} */
	const times = Object.fromEntries(busyWays.map(({ name }) => [name, []]));
	for (let checkout = 0; checkout < CHECKOUTS; checkout++) {
		for (const way of busyWays) {
			const outcome = await stub.checkOut(way.token, 1);
			if (outcome.times.length < 1) throw new Error(`${way.title} did not answer in 10 s.`);
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
		figures: LOADS.map(({ name, title }) => ({
			name: `busy-${name}`,
			title: `Time to answer a checkout, ${title} (p50)`,
			unit: 'ms',
			bars: busyWays.map((way) => ({
				title: way.title,
				own: way.name !== 'builtIn',
				value: spread(p50[name][way.name]),
			})),
		})),
	};
}
