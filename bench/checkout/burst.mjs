import { setTimeout as sleep } from 'node:timers/promises';
import { LEAST_ROUNDS, measureRounds, takeTurns } from '../lib/rounds.mjs';
import { ratio, spread } from '../lib/stats.mjs';
import { createProfiler, profileTable } from '../profile/profile.mjs';
import { findLargest } from './largestBurst.mjs';
import { withWays } from './withWays.mjs';
import { ways } from './ways.mjs';

/** Builds the engine for expressions only for deliveries that need it (n8n: experimental, off by default). */
const LAZY_ENGINE = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** More than any way by webhook answers, so that what is answered tells them apart. */
const OFFERED = 640;

/** A burst that every way answers; fills caches, compiles code. */
const WARM_UP_SIZE = 20;

/** The largest burst that is tried. */
const MOST = 655_360;

/** Between two bursts, for what n8n still saves. */
const PAUSE_MS = 1_500;

const byWebhook = ways.filter(({ name }) => name === 'builtIn' || name === 'webhook');

/** What one way came to in one round. @typedef {{ answered: number, largest: number }} Reached */

/** @typedef {Array<Record<string, Reached>>} Rounds by the way's name */

/** @type {import('../lib/result.mjs').Benchmark} */
export const burst = {
	name: 'checkout.burst',
	title: 'Bursts of checkouts',
	rounds: LEAST_ROUNDS,
	run: async (setting) => {
		const profiler = createProfiler();
		const { rounds, profile } = await withWays(
			setting,
			ways,
			async (checkOut, { n8n }) => ({
				rounds: await measureBursts(setting, ways, checkOut),
				profile: await profiler.watch(n8n.pid(), async () => {
					const [webhook] = byWebhook.filter(({ name }) => name === 'webhook');
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
		return describe(rounds, lazily, profile);
	},
};

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {readonly import('./ways.mjs').Way[]} rivals
 * @param {import('./withWays.mjs').CheckOut} checkOut
 * @returns {Promise<Rounds>}
 */
async function measureBursts(setting, rivals, checkOut) {
	/** @type {Map<string, number>} the largest complete burst of the round before */
	const known = new Map();
	return await measureRounds(setting, async (round, place) => {
		/** @type {Record<string, Reached>} */
		const reached = {};
		for (const way of takeTurns(rivals, round)) {
			if (round < 0) await checkOut(way, WARM_UP_SIZE);
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

/**
 * @param {Rounds} rounds
 * @param {Rounds} lazily the same with n8n's lazy engine
 * @param {import('../profile/summarize.mjs').Part[]} profile of a burst by webhook
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(rounds, lazily, profile) {
	const of =
		(/** @type {Rounds} */ all, /** @type {keyof Reached} */ what) => (/** @type {string} */ way) =>
			all.map((reached) => reached[way][what]);
	const [answered, largest] = [of(rounds, 'answered'), of(rounds, 'largest')];
	const [answeredLazily, largestLazily] = [of(lazily, 'answered'), of(lazily, 'largest')];
	return {
		how: `Many buyers press Pay at the same moment; what counts is who is approved within Telegram's 10 seconds. **Answered in time**: how many of ${OFFERED} buyers. **Complete burst**: the largest number of buyers of whom all are answered in time, found to 5 % in every round. Webhooks get as many connections at once as their bot asked Telegram for (40 by default). n8n 2.41 builds a sandbox for expressions for every delivery by webhook to other nodes than its own; with N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true, an experimental setting of n8n that is off by default, only for those that evaluate one, and this package's trigger evaluates none. What is marked lazy engine was measured with it, in an n8n of its own. The profile shows what n8n's own thread did while it received ${OFFERED} checkouts by webhook without that setting.`,
		claims: [
			{
				title: `Answered in time of ${OFFERED}, webhook: more than by the built-in nodes`,
				unit: 'x',
				value: ratio(answered('webhook'), answered('builtIn')),
				atLeast: 3,
			},
			{
				title: `Answered in time of ${OFFERED}, polling: more than by the built-in nodes`,
				unit: 'x',
				value: ratio(answered('polling'), answered('builtIn')),
			},
			{
				title: 'Complete burst, webhook: larger than with the built-in nodes',
				unit: 'x',
				value: ratio(largest('webhook'), largest('builtIn')),
				atLeast: 3,
			},
			{
				title: 'Complete burst, polling: larger than with the built-in nodes',
				unit: 'x',
				value: ratio(largest('polling'), largest('builtIn')),
				atLeast: 20,
			},
			{
				title: 'Complete burst, polling: part of what the bare grammY bot answers',
				unit: 'x',
				value: ratio(largest('polling'), largest('grammy')),
			},
			{
				title:
					'Complete burst, webhook and lazy engine: larger than with the built-in nodes and the same',
				unit: 'x',
				value: ratio(largestLazily('webhook'), largestLazily('builtIn')),
				atLeast: 20,
			},
			{
				title: 'Complete burst, webhook and lazy engine: larger than without it',
				unit: 'x',
				value: ratio(largestLazily('webhook'), largest('webhook')),
			},
		],
		figures: [
			{
				name: 'burst-answered',
				title: `Of ${OFFERED} buyers at once: answered within 10 s`,
				unit: 'checkouts',
				bars: bars(answered, answeredLazily),
			},
			{
				name: 'burst',
				title: 'Largest burst of checkouts answered completely within 10 s',
				unit: 'checkouts',
				bars: bars(largest, largestLazily),
			},
		],
		tables: [profileTable(`n8n's own thread, ${OFFERED} checkouts by webhook`, profile)],
	};
}

/**
 * @param {(way: string) => number[]} byDefault
 * @param {(way: string) => number[]} lazily
 */
const bars = (byDefault, lazily) => [
	...ways.map(({ name, title, rival }) => ({ title, rival, value: spread(byDefault(name)) })),
	...byWebhook.map(({ name, title, rival }) => ({
		title: `${title}, lazy engine`,
		rival,
		value: spread(lazily(name)),
	})),
];
