import { MEGABYTE } from '../lib/memoryProbe.mjs';
import { ratio, spread } from '../lib/stats.mjs';
import { shops } from './shops.mjs';

/** Payments whose runs all go on at the same time, and in how large parts they come. */
export const WAITING = { payments: 1_000, part: 200 };

/** @typedef {import('./costMeter.mjs').Cost & { heapUsed: number, rss: number, staticBytes: number }} Spent in bytes, at the end of the round */
/** @typedef {Record<string, Spent>} Round by the shop's name */
/** @typedef {{ title: string, parts: import('./costMeter.mjs').Cost[], staticBytes: number }} Waiting */

/** @param {Record<string, number>} payments by the shop's name */
const listOf = (payments) =>
	shops.map(({ name, title }) => `${payments[name]} (${title})`).join(', ');

/**
 * @param {object} measured
 * @param {Round[]} measured.rounds
 * @param {Waiting[]} measured.waiting
 * @param {Record<string, number>} measured.payments of a round, by the shop's name
 * @returns {import('../lib/result.mjs').Result}
 */
export function describe({ rounds, waiting, payments }) {
	const of = (/** @type {keyof Spent} */ what) => (/** @type {string} */ shop) =>
		rounds.map((round) => round[shop][what]);
	const [cpu, written, heap, staticBytes] = [
		of('cpuMs'),
		of('writtenBytes'),
		of('heapUsed'),
		of('staticBytes'),
	];
	/** @param {import('../lib/stats.mjs').Spread} value @param {number} digits */
	const cell = ({ median, low, high }, digits) =>
		`${median.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
	const inKilobytes = (/** @type {number[]} */ values) =>
		spread(values.map((bytes) => bytes / 1_000));
	return {
		how: `The same workflow in three n8n: a trigger, and behind it a node that puts each payment into a Data Table. In every round ${listOf(payments)} payments come, at most 200 at once. **CPU time** is that of n8n with all its processes, from the delivery to the end of the last run; **written** is all that n8n writes in that time, nearly all of it into its database. **Heap** is what n8n's own process holds right after a garbage collection at the end of a round. **Static data** is what the trigger keeps with its workflow; its memory of updates is full from the first round on, and by polling it holds the payments of the last minute besides. Then ${WAITING.payments.toLocaleString('en-US')} payments come whose runs all go on until the last has begun. How memory develops over half an hour of sales is in [Endurance test](soak.md).`,
		claims: [
			{
				title: "CPU time of a payment, webhook: of the Telegram Trigger's",
				unit: 'x',
				value: ratio(cpu('webhook'), cpu('builtIn')),
			},
			{
				title: "CPU time of a payment, polling: of the Telegram Trigger's",
				unit: 'x',
				value: ratio(cpu('polling'), cpu('builtIn')),
			},
			{
				title: "Written for a payment, webhook: of the Telegram Trigger's",
				unit: 'x',
				value: ratio(written('webhook'), written('builtIn')),
			},
			{
				title: "Written for a payment, polling: of the Telegram Trigger's",
				unit: 'x',
				value: ratio(written('polling'), written('builtIn')),
			},
		],
		figures: [
			{
				name: 'cost-cpu',
				title: 'CPU time of one payment, from its delivery to the stored row',
				unit: 'ms',
				bars: shops.map(({ name, title }) => ({ title, rival: name, value: spread(cpu(name)) })),
			},
		],
		tables: [
			{
				head: ['median (lowest to highest round)', 'written for a payment', 'heap', 'static data'],
				rows: shops.map(({ name, title }) => [
					title,
					`${cell(inKilobytes(written(name)), 1)} kB`,
					`${cell(spread(heap(name).map((bytes) => bytes / MEGABYTE)), 0)} MB`,
					`${cell(inKilobytes(staticBytes(name)), 1)} kB`,
				]),
			},
			{
				head: [
					`${WAITING.payments.toLocaleString('en-US')} payments whose runs go on`,
					`CPU time, the first ${WAITING.part}`,
					`the last ${WAITING.part}`,
					`written for each, the first ${WAITING.part}`,
					`the last ${WAITING.part}`,
					'static data',
				],
				rows: waiting.map(({ title, parts, staticBytes: bytes }) => {
					const ends = [parts[0], parts[parts.length - 1]];
					return [
						title,
						...ends.map(({ cpuMs }) => `${cpuMs.toFixed(1)} ms`),
						...ends.map(({ writtenBytes }) => `${(writtenBytes / 1_000).toFixed(1)} kB`),
						`${(bytes / 1_000).toFixed(1)} kB`,
					];
				}),
			},
		],
	};
}
