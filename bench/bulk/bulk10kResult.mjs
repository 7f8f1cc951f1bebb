import { spread } from '../lib/stats.mjs';
import { formatNumber } from '../report/format.mjs';
import { LATENCY_MS, PER_SECOND } from './limits.mjs';
import { SHARE } from './resume.mjs';
import { BATCH, ledgers } from './resumeWorkflows.mjs';
import { WINDOW } from './windows.mjs';

/** @typedef {{ list: import('./windows.mjs').LongList, cancels: Record<string, import('./resume.mjs').Cancel[]> }} Outcome */

const thousands = (/** @type {number} */ value) => value.toLocaleString('en-US');

/** @param {Outcome} outcome */
function describeHow({ list: { seconds }, cancels }) {
	const all = thousands(seconds.length * WINDOW);
	const limit = formatNumber(WINDOW / PER_SECOND);
	const again = thousands(cancels.after.length * SHARE);
	return [
		`One list of ${all} items, each an invoice to a different customer, sent by one node of this package in real n8n. The stub of the Bot API answers after ${LATENCY_MS} ms and accepts ${PER_SECOND} messages in any second. There is only this one list: each of its ${seconds.length} successive windows of ${thousands(WINDOW)} invoices counts as a round. The limit allows such a window in ${limit} s; the first one also holds n8n's reading of the list. Memory is n8n's resident memory right after a garbage collection, before the list and at the end of each window, while n8n keeps the results of the node that still runs.`,
		`**Cancelled and resumed**: a list of ${again} orders is cancelled ${cancels.after.length} times on its way through n8n's own button, and given to the same workflow again each time; each cancel counts as a round. The workflow leaves out the orders that a Data Table holds, and sends the others in batches of ${BATCH} (Loop Over Items). n8n drops the results of the node that runs when it is cancelled, so no later node learns which invoices of that batch went out. If an order is written down **after** sending, up to a batch is sent twice. If it is written down as "sending" **before**, and as "sent" afterwards, none is sent twice; up to a batch stays "sending", and a person has to look which of these customers got their invoice. A smaller batch makes both smaller and the list slower.`,
	].join('\n\n');
}

/** @param {import('./windows.mjs').LongList} list memory in megabytes for 1,000 invoices, in each window */
const growth = ({ memory }) =>
	memory.slice(1).map((value, window) => ((value - memory[window]) * 1_000) / WINDOW);

/** @param {Outcome} outcome @returns {import('../lib/result.mjs').Claim[]} */
const claimsOfList = ({ list }) => [
	{
		title: '10,000 invoices: time of a window against what the limit allows',
		unit: 'x',
		value: spread(list.seconds.map((value) => value / (WINDOW / PER_SECOND))),
		atMost: 1.15,
	},
	{
		title: '10,000 invoices: lost',
		unit: 'items',
		value: spread([list.lost]),
		atMost: 0,
	},
	{
		title: '10,000 invoices: sent twice',
		unit: 'items',
		value: spread([list.twice]),
		atMost: 0,
	},
	{
		title: '10,000 invoices: growth of n8n’s memory per 1,000 invoices during the run',
		unit: 'MB',
		value: spread(growth(list)),
	},
];

/** @param {Outcome} outcome @returns {import('../lib/result.mjs').Claim[]} */
function claimsOfCancels({ cancels: { after, before } }) {
	const items = (
		/** @type {import('./resume.mjs').Cancel[]} */ cancels,
		/** @type {'twice' | 'unclear' | 'missing'} */ key,
	) => ({
		unit: /** @type {const} */ ('items'),
		value: spread(cancels.map((cancel) => cancel[key])),
	});
	return [
		{
			title: 'Cancelled list: time until the last message, from the click',
			unit: 'ms',
			value: spread([...after, ...before].map(({ lateMs }) => lateMs)),
			atMost: 1_000,
		},
		{
			title: 'Cancelled and resumed, written down before: sent twice',
			...items(before, 'twice'),
			atMost: 0,
		},
		{
			title: 'Cancelled and resumed, written down before: left to a person',
			...items(before, 'unclear'),
			atMost: BATCH,
		},
		{
			title: 'Cancelled and resumed, written down before: not sent, among those',
			...items(before, 'missing'),
		},
		{
			title: 'Cancelled and resumed, written down after: sent twice',
			...items(after, 'twice'),
			atMost: BATCH,
		},
	];
}

/**
 * @param {Outcome} outcome
 * @returns {import('../lib/result.mjs').Result}
 */
export function describe(outcome) {
	const { list, cancels } = outcome;
	return {
		how: describeHow(outcome),
		claims: [...claimsOfList(outcome), ...claimsOfCancels(outcome)],
		figures: [
			{
				name: 'bulk10k-memory',
				title: '10,000 invoices: n8n’s resident memory',
				unit: 'MB',
				bars: [
					{
						title: 'Before',
						rival: /** @type {const} */ ('package'),
						value: spread([list.memory[0]]),
					},
					...list.memory.slice(1).map((value, window) => ({
						title: `After ${thousands((window + 1) * WINDOW)}`,
						rival: /** @type {const} */ ('package'),
						value: spread([value]),
					})),
					{
						title: 'Run over',
						rival: /** @type {const} */ ('package'),
						value: spread([list.memoryAfter]),
					},
				],
			},
		],
		tables: [
			{
				head: ['Written down', 'sent twice, each cancel', 'left to a person, each cancel'],
				rows: ledgers.map(({ name, title }) => [
					title,
					.../** @type {const} */ (['twice', 'unclear']).map((key) =>
						cancels[name].map((cancel) => cancel[key]).join(', '),
					),
				]),
			},
		],
	};
}
