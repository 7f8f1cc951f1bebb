import path from 'node:path';
import { run } from '../../scripts/lib/run.mjs';
import { measureRounds } from '../lib/rounds.mjs';
import { spread } from '../lib/stats.mjs';
import { profileTable } from '../profile/profile.mjs';
import { summarize } from '../profile/summarize.mjs';

/** Each prints some of the {@link Costs}. */
const PROGRAMS = ['webhookCost.mjs', 'invoiceCost.mjs', 'loadTime.mjs'];

/** Milliseconds. @typedef {{ checkout: number, payment: number, invoice: number, load: number }} Costs */

/** @type {import('../lib/result.mjs').Benchmark} */
export const overhead = {
	name: 'node.overhead',
	title: 'What the nodes themselves cost',
	rounds: 9,
	run: async (setting) => {
		const rounds = await measureRounds(setting, async (_, place) => {
			/** @type {Costs} */
			const costs = { checkout: 0, payment: 0, invoice: 0, load: 0 };
			for (const program of PROGRAMS) {
				const output = await run(setting.node, [path.join(import.meta.dirname, program)]);
				Object.assign(costs, JSON.parse(output));
			}
			const text = Object.entries(costs).map(([name, ms]) => `${name} ${ms.toFixed(3)} ms`);
			setting.show(`${place}: ${text.join(', ')}`);
			return costs;
		});
		const profile = await run(setting.node, [
			path.join(import.meta.dirname, 'loadTime.mjs'),
			'--profile',
		]);
		return describe(rounds, summarize(JSON.parse(profile)));
	},
};

/**
 * @param {Costs[]} rounds
 * @param {import('../profile/summarize.mjs').Part[]} loading
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(rounds, loading) {
	const of = (/** @type {keyof Costs} */ what) => spread(rounds.map((costs) => costs[what]));
	return {
		how: 'Without n8n: the built nodes in a process of their own, with a context that costs next to nothing in place of n8n’s. CPU time (user and system, all threads) of 20,000 calls after 2,000 to warm up. Loading: both node files in a fresh process in which n8n’s own library is already loaded, as in n8n.',
		claims: [
			{
				title: '`webhook()` answering a checkout, CPU time',
				unit: 'ms',
				value: of('checkout'),
				atMost: 1,
			},
			{
				title: '`webhook()` taking a payment, CPU time',
				unit: 'ms',
				value: of('payment'),
				atMost: 1,
			},
			{ title: 'Building an invoice, CPU time', unit: 'ms', value: of('invoice') },
			{ title: 'Loading the package', unit: 'ms', value: of('load'), atMost: 100 },
		],
		figures: [],
		tables: [profileTable('The thread that loads the package', loading)],
	};
}
