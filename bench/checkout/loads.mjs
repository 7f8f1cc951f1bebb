import { setTimeout as sleep } from 'node:timers/promises';
import { http } from '../../scripts/lib/http.mjs';
import { LIMITED_STUB } from '../bulk/limits.mjs';
import { botCredentials, bulkWorkflow, ordersOf, ours } from '../bulk/ways.mjs';
import { computeWorkflow } from './computing.mjs';
import { busyWays } from './ways.mjs';

/** @typedef {import('./withWays.mjs').Around} Around */

/**
 * Something that n8n does while checkouts are timed.
 * @typedef {object} BusyLoad
 * @property {string} name
 * @property {string} title
 * @property {<T>(around: Around, work: () => Promise<T>) => Promise<T>} during does the work while n8n is
 *   busy, and resolves when n8n is idle again
 */

export const BULK_INVOICES = 1_000;

/** After the last of them has begun n8n still saves it. */
const SETTLE_MS = 2_000;

const own = busyWays.filter(({ name }) => name !== 'builtIn');

/** @param {number} runs payment runs that go on, half of them received by webhook and half by polling */
const paymentRuns = (runs) =>
	/** @type {BusyLoad} */ ({
		name: `runs${runs}`,
		title: `${runs} payment runs going on`,
		during: async ({ stub, waitUntilIdle }, work) => {
			for (const { token } of own) await stub.sell(token, runs / own.length);
			await stub.untilHeld(runs);
			await sleep(SETTLE_MS);
			const result = await work();
			await stub.release();
			await waitUntilIdle();
			return result;
		},
	});

/** @type {BusyLoad} */
const bulk = {
	name: 'bulk',
	title: `a bulk of ${BULK_INVOICES.toLocaleString('en-US')} invoices going out`,
	during: async ({ stub, n8n, waitUntilIdle }, work) => {
		const entries = ordersOf(BULK_INVOICES);
		const client = await http();
		let isGoingOn = true;
		const sending = client
			.post(`${n8n.url}/webhook/bulk-${ours.name}`, { entries })
			.finally(() => (isGoingOn = false));
		await sleep(SETTLE_MS);
		const result = await work();
		if (!isGoingOn) throw new Error('The bulk ended before the checkouts were timed.');
		await sending;
		const { customers } = await stub.takeInvoices(ours.token);
		if (customers !== BULK_INVOICES) throw new Error(`${customers} customers got their invoice.`);
		await waitUntilIdle();
		return result;
	},
};

/** @param {'code' | 'fields'} name @param {string} title */
const computing = (name, title) =>
	/** @type {BusyLoad} */ ({
		name,
		title,
		during: async ({ n8n, waitUntilIdle }, work) => {
			const client = await http();
			let isWanted = true;
			let runs = 0;
			const compute = async () => {
				for (; isWanted; runs++) {
					const { status } = await client.post(`${n8n.url}/webhook/compute-${name}`, {});
					if (status !== 200) throw new Error(`The computing workflow answered HTTP ${status}.`);
				}
			};
			const busy = compute();
			await sleep(SETTLE_MS);
			const result = await work().finally(() => (isWanted = false));
			await busy;
			if (runs === 0) throw new Error('Nothing was computed.');
			await waitUntilIdle();
			return result;
		},
	});

/** The first is the one that the others are compared with. @type {readonly BusyLoad[]} */
export const loads = [
	{ name: 'idle', title: 'nothing else going on', during: async (_, work) => await work() },
	paymentRuns(40),
	paymentRuns(500),
	bulk,
	computing('code', 'a Code node computing'),
	computing('fields', 'Edit Fields computing'),
];

/** What these loads need in n8n and of the stub. @type {import('./withWays.mjs').Beside} */
export const busyBesides = {
	stubOptions: LIMITED_STUB,
	credentials: botCredentials,
	workflows: (url) => [bulkWorkflow(ours, url), computeWorkflow('code'), computeWorkflow('fields')],
};
