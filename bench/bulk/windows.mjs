import { http, isSuccess } from '../../scripts/lib/http.mjs';
import { MEGABYTE } from '../lib/memoryProbe.mjs';
import { ordersOf, ours } from './ways.mjs';
import { createTally } from './tally.mjs';

/** Invoices of a window. */
export const WINDOW = 2_000;

/**
 * One list as long as all windows together.
 * @typedef {object} LongList
 * @property {number[]} seconds of each window
 * @property {number[]} memory resident megabytes before the list and at the end of each window
 * @property {number} memoryAfter resident megabytes after the run
 * @property {number} lost
 * @property {number} twice
 */

/**
 * Sends one list and looks at the end of each of its windows.
 * @param {object} setting
 * @param {string} setting.url of n8n
 * @param {import('../stub/start.mjs').Stub} setting.stub
 * @param {number} setting.windows
 * @param {() => Promise<number>} setting.readMemory resident bytes of n8n after a garbage collection
 * @param {(line: string) => void} setting.show
 * @returns {Promise<LongList>}
 */
export async function sendInWindows({ url, stub, windows, readMemory, show }) {
	const client = await http();
	const tally = createTally(stub, ours.token);
	const entries = ordersOf(windows * WINDOW);
	const memory = [await readMemory()];
	const since = Date.now();
	let hasEnded = false;
	const run = client.post(`${url}/webhook/bulk-${ours.name}`, { entries }).finally(() => {
		hasEnded = true;
	});
	const seconds = [];
	for (let window = 1; window <= windows; window++) {
		await tally.reachMessages(window * WINDOW, () => hasEnded);
		memory.push(await readMemory());
		const from = window === 1 ? since : tally.sent[(window - 1) * WINDOW - 1]?.at;
		const to = tally.sent[window * WINDOW - 1]?.at;
		if (from === undefined || to === undefined) {
			throw new Error(`Only ${tally.sent.length} of ${entries.length} invoices were sent.`);
		}
		seconds.push((to - from) / 1_000);
		show(`window ${window} of ${windows}: ${seconds[window - 1].toFixed(1)} s`);
	}
	const { status } = await run;
	if (!isSuccess(status)) throw new Error(`The run of the list ended with HTTP ${status}.`);
	await tally.look();
	return {
		seconds,
		memory: memory.map((bytes) => bytes / MEGABYTE),
		memoryAfter: (await readMemory()) / MEGABYTE,
		lost: entries.length - tally.customers(),
		twice: tally.twice(),
	};
}
