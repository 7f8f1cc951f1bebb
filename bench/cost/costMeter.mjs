import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { countRuns, UNFINISHED } from '../../scripts/n8n/executions.mjs';
import { readCpu } from '../lib/cpu.mjs';

/** Payments that come at once: never so many that n8n could not keep up. */
const BATCH = 200;

/** Seldom, because to look costs n8n time as well. */
const LOOK_MS = 1_000;
const BATCH_WITHIN_MS = 60_000;

/**
 * What a round of payments cost, from their delivery to the end of the last run.
 * @typedef {object} Cost
 * @property {number} cpuMs CPU time of n8n and all below it for one payment, in milliseconds
 * @property {number} writtenBytes that n8n wrote for one payment: its database, mostly
 */

/** @typedef {ReturnType<typeof createCostMeter>} CostMeter */

/**
 * Sells in one n8n and adds up what that costs.
 * @param {import('../../scripts/n8n/launch.mjs').N8n} n8n
 * @param {import('../stub/start.mjs').Stub} stub
 */
export function createCostMeter(n8n, stub) {
	const cpuSeconds = () => readCpu({ n8n: [n8n.pid()] }).n8n;

	/** @returns {Promise<number>} bytes in all calls that write, to whatever */
	async function written() {
		const io = await readFile(`/proc/${n8n.pid()}/io`, 'utf8');
		return Number(/^wchar: (\d+)$/m.exec(io)?.[1]);
	}

	/** @param {import('../../scripts/n8n/executions.mjs').RunFilter} filter @param {number} runs */
	async function waitFor(filter, runs) {
		const deadline = Date.now() + BATCH_WITHIN_MS;
		while ((await countRuns(n8n.api, filter)) < runs) {
			if (Date.now() > deadline) throw new Error('Not all payments have their run.');
			await sleep(LOOK_MS);
		}
	}

	/**
	 * @param {import('./shops.mjs').Bot} bot
	 * @param {number} payments
	 * @param {readonly string[]} status that their runs come to
	 * @returns {Promise<Cost>}
	 */
	async function sell({ token, workflow }, payments, status) {
		const filter = { workflowId: workflow(stub.url).id, status };
		const before = await countRuns(n8n.api, filter);
		const [cpu, bytes] = [cpuSeconds(), await written()];
		for (let sold = 0; sold < payments; sold += BATCH) {
			const batch = Math.min(BATCH, payments - sold);
			await stub.sell(token, batch);
			await waitFor(filter, before + sold + batch);
		}
		return {
			cpuMs: ((cpuSeconds() - cpu) * 1_000) / payments,
			writtenBytes: ((await written()) - bytes) / payments,
		};
	}

	return {
		/** @param {import('./shops.mjs').Bot} bot @param {number} payments whose runs end at once */
		sell: (bot, payments) => sell(bot, payments, ['success']),
		/** @param {import('./shops.mjs').Bot} bot @param {number} payments whose runs go on */
		keepWaiting: (bot, payments) => sell(bot, payments, UNFINISHED),
		/** @param {import('./shops.mjs').Bot} bot @returns {Promise<number>} bytes of the workflow's saved static data */
		readStaticData: async ({ workflow }) => {
			const { staticData } = await n8n.api.call('GET', `/workflows/${workflow(stub.url).id}`);
			return staticData ? Buffer.byteLength(JSON.stringify(staticData)) : 0;
		},
	};
}
