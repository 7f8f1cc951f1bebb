import { setTimeout as sleep } from 'node:timers/promises';
import { http, isSuccess } from '../../scripts/lib/http.mjs';
import { readRows } from '../../scripts/n8n/dataTables.mjs';
import { countRuns, listRuns, stopRun, UNFINISHED } from '../../scripts/n8n/executions.mjs';
import { BATCH, ledgers, resumableWorkflow, SENDING } from './resumeWorkflows.mjs';
import { createTally } from './tally.mjs';
import { ordersOf } from './ways.mjs';

/** Invoices of the list for each time that it is cancelled. */
export const SHARE = 600;

const LOOK_MS = 250;

/** Nothing that was sent for so long after the cancel: then nothing comes any more. */
const QUIET_MS = 3_000;

/**
 * What one cancel came to, up to the next one or to the end of the list.
 * @typedef {object} Cancel
 * @property {number} twice customers who got a second message when the list was sent again
 * @property {number} missing customers without a message, to whom none is sent by itself
 * @property {number} unclear orders that the ledger holds as begun only: for a person to look at
 * @property {number} lateMs from asking n8n to cancel to the last message
 */

/**
 * Sends the same list again and again, cancelled on its way so many times, until it is through.
 * @param {object} setting
 * @param {import('../../scripts/n8n/launch.mjs').N8n} setting.n8n
 * @param {import('../stub/start.mjs').Stub} setting.stub
 * @param {import('./resumeWorkflows.mjs').Ledger} setting.ledger
 * @param {number} setting.cancels
 * @param {(line: string) => void} setting.show
 * @returns {Promise<Cancel[]>}
 */
async function cancelAndResume({ n8n: { api, url }, stub, ledger, cancels, show }) {
	const client = await http();
	const tally = createTally(stub, ledger.token);
	const { id: workflowId } = resumableWorkflow(ledger);
	const entries = ordersOf(cancels * SHARE);
	const post = async () => {
		const { status } = await client.post(`${url}/webhook/resumed-${ledger.name}`, { entries });
		if (!isSuccess(status)) throw new Error(`n8n answered the list with HTTP ${status}.`);
	};
	const unclearOrders = async () =>
		(await readRows(api, ledger.table)).filter(({ state }) => state === SENDING);
	/** @type {Cancel[]} */
	const results = [];
	let known = { twice: 0, unclear: 0, missing: 0 };
	const settle = () => {
		const last = results.at(-1);
		if (last) last.twice = tally.twice() - known.twice;
		known.twice = tally.twice();
	};

	const wholeBatches = Math.floor(entries.length / (cancels + 1) / BATCH) * BATCH;
	let resumedAt = 0;
	await post();
	for (let cancel = 1; cancel <= cancels; cancel++) {
		// Each time somewhere else within a batch.
		await tally.reachMessages(
			resumedAt + wholeBatches + Math.round((BATCH * cancel) / (cancels + 1)),
		);
		const [run] = await listRuns(api, { workflowId, status: UNFINISHED });
		if (!run) throw new Error(`${ledger.title}: the run was over before it was cancelled.`);
		const since = Date.now();
		await stopRun(api, run.id);
		await tally.quiet(QUIET_MS);
		settle();
		const orders = await unclearOrders();
		const missing = orders.filter(({ chat_id: id }) => !tally.has(Number(id))).length;
		results.push({
			twice: 0,
			unclear: orders.length - known.unclear,
			missing: missing - known.missing,
			lateMs: Math.max(0, (tally.sent.at(-1)?.at ?? since) - since),
		});
		known = { ...known, unclear: orders.length, missing };
		resumedAt = tally.sent.length;
		await post();
	}
	do {
		await sleep(LOOK_MS);
	} while ((await countRuns(api, { workflowId, status: UNFINISHED })) > 0);
	await tally.look();
	settle();
	const left = entries.length - tally.customers() - known.missing;
	if (left > 0) throw new Error(`${ledger.title}: ${left} customers got nothing in the end.`);
	for (const [index, { twice, unclear, missing, lateMs }] of results.entries()) {
		show(
			`${ledger.name}, cancel ${index + 1}: ${twice} sent twice, ${unclear} unclear (${missing} of them not sent), last message after ${lateMs} ms`,
		);
	}
	return results;
}

/**
 * All ledgers at the same time: each has a bot and with it a limit of its own.
 * @param {Omit<Parameters<typeof cancelAndResume>[0], 'ledger'>} setting
 * @returns {Promise<Record<string, Cancel[]>>} by ledger
 */
export async function cancelAll(setting) {
	const lists = await Promise.all(
		ledgers.map(async (ledger) => [ledger.name, await cancelAndResume({ ...setting, ledger })]),
	);
	return Object.fromEntries(lists);
}
