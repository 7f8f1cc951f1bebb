/**
 * @typedef {{ nodes: Array<{ id: number, callFrame: { functionName: string, url: string }, children?: number[] }>, samples: number[], timeDeltas: number[] }} CpuProfile
 *   as Chrome's DevTools Protocol defines it: `Profiler.Profile`
 */

/** @typedef {{ part: string, share: number }} Part `share`: 0 to 1 of the time */

const SHOWN = 8;

/** Names for what the profiler reports without a file. */
const WITHOUT_FILE = new Map([
	['(idle)', 'idle'],
	['(program)', 'native code'],
	['(garbage collector)', 'garbage collection'],
]);

/**
 * @param {CpuProfile['nodes'][number]['callFrame']} frame
 * @returns {string | undefined} nothing for a native function: it belongs to whoever calls it
 */
function partOf({ functionName, url }) {
	const named = WITHOUT_FILE.get(functionName);
	if (named) return named;
	const packages = [...url.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(
		([, name]) => name,
	);
	const last = packages.filter((name) => name !== '.pnpm').at(-1);
	if (last) return `\`${last}\``;
	if (url === '') return undefined;
	if (url.startsWith('node:')) return 'Node.js';
	return url.includes('/dist/') ? 'its own code' : 'other';
}

/**
 * Which package's own code took how much of the time.
 * @param {CpuProfile} profile
 * @returns {Part[]} the largest first; what is small is added up
 */
export function summarize({ nodes, samples, timeDeltas }) {
	/** @type {Map<number, string>} */
	const parts = new Map();
	// A caller comes before what it calls.
	for (const { id, callFrame, children = [] } of nodes) {
		const part = partOf(callFrame) ?? parts.get(id) ?? 'other';
		parts.set(id, part);
		for (const child of children) parts.set(child, part);
	}
	/** @type {Map<string, number>} */
	const times = new Map();
	samples.forEach((id, index) => {
		const part = parts.get(id) ?? 'other';
		times.set(part, (times.get(part) ?? 0) + timeDeltas[index]);
	});
	const total = [...times.values()].reduce((sum, time) => sum + time, 0);
	const sorted = [...times]
		.map(([part, time]) => ({ part, share: time / total }))
		.sort((a, b) => b.share - a.share);
	const rest = sorted.slice(SHOWN).reduce((sum, { share }) => sum + share, 0);
	return [
		...sorted.slice(0, SHOWN),
		...(rest > 0 ? [{ part: 'everything else', share: rest }] : []),
	];
}
