import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../scripts/lib/ports.mjs';
import { createClient } from './client.mjs';

const LOOK_MS = 2;
const START_WITHIN_MS = 60_000;

/**
 * A server that runs.
 * @typedef {{ url: string, pid: number, startMs: number, stop: () => Promise<void> }} Running
 *   `startMs`: from the start of the process to the first request answered with 200
 */

/**
 * @param {string} node
 * @param {import('./contestants.mjs').Contestant} contestant
 * @param {string} folder where it works
 * @returns {Promise<Running>}
 */
export async function startServer(node, { title, args, read }, folder) {
	const port = await findFreePort();
	const url = `http://127.0.0.1:${port}`;
	const since = performance.now();
	const child = spawn(node, args(port), { stdio: 'ignore', detached: true, cwd: folder });
	const exited = once(child, 'close');
	const endWithParent = () => child.kill('SIGKILL');
	process.once('exit', endWithParent);
	const stop = async () => {
		child.kill('SIGKILL');
		await exited;
		process.off('exit', endWithParent);
	};
	const { call, close } = createClient(1);
	const answers = () =>
		call(`${url}${read}`).then(
			() => true,
			() => false,
		);
	const isRunning = () => child.exitCode === null && child.signalCode === null;
	while (isRunning() && performance.now() - since < START_WITHIN_MS) {
		if (await answers()) {
			const startMs = performance.now() - since;
			close();
			return { url, pid: /** @type {number} */ (child.pid), startMs, stop };
		}
		await sleep(LOOK_MS);
	}
	close();
	await stop();
	throw new Error(`${title} did not answer.`);
}
