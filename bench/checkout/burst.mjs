import { ratio, spread } from '../lib/stats.mjs';
import { measureBursts } from './largestBurst.mjs';
import { withWays } from './withWays.mjs';
import { ways } from './ways.mjs';

/** Builds the engine for expressions only for deliveries that need it (n8n: experimental, off by default). */
const LAZY_ENGINE = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** @type {import('../lib/result.mjs').Benchmark} */
export const burst = {
	name: 'checkout.burst',
	title: 'Largest burst of checkouts',
	rounds: 3,
	run: async (setting) => {
		const byDefault = await withWays(setting, ways, async (checkOut) =>
			measureBursts(setting, ways, checkOut),
		);
		const byWebhook = ways.filter(({ name }) => name === 'builtIn' || name === 'webhook');
		setting.show('Again with n8n building its expression engine only when needed');
		const lazily = await withWays(
			setting,
			byWebhook,
			async (checkOut) => measureBursts(setting, byWebhook, checkOut),
			LAZY_ENGINE,
		);
		return describe(byDefault, lazily);
	},
};

/**
 * @param {Record<string, number[]>} byDefault largest burst of each round, by way
 * @param {Record<string, number[]>} lazily the same with n8n's lazy engine
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(byDefault, lazily) {
	const { builtIn, webhook, polling, grammy } = byDefault;
	return {
		how: "This many buyers press Pay at the same moment. A burst counts if all of them are approved within Telegram's 10 seconds. Bursts double until one isn't answered completely, then one in between (√2) follows. Later rounds start where the previous one ended. Webhooks get as many connections at once as their bot asked Telegram for (40 by default). The stub tries no burst beyond 655,360. n8n 2.41 builds a sandbox for expressions for every delivery by webhook to other nodes than its own; with N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true, an experimental setting of n8n that is off by default, only for those that evaluate one, and this package's trigger evaluates none. The bursts marked lazy engine were measured with it, in an n8n of their own.",
		claims: [
			{
				title: 'Complete burst, webhook: larger than with the built-in nodes',
				unit: 'x',
				value: ratio(webhook, builtIn),
				atLeast: 3,
			},
			{
				title: 'Complete burst, polling: larger than with the built-in nodes',
				unit: 'x',
				value: ratio(polling, builtIn),
				atLeast: 20,
			},
			{
				title: 'Complete burst, polling: part of what the bare grammY bot answers',
				unit: 'x',
				value: ratio(polling, grammy),
			},
			{
				title:
					'Complete burst, webhook and lazy engine: larger than with the built-in nodes and the same',
				unit: 'x',
				value: ratio(lazily.webhook, lazily.builtIn),
			},
			{
				title: 'Complete burst, webhook and lazy engine: larger than without it',
				unit: 'x',
				value: ratio(lazily.webhook, webhook),
			},
		],
		figures: [
			{
				name: 'burst',
				title: 'Largest burst of checkouts answered completely within 10 s',
				unit: 'checkouts',
				bars: [
					...ways.map((way) => bar(way, byDefault)),
					...ways
						.filter(({ name }) => name in lazily)
						.map((way) => bar({ ...way, title: `${way.title}, lazy engine` }, lazily)),
				],
			},
		],
	};
}

/**
 * @param {import('./ways.mjs').Way} way
 * @param {Record<string, number[]>} largest of each round, by way
 */
function bar({ name, title }, largest) {
	return {
		title,
		own: name === 'webhook' || name === 'polling',
		value: spread(largest[name]),
	};
}
