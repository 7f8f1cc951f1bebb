import path from 'node:path';
import { readWritten } from '../profile/profile.mjs';
import { summarize } from '../profile/summarize.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { residentMegabytes } from '../lib/memory.mjs';
import { startServer } from './server.mjs';

/**
 * What one round found out about a server.
 * @typedef {{ startMs: number, perSecond: number, p50: number, memory: number }} Found `memory`: MB after the reads
 */

/**
 * @param {string} node
 * @param {string} program in this folder
 * @param {...string} args
 * @returns {Promise<any>} what it printed
 */
const runProgram = async (node, program, ...args) =>
	JSON.parse(await run(node, [path.join(import.meta.dirname, program), ...args]));

/**
 * Starts a server, reads one resource over and over, ends it.
 * @param {string} node
 * @param {import('./contestants.mjs').Contestant} contestant
 * @param {string} folder
 * @returns {Promise<Found>}
 */
export async function measureReads(node, contestant, folder) {
	const server = await startServer(node, contestant, folder);
	try {
		const load = await runProgram(node, 'load.mjs', `${server.url}${contestant.read}`);
		return { ...load, startMs: server.startMs, memory: residentMegabytes(server.pid) };
	} finally {
		await server.stop();
	}
}

/**
 * What a server's thread does from its start to its first answer; nothing is timed meanwhile.
 * @param {string} node
 * @param {import('./contestants.mjs').Contestant} contestant it ends when it is asked to
 * @param {string} folder
 */
export async function profileStart(node, contestant, folder) {
	const name = 'start.cpuprofile';
	const options = ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}`];
	const profiled = {
		...contestant,
		args: (/** @type {number} */ port) => [...options, ...contestant.args(port)],
	};
	const server = await startServer(node, profiled, folder);
	process.kill(server.pid, 'SIGTERM');
	try {
		return summarize(JSON.parse(await readWritten(path.join(folder, name))));
	} finally {
		await server.stop();
	}
}

/**
 * What only the sandbox does, each at one of its own.
 * @param {string} node
 * @param {import('./contestants.mjs').Contestant} contestant
 * @param {string} folder
 * @returns {Promise<{ payments: number, day: { empty: number, before: number, after: number } }>}
 */
export async function measureShop(node, contestant, folder) {
	const fresh = async (
		/** @type {(server: import('./server.mjs').Running) => Promise<any>} */ work,
	) => {
		const server = await startServer(node, contestant, folder);
		try {
			return await work(server);
		} finally {
			await server.stop();
		}
	};
	const { perSecond } = await fresh(({ url }) => runProgram(node, 'payments.mjs', url));
	const day = await fresh(({ url, pid }) => runProgram(node, 'day.mjs', url, String(pid)));
	return { payments: perSecond, day };
}
