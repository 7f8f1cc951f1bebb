import { setTimeout as sleep } from 'node:timers/promises';
import { say, step } from '../../scripts/lib/steps.mjs';
import { troubles } from './faults.mjs';

const LONGEST_WARM_UP_MS = 300_000;
/** Long enough that idle connections have been closed and some samples are taken. */
const QUIET_MS = 75_000;
const TROUBLE_MS = 20_000;

/**
 * @typedef {Awaited<ReturnType<typeof import('./shop.mjs').openShop>>} Shop
 * @typedef {import('./traffic.mjs').Traffic} Traffic
 * @typedef {import('./verdict.mjs').Phase} Phase
 */

/**
 * The whole run: warm-up with a kill and a restart of n8n, quiet, the long stretch that is judged,
 * quiet again, a last restart.
 * @param {Shop} shop
 * @param {Traffic} traffic
 * @param {number} minutes of traffic, without the quiet parts
 * @returns {Promise<{ phases: { before: Phase, steady: Phase, after: Phase }, restarts: number, unfinished: number }>}
 */
export async function runCourse({ n8n, telegram, waitUntilQuiet }, traffic, minutes) {
	const totalMs = minutes * 60_000;
	let unfinished = 0;
	const warmUpMs = Math.min(LONGEST_WARM_UP_MS, totalMs / 4);

	/** @param {string} title @param {() => Promise<unknown>} meanwhile @returns {Promise<Phase>} */
	const busy = (title, meanwhile) =>
		step(title, async () => {
			const from = Date.now();
			const end = new AbortController();
			const buying = traffic.run(end.signal);
			const disturbing = disturb(telegram, end.signal);
			try {
				await meanwhile();
			} finally {
				end.abort();
				await Promise.all([buying, disturbing]);
			}
			const to = Date.now();
			await telegram.disturb([]);
			await traffic.settled();
			unfinished += await waitUntilQuiet();
			say(`  ${traffic.started()} purchases so far`);
			return { from, to };
		});

	/** @param {string} title @returns {Promise<Phase>} */
	const quiet = (title) =>
		step(title, async () => {
			const from = Date.now();
			await sleep(QUIET_MS);
			return { from, to: Date.now() };
		});

	await busy('Warm up, with a kill and a restart of n8n', async () => {
		await sleep(warmUpMs / 4);
		await n8n.kill();
		await n8n.restart();
		await sleep(warmUpMs / 4);
		await n8n.restart();
		await sleep(warmUpMs / 2);
	});
	const before = await quiet('Nobody buys');
	const steady = await busy(`Buy for ${Math.round((totalMs - warmUpMs) / 60_000)} minutes`, () =>
		sleep(totalMs - warmUpMs),
	);
	const after = await quiet('Nobody buys');
	await step('Restart n8n once more: nothing may come again', async () => {
		await n8n.restart();
		unfinished += await waitUntilQuiet();
	});
	return { phases: { before, steady, after }, restarts: 2, unfinished };
}

/**
 * One trouble after another.
 * @param {import('./telegram.mjs').Telegram} telegram
 * @param {AbortSignal} signal
 */
async function disturb(telegram, signal) {
	for (let turn = 0; !signal.aborted; turn++) {
		await telegram.disturb([...troubles[turn % troubles.length].faults]);
		await sleep(TROUBLE_MS, undefined, { signal }).catch(() => {});
	}
}
