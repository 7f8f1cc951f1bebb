import { setTimeout as sleep } from 'node:timers/promises';
import { LEAST_ROUNDS, measureRounds, takeTurns } from '../lib/rounds.mjs';
import { createProfiler } from '../profile/profile.mjs';
import { byWebhook, describeBursts, OFFERED, webhook } from './burstResult.mjs';
import { findLargest } from './largestBurst.mjs';
import { withWays } from './withWays.mjs';
import { ways } from './ways.mjs';

/** Builds the engine for expressions only for deliveries that need it (n8n: experimental, off by default). */
const LAZY_ENGINE = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** A burst that every way answers; fills caches, compiles code. */
const WARM_UP_SIZE = 20;

/** The largest burst that is tried. */
const MOST = 655_360;

/** Between two bursts, for what n8n still saves. */
const PAUSE_MS = 1_500;

/** @type {import('../lib/result.mjs').Benchmark} */
export const burst = {
	name: 'checkout.burst',
	title: 'Bursts of checkouts',
	rounds: LEAST_ROUNDS,
	needsServers: true,
	run: async (setting) => {
		const profiler = createProfiler();
		const { rounds, profile } = await withWays(
			setting,
			ways,
			async (checkOut, { n8n }) => ({
				rounds: await measureBursts(setting, ways, checkOut),
				profile: await profiler.watch(n8n.pid(), async () => {
					await checkOut(webhook, OFFERED);
				}),
			}),
			{ env: profiler.env },
		);
		setting.show('Again with n8n building its expression engine only when needed');
		const lazily = await withWays(
			setting,
			byWebhook,
			(checkOut) => measureBursts(setting, byWebhook, checkOut),
			{ env: LAZY_ENGINE },
		);
		/** @param {NodeJS.ProcessEnv} [env] */
		const inQueueMode = (env) =>
			withWays(setting, [webhook], (checkOut) => measureOffered(setting, checkOut), {
				queueMode: true,
				env,
			});
		setting.show('Queue mode, first as it is, then with that setting');
		const queue = { byDefault: await inQueueMode(), lazily: await inQueueMode(LAZY_ENGINE) };
		return describeBursts({ rounds, lazily, queue, profile });
	},
};

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {import('./withWays.mjs').CheckOut} checkOut
 * @returns {Promise<number[]>} how many of the offered checkouts this package answered by webhook in each round
 */
const measureOffered = (setting, checkOut) =>
	measureRounds(setting, async (round, place) => {
		if (round < 0) await checkOut(webhook, WARM_UP_SIZE);
		await sleep(PAUSE_MS);
		const { times } = await checkOut(webhook, OFFERED);
		setting.show(`${place}: ${times.length} of ${OFFERED} in 10 s`);
		return times.length;
	});

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {readonly import('./ways.mjs').Way[]} rivals
 * @param {import('./withWays.mjs').CheckOut} checkOut
 * @returns {Promise<import('./burstResult.mjs').Rounds>}
 */
async function measureBursts(setting, rivals, checkOut) {
	/** @type {Map<string, number>} the largest complete burst of the round before */
	const known = new Map();
	return await measureRounds(setting, async (round, place) => {
		/** @type {Record<string, import('./burstResult.mjs').Reached>} */
		const reached = {};
		for (const way of takeTurns(rivals, round)) {
			// The first round's search, from small to large, warms up the rest.
			if (round < 0) {
				await checkOut(way, WARM_UP_SIZE);
				continue;
			}
			const answered = async (/** @type {number} */ size) => {
				await sleep(PAUSE_MS);
				const { times } = await checkOut(way, size);
				setting.show(`${place}, ${way.name}: ${times.length} of ${size} in 10 s`);
				return times.length;
			};
			const ofOffered = await answered(OFFERED);
			const before = known.get(way.name);
			const start = before ?? Math.max(WARM_UP_SIZE, ofOffered);
			const largest = await findLargest(answered, { start, isKnown: before !== undefined }, MOST);
			known.set(way.name, Math.max(1, largest));
			reached[way.name] = { answered: ofOffered, largest };
		}
		return reached;
	});
}
