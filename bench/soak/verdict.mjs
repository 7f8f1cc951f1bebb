import { median } from '../lib/stats.mjs';
import { countHandles, cpuLoad, during } from './samples.mjs';
import { slopePerHour, thirds } from './trend.mjs';

/** @typedef {import('./samples.mjs').Sample} Sample */
/** @typedef {import('./accounts.mjs').Account} Account */

/** How much more of it n8n may hold in the last third than in the first. */
const HEAP_TOLERANCE = 1.1;
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

/**
 * @param {string} title
 * @param {Sample[]} samples
 * @param {(sample: Sample) => number} read bytes
 * @param {number} tolerance
 * @returns {Check}
 */
function checkFlat(title, samples, read, tolerance) {
	const { first, last } = thirds(samples.map(read));
	const slope = slopePerHour(samples.map((sample) => ({ at: sample.at, value: read(sample) })));
	return {
		title: `${title}, last third against first`,
		value: last / first,
		limit: tolerance,
		text: `${(last / first).toFixed(3)}x (${mib(first)} → ${mib(last)} MiB, slope ${mib(slope)} MiB/h)`,
		limitText: `at most ${tolerance}x`,
	};
}

const mib = (/** @type {number} */ bytes) => (bytes / MIB).toFixed(1);

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
 */
export function judge({ samples, phases, accounts, errors, restarts }) {
	const steady = during(samples, phases.steady);
	// The first moments of quiet are still busy.
	const before = during(samples, phases.before).slice(1);
	const after = during(samples, phases.after).slice(1);
	const checks = [
		...checkPayments(accounts, restarts),
		counted('buyers nothing is known of', errors.length),
		checkFlat('heap after garbage collection', steady, ({ heapUsed }) => heapUsed, HEAP_TOLERANCE),
		checkFlat('resident memory', steady, ({ rss }) => rss, RSS_TOLERANCE),
		checkSame('handles', before, after, countHandles),
		...(steady[0].openFiles === undefined
			? []
			: [checkSame('open files', before, after, ({ openFiles }) => openFiles ?? 0)]),
	];
	return {
		checks,
		passed: checks.every(({ value, limit }) => value <= limit),
		load: {
			cores: cpuLoad(steady),
			loopDelayMs: median(steady.map(({ loopDelayMs }) => loopDelayMs)),
			worstLoopDelayMs: Math.max(...steady.map(({ loopDelayMs }) => loopDelayMs)),
		},
	};
}
