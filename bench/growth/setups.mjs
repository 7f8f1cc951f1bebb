import { formatNumber } from '../report/format.mjs';
import { plan } from './model.mjs';

const BOTS = [1, 10, 50, 200, 1_000];
const PAYMENTS_PER_DAY = [1_000, 10_000, 100_000, 1_000_000];

/** @param {import('./model.mjs').Plan} plan */
function nameSetup({ kind, instances, processors, workers, bots }) {
	if (kind === 'one') return 'one n8n, polling';
	if (kind === 'several') return `${instances} n8n, polling, the bots divided among them`;
	if (kind === 'telegram') return `not with so few bots: ${bots} at least`;
	if (kind === 'none') return 'more than was measured';
	const count = (/** @type {number} */ number, /** @type {string} */ what) =>
		`${number} ${what}${number === 1 ? '' : 's'}`;
	return `queue mode: ${count(processors ?? 0, 'webhook processor')}, ${count(workers ?? 0, 'worker')}`;
}

/**
 * @param {import('./model.mjs').Costs} costs
 * @returns {{ head: string[], rows: string[][] }}
 */
export const setupTable = (costs) => ({
	head: ['Bots', 'payments a day', 'payments a second at the peak', 'set-up', 'headroom'],
	rows: BOTS.flatMap((bots) =>
		PAYMENTS_PER_DAY.map((paymentsPerDay) => {
			const found = plan({ bots, paymentsPerDay }, costs);
			return [
				formatNumber(bots),
				formatNumber(paymentsPerDay),
				formatNumber(found.peak),
				nameSetup(found),
				found.busy === undefined ? '' : `${((1 - found.busy) * 100).toFixed(0)} %`,
			];
		}),
	),
});
