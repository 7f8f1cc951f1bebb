import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { canReadCpu, readCpu } from '../lib/cpu.mjs';
import { tableOf } from './workflows.mjs';

const POLL_MS = 100;
const LONGEST_MS = 180_000;

/**
 * What came out of one flood of payments.
 * @typedef {object} Outcome
 * @property {number} perSecond payments, from the first delivery to the last stored row
 * @property {number} busyCores of the whole machine, on average
 * @property {Record<string, number>} cpu CPU time for one payment in milliseconds, by kind of process
 */

/** Time that all cores together were busy so far, in seconds. */
const busySeconds = () =>
	cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0) /
	1_000;

/**
 * @param {import('../../scripts/n8n/queueMode.mjs').QueueModeN8n} n8n
 * @param {number} size
 * @returns {Record<string, number[]>} process ids of its parts
 */
const partsOf = ({ main, processors, workers, postgres, redis }, size) => ({
	'webhook processors': processors.slice(0, size).map((one) => one.pid()),
	workers: workers.slice(0, size).map((one) => one.pid()),
	'main process': [main.pid()],
	PostgreSQL: [postgres.pid],
	Redis: [redis.pid],
});

/**
 * Has so many payments delivered at once and waits until each has its row.
 * @param {object} setting
 * @param {import('../../scripts/n8n/queueMode.mjs').QueueModeN8n} setting.n8n
 * @param {import('../stub/start.mjs').Stub} setting.stub
 * @param {import('./workflows.mjs').Load} setting.load
 * @param {number} setting.size of the fleet
 * @param {number} setting.payments
 * @returns {Promise<Outcome>}
 */
export async function sell({ n8n, stub, load, size, payments }) {
	const table = tableOf(load);
	await n8n.postgres.query(`TRUNCATE ${table}`);
	const parts = partsOf(n8n, size);
	const cpuBefore = canReadCpu ? readCpu(parts) : {};
	const busyBefore = busySeconds();
	const since = Date.now();
	await stub.sell(load.token, payments);
	for (;;) {
		const [{ rows, last }] = await n8n.postgres.query(
			`SELECT count(*)::int AS rows, max(stored_at) AS last FROM ${table}`,
		);
		if (rows === payments) {
			const seconds = (last.getTime() - since) / 1_000;
			const watched = (Date.now() - since) / 1_000;
			const cpuAfter = canReadCpu ? readCpu(parts) : {};
			return {
				perSecond: payments / seconds,
				busyCores: (busySeconds() - busyBefore) / watched,
				cpu: Object.fromEntries(
					Object.entries(cpuAfter).map(([name, value]) => [
						name,
						((value - cpuBefore[name]) * 1_000) / payments,
					]),
				),
			};
		}
		if (Date.now() - since > LONGEST_MS) {
			throw new Error(
				`${rows} of ${payments} payments were stored within ${LONGEST_MS / 1_000} s.`,
			);
		}
		await sleep(POLL_MS);
	}
}
