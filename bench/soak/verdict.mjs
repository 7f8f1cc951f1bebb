import { median } from '../lib/stats.mjs';
import { countHandles, cpuLoad, during } from './samples.mjs';
import { slopePerHour, thirds } from './trend.mjs';

/** @typedef {import('./samples.mjs').Sample} Sample */
/** @typedef {import('./accounts.mjs').Account} Account */

/** How much more of it n8n may hold later than before. */
const HEAP_TOLERANCE = 1.05;
const RSS_TOLERANCE = 1.15;
/** More handles than before, of those that are open while nobody buys. */
const HANDLE_TOLERANCE = 3;
const MIB = 1024 ** 2;

/**
 * One thing that has to hold.
 * @typedef {{ title: string, value: number, limit: number, text: string, limitText: string }} Check
 */

/** @param {string} title @param {number} value @param {number} [limit] @returns {Check} */
const counted = (title, value, limit = 0) => ({
	title,
	value,
	limit,
	text: String(value),
	limitText: limit === 0 ? 'none' : `at most ${limit}`,
});

/**
 * @param {Account[]} accounts
 * @param {number} restarts how often n8n went down while payments were under way
 * @returns {Check[]}
 */
function checkPayments(accounts, restarts) {
	const sum = (/** @type {(one: Account) => number} */ value, of = accounts) =>
		of.reduce((total, one) => total + value(one), 0);
	const upserted = accounts.filter(({ acknowledge }) => acknowledge === 'whenFinished');
	const inserted = accounts.filter(({ acknowledge }) => acknowledge === 'onReceived');
	return [
		counted(
			'payments lost',
			sum(({ lost }) => lost),
		),
		counted(
			'payments stored wrongly, or never made',
			sum(({ wrong }) => wrong),
		),
		counted(
			'second rows, acknowledged when finished (upsert)',
			sum(({ repeated }) => repeated, upserted),
		),
		counted(
			'second rows, acknowledged when stored (insert)',
			sum(({ repeated }) => repeated, inserted),
			restarts,
		),
		counted(
			'payments that had to be declined',
			sum(({ mispaid }) => mispaid),
		),
		counted(
			'refunds lost',
			sum(({ refundsLost }) => refundsLost),
		),
		counted(
			'waiting runs not woken exactly once',
			sum(({ wokenWrongly }) => wokenWrongly ?? 0),
		),
	];
}

const mib = (/** @type {number} */ bytes) => (bytes / MIB).toFixed(1);

/**
 * @param {string} title
 * @param {{ first: number, last: number }} bytes
 * @param {number} tolerance
 * @returns {Check}
 */
const grown = (title, { first, last }, tolerance) => ({
	title,
	value: last / first,
	limit: tolerance,
	text: `${(last / first).toFixed(3)}x (${mib(first)} → ${mib(last)} MiB)`,
	limitText: `at most ${tolerance}x`,
});

/**
 * @param {Sample[]} before while nobody buys
 * @param {Sample[]} steady while people buy
 * @param {Sample[]} after as `before`
 * @returns {Check[]}
 */
function checkMemory(before, steady, after) {
	const measures = [
		{ what: 'heap', read: heapOf, tolerance: HEAP_TOLERANCE },
		{ what: 'resident memory', read: rssOf, tolerance: RSS_TOLERANCE },
	];
	return measures.flatMap(({ what, read, tolerance }) => {
		const quiet = { first: median(before.map(read)), last: median(after.map(read)) };
		return [
			grown(`${what} while nobody buys, after against before`, quiet, tolerance),
			grown(
				`${what} while people buy, last third against first`,
				thirds(steady.map(read)),
				tolerance,
			),
		];
	});
}

const heapOf = (/** @type {Sample} */ { heapUsed }) => heapUsed;
const rssOf = (/** @type {Sample} */ { rss }) => rss;

/**
 * @param {string} title
 * @param {Sample[]} before while nobody buys
 * @param {Sample[]} after likewise
 * @param {(sample: Sample) => number} read
 * @returns {Check}
 */
function checkSame(title, before, after, read) {
	const [first, last] = [median(before.map(read)), median(after.map(read))];
	return {
		title: `${title} while nobody buys, after against before`,
		value: last - first,
		limit: HANDLE_TOLERANCE,
		text: `${last - first} (${first} → ${last})`,
		limitText: `at most +${HANDLE_TOLERANCE}`,
	};
}

/**
 * @typedef {{ from: number, to: number }} Phase
 * @param {object} run
 * @param {Sample[]} run.samples
 * @param {{ before: Phase, steady: Phase, after: Phase }} run.phases
 * @param {Account[]} run.accounts
 * @param {unknown[]} run.errors
 * @param {number} run.restarts
 * @param {number} run.unfinished runs and updates that were left when nobody bought any more
 */
export function judge({ samples, phases, accounts, errors, restarts, unfinished }) {
	const steady = during(samples, phases.steady);
	// The first moments of quiet are still busy.
	const before = during(samples, phases.before).slice(1);
	const after = during(samples, phases.after).slice(1);
	const checks = [
		...checkPayments(accounts, restarts),
		counted('runs and updates that were not finished', unfinished),
		counted('buyers with an unknown result', errors.length),
		...checkMemory(before, steady, after),
		checkSame('handles', before, after, countHandles),
		...(steady[0].openFiles === undefined
			? []
			: [checkSame('open files', before, after, ({ openFiles }) => openFiles ?? 0)]),
	];
	return {
		checks,
		passed: checks.every(({ value, limit }) => value <= limit),
		heapSlope: slopePerHour(steady.map(({ at, heapUsed }) => ({ at, value: heapUsed }))),
		load: {
			cores: cpuLoad(steady),
			loopDelayMs: median(steady.map(({ loopDelayMs }) => loopDelayMs)),
			worstLoopDelayMs: Math.max(...steady.map(({ loopDelayMs }) => loopDelayMs)),
		},
	};
}
