const MS = /^([\d.,]+) ms$/;

/** The benchmark whose table of CPU time holds a row for the smallest fleet first. */
const COMPUTING = 'Computing: CPU time for each payment';

/**
 * What a payment costs in queue mode, as the benchmark `scale` found out.
 * @param {import('../report/store.mjs').Stored | undefined} scale
 * @returns {import('./model.mjs').Costs['queue']} undefined when that was not measured
 */
export function queueCosts(scale) {
	const table = scale?.result.tables?.find(({ head }) => head[0] === COMPUTING);
	if (!table) return undefined;
	const [smallest] = table.rows;
	const seconds = (/** @type {string} */ part) => {
		const text = MS.exec(smallest[table.head.indexOf(part)] ?? '')?.[1];
		return text === undefined ? Number.NaN : Number(text.replaceAll(',', '')) / 1_000;
	};
	const [processor, worker] = [seconds('webhook processors'), seconds('workers')];
	return Number.isFinite(processor + worker) ? { processor, worker } : undefined;
}
