import { table, page } from '../../scripts/docs/markdown.mjs';
import { troubles } from './faults.mjs';

/** @typedef {import('./accounts.mjs').Account} Account */
/** @typedef {import('./verdict.mjs').Check} Check */

/**
 * All that a run found.
 * @typedef {object} Report
 * @property {number} minutes of traffic
 * @property {number} rate purchases a second
 * @property {number} purchases
 * @property {number} restarts
 * @property {{ cores: number, node: string, n8n: string }} machine
 * @property {Account[]} accounts
 * @property {Check[]} checks
 * @property {boolean} passed
 * @property {number} heapSlope bytes an hour, of a straight line through the judged part
 * @property {{ cores: number, loopDelayMs: number, worstLoopDelayMs: number }} load
 * @property {import('./samples.mjs').Sample[]} samples
 */

const ACCOUNT_HEAD = [
	'',
	'purchases',
	'paid',
	'stored',
	'lost',
	'twice',
	'refunds',
	'not paid, and why',
];

/** @param {Account} account */
function accountRow({ title, outcomes, paid, stored, lost, repeated, refunds }) {
	const purchases = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
	const others = Object.entries(outcomes)
		.filter(([status]) => status !== 'paid')
		.map(([status, count]) => `${count} ${status}`);
	const numbers = [purchases, paid, stored, lost, repeated, refunds].map(String);
	return [title, ...numbers, others.join(', ')];
}

const CHECK_HEAD = ['', 'found', 'allowed', ''];

/** @param {Check} check */
const checkRow = ({ title, value, limit, text, limitText }) => [
	title,
	text,
	limitText,
	value <= limit ? 'met' : '**missed**',
];

/** @param {Report} report @returns {Array<{ head: string[], rows: string[][] }>} for the screen and the page */
export const tablesOf = ({ accounts, checks }) => [
	{ head: ACCOUNT_HEAD, rows: accounts.map(accountRow) },
	{ head: CHECK_HEAD, rows: checks.map(checkRow) },
];

/** @param {number} bytesPerHour */
export const describeSlope = (bytesPerHour) =>
	`A straight line through the heap of the judged part has a slope of ${(bytesPerHour / 1024 ** 2).toFixed(1)} MiB an hour.`;

/** @param {Report['load']} load */
export const describeLoad = ({ cores, loopDelayMs, worstLoopDelayMs }) =>
	`n8n used ${(cores * 100).toFixed(0)} % of a core; the event loop’s 99th percentile delay was ${loopDelayMs.toFixed(0)} ms (median of all samples), ${worstLoopDelayMs.toFixed(0)} ms at worst.`;

/**
 * @param {Report} report
 * @param {string} plot address of the picture
 * @returns {string} docs/soak.md
 */
export function renderPage(report, plot) {
	const { minutes, rate, purchases, machine } = report;
	const [accounts, checks] = tablesOf(report);
	return page(
		'# Endurance test',
		'<!-- Written by `npm run soak`; changes made here are overwritten. -->',
		`${purchases} purchases in ${minutes} minutes (${rate} a second) in real n8n ${machine.n8n} on Node.js ${machine.node}, ${machine.cores} cores, SQLite, against the [sandbox](../sandbox/README.md). Seven bots sell at the same time, by webhook and by polling: Stars, cards with tips and rules, parcels with delivery by zones, refunds, checkouts answered in the workflow, invoices sent by a workflow, and runs that wait for a payment.`,
		`Faults follow each other throughout, for 20 seconds each: ${troubles.map(({ title }) => title).join('; ')}. In the warm-up n8n is killed once and restarted once while people buy, and once more at the end. Afterwards the rows of the Data Tables are compared with what each buyer saw.`,
		table(accounts.head, accounts.rows),
		'`timeout`, `noInvoice` and `shipping_timeout` are buyers who got no answer in time, because of the faults or because n8n was down. They are not charged. `payment_failed` are declined cards.',
		table(checks.head, checks.rows),
		'A kill between n8n’s storing of a run and its answer makes Telegram deliver again, so with “when the run is stored” a second row is possible with each restart ([why](guides/acknowledge-and-repeats.md)).',
		`![Memory of n8n](${plot})`,
		`Memory is measured inside n8n every 15 seconds, right after a forced garbage collection, so that waiting garbage does not hide a leak. ${describeSlope(report.heapSlope)}`,
		`${describeLoad(report.load)} Most of it is n8n’s own work: each payment is a stored run.`,
		'Repeat it with `npm run soak` (about 35 minutes), or shorter with `npm run soak -- --minutes 5`.',
	);
}
