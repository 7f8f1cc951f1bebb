import { ratio, spread } from '../lib/stats.mjs';
import { BUSIEST, fitLine, idleCores, MEMORY, PEAK_FACTOR, TELEGRAM } from './model.mjs';
import { setupTable } from './setups.mjs';

/** @typedef {import('./growth.mjs').Measured} Measured */
/** @typedef {import('./fleet.mjs').Idle} Idle */

/**
 * @param {number} largest
 * @param {Measured['idle']} idle
 * @returns {string} what can be said of the idle CPU when it is too little to be told from none
 */
function explainIdle(largest, idle) {
	const [alone, most] = [0, largest].map((size) =>
		spread((idle.get(size) ?? []).map(({ cores }) => cores * 100)),
	);
	if (alone.high < most.median) return '';
	return `An n8n without bots used ${alone.low.toFixed(1)} to ${alone.high.toFixed(1)} % of a core in such windows, one with ${largest} bots ${most.low.toFixed(1)} to ${most.high.toFixed(1)} %: what the bots add is less than what n8n’s own work varies, and no ratio of such figures is exact. `;
}

/** @param {number} largest @param {Measured['idle']} idle @param {import('./model.mjs').Costs} costs */
const explain = (largest, idle, { perBot, perCheckout, memoryPerBot }) =>
	[
		`One n8n with up to ${largest} bots, each with its own credential and published workflow: this package’s trigger by polling, payments become rows of one Data Table. A stub of Telegram, at which the bots’ calls are spread over time.`,
		`**Idle**: windows of 10 s in which nobody comes; the fleet only grows, so the windows of one size follow each other. ${explainIdle(largest, idle)}Memory holds garbage that is not collected yet. **Checkouts**: buyers come evenly to one bot after the other for 4 s. **Runs**: 120 payments at 20 bots at once, until the last run has ended.`,
		`**Model**: a line through the idle CPU of the smaller fleets (${(perBot * 100).toFixed(4)} % of a core and ${(memoryPerBot * 1_000).toFixed(0)} kB a bot), CPU time of a checkout at 100 a second (${(perCheckout * 1_000).toFixed(2)} ms, idle time included), runs a second. It foretells the idle CPU of ${largest} bots, and how many sales a second they may make; then that many are made for 5 s, each a checkout whose payment starts a run.`,
		`**Set-ups**: the last table is calculated, not measured. It assumes a shop’s peak of ${PEAK_FACTOR} times its average hour, lets a process be ${BUSIEST * 100} % busy and use ${MEMORY.toLocaleString('en-US')} MB, and one bot send ${TELEGRAM.messagesPerSecond} invoices a second, which Telegram allows; its ${TELEGRAM.updatesPerCall} updates a call and ${TELEGRAM.connections} connections allow more. Queue mode is by webhook, with CPU times of [that benchmark](#payments-per-second-in-queue-mode), two deliveries a payment. Headroom is what the busiest process has left at the peak.`,
	].join(' ');

/** Less than can be read in a window; a fit to noise may come out below 0. */
const LEAST_CORES = 0.001;

/**
 * @param {Measured['idle']} idle
 * @param {number} largest
 * @returns {number[]} cores that a line through the smaller fleets foretells, for each round
 */
function foretell(idle, largest) {
	const smaller = [...idle].filter(([size]) => size < largest);
	return smaller[0][1].map((_, round) => {
		const { base, slope } = fitLine(smaller.map(([size, rounds]) => [size, rounds[round].cores]));
		return Math.max(LEAST_CORES, base + slope * largest);
	});
}

const bots = (/** @type {number} */ size) => (size === 0 ? 'no bot' : `${size} bots`);

/**
 * @param {Measured} measured
 * @param {import('./model.mjs').Costs} costs
 * @returns {import('../lib/result.mjs').Result}
 */
export function describe({ idle, checkouts, runs, rate, sales }, costs) {
	const largest = Math.max(...idle.keys());
	const cores = (idle.get(largest) ?? []).map((found) => found.cores);
	const foretold = foretell(idle, largest);

	/** @param {string} name @param {string} title @param {string} unit @param {(found: Idle) => number} read */
	const bySize = (name, title, unit, read) => ({
		name: `growth-${name}`,
		title,
		unit,
		bars: [...idle].map(([size, rounds]) => ({
			title: bots(size),
			rival: /** @type {import('../report/colours.mjs').Rival} */ ('polling'),
			value: spread(rounds.map(read)),
		})),
	});

	/** @param {'p50' | 'p99'} what */
	const byRate = (what) =>
		[...checkouts].map(([perSecond, rounds]) => ({
			title: `${perSecond} a second, ${what}`,
			rival: /** @type {const} */ ('polling'),
			value: spread(rounds.map((found) => found[what])),
		}));

	const percent = (/** @type {Idle} */ found) => found.cores * 100;
	const idleFigure = bySize('idle', 'CPU of one n8n while nobody comes', '% of a core', percent);
	idleFigure.bars.push({
		title: `${bots(largest)}, as foretold`,
		rival: /** @type {const} */ ('mock'),
		value: spread(foretold.map((value) => value * 100)),
	});
	return {
		how: explain(largest, idle, costs),
		claims: [
			{
				title: `${bots(largest)}, idle CPU: measured against foretold, or the reverse if that is more`,
				unit: 'x',
				value: spread(
					cores.map((value, round) => Math.max(value / foretold[round], foretold[round] / value)),
				),
				atMost: 1.25,
			},
			{
				title: `${bots(largest)}, as many sales a second as the model allows: part of the checkouts answered in time`,
				unit: 'x',
				value: spread(sales.map(({ share }) => share)),
				atLeast: 1,
			},
			{
				title: `${bots(largest)}, idle CPU: against an n8n without bots`,
				unit: 'x',
				value: ratio(
					cores,
					(idle.get(0) ?? []).map((found) => found.cores),
				),
			},
			...[...checkouts].map(([perSecond, rounds]) => ({
				title: `${bots(largest)}, ${perSecond} checkouts a second: part answered in time`,
				unit: /** @type {const} */ ('x'),
				value: spread(rounds.map(({ share }) => share)),
			})),
			{
				title: `${bots(largest)}, as many sales a second as the model allows: time of an answer, p99`,
				unit: 'ms',
				value: spread(sales.map(({ p99 }) => p99)),
			},
			{
				title: `${bots(largest)}, as many sales a second as the model allows: from the last answer to the end of the last run`,
				unit: 'ms',
				value: spread(sales.map(({ lateMs }) => lateMs)),
			},
		],
		figures: [
			idleFigure,
			bySize('memory', 'Resident memory of one n8n', 'MB', ({ memory }) => memory),
			bySize('connections', 'Connections to Telegram', 'connections', (found) => found.connections),
			{
				name: 'growth-checkouts',
				title: `Time to answer a checkout among ${bots(largest)}`,
				unit: 'ms',
				bars: [...byRate('p50'), ...byRate('p99')],
			},
			{
				name: 'growth-runs',
				title: 'Payments a second, up to their row in a Data Table',
				unit: 'payments/s',
				bars: [
					{
						title: `One n8n with ${bots(largest)}`,
						rival: /** @type {const} */ ('polling'),
						value: spread(runs),
					},
				],
			},
		],
		tables: [
			{
				head: ['The model’s numbers', ''],
				rows: [
					[
						'an n8n without bots',
						`${(idleCores(0, costs) * 100).toFixed(2)} % of a core, ${costs.memory.toFixed(0)} MB`,
					],
					[`sales a second allowed with ${bots(largest)}`, rate.toFixed(1)],
				],
			},
			setupTable(costs),
		],
	};
}
