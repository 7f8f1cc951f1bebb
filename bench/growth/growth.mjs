import { measureRounds, takeTurns } from '../lib/rounds.mjs';
import { median } from '../lib/stats.mjs';
import { readResults } from '../report/store.mjs';
import { describe } from './describe.mjs';
import { withFleet } from './fleet.mjs';
import { allowedRate, fitLine } from './model.mjs';
import { queueCosts } from './queueCosts.mjs';

/** Bots of the largest fleet; fewer only for a quick look. */
const LARGEST = Number(process.env.BENCH_BOTS ?? 200);

/** The model is fitted to the smaller fleets and has to foretell the largest. */
const SIZES = [0, LARGEST / 4, LARGEST / 2, LARGEST];

/** Checkouts a second, of all bots together. */
const RATES = [20, 100, 400];

/** The rate at which the CPU time of one checkout is measured. */
const USUAL_RATE = 100;

/**
 * What was measured, a value for each round.
 * @typedef {object} Measured
 * @property {Map<number, import('./fleet.mjs').Idle[]>} idle by number of bots, smallest first
 * @property {Map<number, import('./fleet.mjs').Answered[]>} checkouts by checkouts a second
 * @property {number[]} runs completed a second
 * @property {number} rate sales a second that the model allows the largest fleet
 * @property {import('./fleet.mjs').Sold[]} sales at that rate
 */

/** @type {import('../lib/result.mjs').Benchmark} */
export const growth = {
	name: 'growth',
	title: 'How many bots and payments one n8n can take',
	rounds: 5,
	run: async (setting) => {
		const queue = queueCosts((await readResults()).scale);
		return await withFleet(setting, LARGEST, async (fleet) => {
			const idle = await measureIdle(setting, fleet);
			const busy = await measureBusy(setting, fleet);
			const costs = { ...fitCosts(idle, busy), queue };
			const rate = allowedRate(LARGEST, costs);
			const sales = await measureRounds(setting, async (_, place) => {
				const sold = await fleet.sell(rate);
				setting.show(
					`${place}, ${rate.toFixed(1)} sales/s: ${(sold.share * 100).toFixed(1)} % answered in time, p99 ${sold.p99.toFixed(0)} ms, runs ended ${sold.lateMs.toFixed(0)} ms later`,
				);
				return sold;
			});
			return describe({ idle, ...busy, rate, sales }, costs);
		});
	},
};

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {import('./fleet.mjs').Fleet} fleet
 * @returns {Promise<Measured['idle']>}
 */
async function measureIdle(setting, fleet) {
	/** @type {Measured['idle']} */
	const idle = new Map();
	for (const size of SIZES) {
		await fleet.grow(size);
		const measure = async (/** @type {number} */ _, /** @type {string} */ place) => {
			const found = await fleet.idle();
			setting.show(
				`${place}, ${size} bots: ${(found.cores * 100).toFixed(2)} % of a core, ${found.connections} connections, ${found.memory.toFixed(0)} MB`,
			);
			return found;
		};
		// The windows in which it settled were the warm-up.
		const rounds = await measureRounds(setting, measure, { warmUps: 0 });
		idle.set(size, rounds);
	}
	return idle;
}

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {import('./fleet.mjs').Fleet} fleet
 * @returns {Promise<Pick<Measured, 'checkouts' | 'runs'>>}
 */
async function measureBusy(setting, fleet) {
	const rounds = await measureRounds(setting, async (round, place) => {
		/** @type {Map<number, import('./fleet.mjs').Answered>} */
		const found = new Map();
		for (const rate of takeTurns(RATES, round)) {
			const answered = await fleet.checkOut(rate);
			found.set(rate, answered);
			setting.show(
				`${place}, ${rate} checkouts/s: ${(answered.share * 100).toFixed(1)} % in time, p50 ${answered.p50.toFixed(1)} ms, p99 ${answered.p99.toFixed(1)} ms, CPU ${(answered.cpu * 1_000).toFixed(2)} ms`,
			);
		}
		const runs = await fleet.flood();
		setting.show(`${place}: ${runs.toFixed(1)} runs/s`);
		return { found, runs };
	});
	const of = (/** @type {number} */ rate) =>
		rounds.map(({ found }) => /** @type {import('./fleet.mjs').Answered} */ (found.get(rate)));
	return {
		checkouts: new Map(RATES.map((rate) => [rate, of(rate)])),
		runs: rounds.map(({ runs }) => runs),
	};
}

/**
 * @param {Measured['idle']} idle
 * @param {Pick<Measured, 'checkouts' | 'runs'>} busy
 * @returns {import('./model.mjs').Costs}
 */
function fitCosts(idle, { checkouts, runs }) {
	const fitted = [...idle].filter(([size]) => size < LARGEST);
	const line = (/** @type {'cores' | 'memory'} */ what) =>
		fitLine(fitted.map(([size, rounds]) => [size, median(rounds.map((found) => found[what]))]));
	const [cores, memory] = [line('cores'), line('memory')];
	const usual = checkouts.get(USUAL_RATE) ?? [];
	return {
		base: cores.base,
		perBot: Math.max(0, cores.slope),
		perCheckout: median(usual.map(({ cpu }) => cpu)),
		runsPerSecond: median(runs),
		memory: memory.base,
		memoryPerBot: Math.max(0, memory.slope),
	};
}
