import path from 'node:path';
import { run } from '../../scripts/lib/run.mjs';
import { spread } from '../lib/stats.mjs';

const PROGRAMS = ['webhookCost.mjs', 'invoiceCost.mjs', 'loadTime.mjs'];

/** @type {import('../lib/result.mjs').Benchmark} */
export const overhead = {
	name: 'node.overhead',
	title: 'What the nodes themselves cost',
	rounds: 9,
	run: async ({ node, rounds, show }) => {
		/** @type {Record<string, number[]>} */
		const figures = {};
		// The first round is a warm-up: it brings the files into the system's cache.
		for (let round = 0; round <= rounds; round++) {
			/** @type {Record<string, number>} */
			const found = {};
			for (const program of PROGRAMS) {
				const output = await run(node, [path.join(import.meta.dirname, program)]);
				Object.assign(found, JSON.parse(output));
			}
			const text = Object.entries(found).map(([name, ms]) => `${name} ${ms.toFixed(3)} ms`);
			show(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${text.join(', ')}`);
			if (round === 0) continue;
			for (const [name, ms] of Object.entries(found)) (figures[name] ??= []).push(ms);
		}
		return describe(figures);
	},
};

/**
 * @param {Record<string, number[]>} figures of each round, in milliseconds
 * @returns {import('../lib/result.mjs').Result}
 */
function describe({ checkout, payment, invoice, load }) {
	return {
		how: 'Without n8n: the built nodes in a process of their own, with a context that costs next to nothing in place of n8n’s. CPU time (user and system, all threads) of 20,000 calls after 2,000 to warm up. Loading: both node files in a fresh process in which n8n’s own library is already loaded, as in n8n.',
		claims: [
			{
				title: '`webhook()` answering a checkout, CPU time',
				unit: 'ms',
				value: spread(checkout),
				atMost: 1,
			},
			{
				title: '`webhook()` taking a payment, CPU time',
				unit: 'ms',
				value: spread(payment),
				atMost: 1,
			},
			{ title: 'Building an invoice, CPU time', unit: 'ms', value: spread(invoice) },
			{ title: 'Loading the package', unit: 'ms', value: spread(load), atMost: 100 },
		],
		figures: [],
	};
}
