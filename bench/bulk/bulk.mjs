import { setTimeout as sleep } from 'node:timers/promises';
import { http, isSuccess } from '../../scripts/lib/http.mjs';
import { step } from '../../scripts/lib/steps.mjs';
import { launchN8n } from '../../scripts/n8n/launch.mjs';
import { LEAST_ROUNDS, measureRounds, takeTurns } from '../lib/rounds.mjs';
import { median, spread } from '../lib/stats.mjs';
import { createStops } from '../lib/stops.mjs';
import { formatNumber } from '../report/format.mjs';
import { startStub } from '../stub/start.mjs';
import { LATENCY_MS, LIMITED_STUB, PER_SECOND } from './limits.mjs';
import { botCredentials, bulkWays, bulkWorkflow, ordersOf } from './ways.mjs';

const ITEMS = 1_000;

/** The time that the limit itself allows. */
const LIMIT_S = ITEMS / PER_SECOND;

/** Fills caches, compiles code; fewer than a second may bring. */
const WARM_UP_ITEMS = 10;

/** Until the stub's second is over and n8n has saved the run. */
const PAUSE_MS = 3_000;

/**
 * @typedef {{ seconds: number, ratio: number, delivered: number, lost: number, twice: number, refused: number, ok: number }} Outcome
 *   `twice`: invoices beyond a customer's first; `refused`: calls answered with 429; `ok`: 1 when the run succeeded
 */

/** @type {import('../lib/result.mjs').Benchmark} */
export const bulk = {
	name: 'invoice.bulk',
	title: '1,000 invoices',
	rounds: LEAST_ROUNDS,
	run: async (setting) => {
		const rounds = await withBulk(setting, (send) =>
			measureRounds(setting, async (round, place) => {
				/** @type {Record<string, Outcome>} */
				const outcomes = {};
				for (const way of takeTurns(bulkWays, round)) {
					await sleep(PAUSE_MS);
					const items = round < 0 ? WARM_UP_ITEMS : ITEMS;
					const outcome = await send(way, items);
					outcomes[way.name] = outcome;
					const { seconds, delivered, twice, refused, ok } = outcome;
					setting.show(
						`${place}, ${way.name}: ${delivered} of ${items} delivered (${twice} twice) in ${seconds.toFixed(1)} s, ${refused} times 429, run ${ok ? 'succeeded' : 'failed'}`,
					);
				}
				return outcomes;
			}),
		);
		return describe(rounds);
	},
};

/**
 * A stub with Telegram's limit and an n8n with a workflow for each way.
 * @template T
 * @param {{ tarball: string, node: string }} setting
 * @param {(send: (way: import('./ways.mjs').BulkWay, items: number) => Promise<Outcome>) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withBulk({ tarball, node }, work) {
	const stops = createStops();
	try {
		const stub = await startStub(node, LIMITED_STUB);
		stops.add(stub.stop);
		const n8n = await step('Start n8n', () =>
			launchN8n({
				tarball,
				credentials: botCredentials(stub.url),
				workflows: bulkWays.map((way) => bulkWorkflow(way, stub.url)),
			}),
		);
		stops.add(n8n.stop);
		const client = await http();
		return await work(async (way, items) => {
			const entries = ordersOf(items);
			const since = performance.now();
			const { status } = await client.post(`${n8n.url}/webhook/bulk-${way.name}`, { entries });
			const seconds = (performance.now() - since) / 1_000;
			const { customers, messages, refused } = await stub.takeInvoices(way.token);
			if (customers === 0) throw new Error(`${way.title} sent nothing (HTTP ${status}).`);
			return {
				seconds,
				ratio: seconds / LIMIT_S,
				delivered: customers,
				lost: items - customers,
				twice: messages - customers,
				refused,
				ok: Number(isSuccess(status)),
			};
		});
	} finally {
		await stops.stop();
	}
}

/**
 * @param {Array<Record<string, Outcome>>} rounds by way
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(rounds) {
	const column = (/** @type {string} */ way, /** @type {keyof Outcome} */ key) =>
		rounds.map((outcomes) => outcomes[way][key]);
	const figure = (
		/** @type {string} */ name,
		/** @type {string} */ title,
		/** @type {string} */ unit,
		/** @type {keyof Outcome} */ key,
	) => ({
		name,
		title,
		unit,
		bars: bulkWays.map((way) => ({
			title: way.title,
			rival: way.rival,
			value: spread(column(way.name, key)),
		})),
	});
	return {
		how: `${ITEMS.toLocaleString('en-US')} items, each an invoice to a different customer, in a workflow in real n8n: a webhook receives the list, and one node sends the invoices. The stub of the Bot API answers after ${LATENCY_MS} ms, accepts ${PER_SECOND} messages in any second and refuses more with 429 and \`retry_after\`; refusals do not extend the wait, unlike Telegram's. The limit itself allows ${ITEMS} messages in ${LIMIT_S.toFixed(1)} s. The time runs from the list's arrival to the end of the run.`,
		claims: [
			{
				title: '1,000 invoices: time against what the limit allows',
				unit: 'x',
				value: spread(column('ours', 'ratio')),
				atMost: 1.15,
			},
			{
				title: '1,000 invoices: lost at 429',
				unit: 'items',
				value: spread(column('ours', 'lost')),
				atMost: 0,
			},
			{
				title: '1,000 invoices: sent twice',
				unit: 'items',
				value: spread(column('ours', 'twice')),
				atMost: 0,
			},
		],
		figures: [
			figure('bulk-delivered', '1,000 invoices: customers who got one', 'customers', 'delivered'),
		],
		tables: [
			{
				head: [
					'',
					'delivered',
					'lost',
					'sent twice',
					'refused (429)',
					'time',
					'of the limit’s',
					'run',
				],
				rows: bulkWays.map(({ name, title }) => [
					title,
					...['delivered', 'lost', 'twice', 'refused'].map((key) =>
						formatNumber(median(column(name, /** @type {keyof Outcome} */ (key)))),
					),
					`${formatNumber(median(column(name, 'seconds')))} s`,
					`${formatNumber(median(column(name, 'ratio')))}x`,
					median(column(name, 'ok')) === 1 ? 'succeeded' : 'failed',
				]),
			},
		],
	};
}
