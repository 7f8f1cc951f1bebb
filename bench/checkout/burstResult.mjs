import { ratio, spread } from '../lib/stats.mjs';
import { profileTable } from '../profile/profile.mjs';
import { ways } from './ways.mjs';

/** More than any way by webhook answers, so that what is answered tells them apart. */
export const OFFERED = 640;

export const byWebhook = ways.filter(({ name }) => name === 'builtIn' || name === 'webhook');
export const [webhook] = ways.filter(({ name }) => name === 'webhook');

/** What one way came to in one round. @typedef {{ answered: number, largest: number }} Reached */

/** @typedef {Array<Record<string, Reached>>} Rounds by the way's name */

/**
 * @param {object} measured
 * @param {Rounds} measured.rounds
 * @param {Rounds} measured.lazily the same with n8n's lazy engine
 * @param {{ byDefault: number[], lazily: number[] }} measured.queue answered in queue mode
 * @param {import('../profile/summarize.mjs').Part[]} measured.profile of a burst by webhook
 * @returns {import('../lib/result.mjs').Result}
 */
export function describeBursts({ rounds, lazily, queue, profile }) {
	const of =
		(/** @type {Rounds} */ all, /** @type {keyof Reached} */ what) => (/** @type {string} */ way) =>
			all.map((reached) => reached[way][what]);
	const [answered, largest] = [of(rounds, 'answered'), of(rounds, 'largest')];
	const [answeredLazily, largestLazily] = [of(lazily, 'answered'), of(lazily, 'largest')];
	return {
		how: `Many buyers press Pay at the same moment; what counts is who is approved within Telegram's 10 seconds. **Answered in time**: how many of ${OFFERED} buyers. **Complete burst**: the largest number of buyers of whom all are answered in time, found to 5 % in every round. Webhooks get as many connections at once as their bot asked Telegram for (40 by default). n8n 2.41 builds a sandbox for expressions for every delivery by webhook to other nodes than its own; with N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true, an experimental setting of n8n that is off by default, only for those that evaluate one, and this package's trigger evaluates none. What is marked lazy engine was measured with it, in an n8n of its own. **Queue mode**: one webhook processor and one worker, all on one machine. The profile shows what n8n's own thread did while it received ${OFFERED} checkouts by webhook without that setting.`,
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
			{
				title: `Answered in time of ${OFFERED}, queue mode: more with the lazy engine than without`,
				unit: 'x',
				value: ratio(queue.lazily, queue.byDefault),
			},
		],
		figures: [
			{
				name: 'burst-answered',
				title: `Of ${OFFERED} buyers at once: answered within 10 s`,
				unit: 'checkouts',
				bars: [
					...bars(answered, answeredLazily),
					queueBar('queue mode', queue.byDefault),
					queueBar('queue mode, lazy engine', queue.lazily),
				],
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

/** @param {string} how @param {number[]} answered */
const queueBar = (how, answered) => ({
	title: `${webhook.title}, ${how}`,
	rival: webhook.rival,
	value: spread(answered),
});
