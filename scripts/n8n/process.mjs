import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answers } from '../lib/http.mjs';
import { Problem } from '../lib/problem.mjs';
import { n8nEnvironment } from './environment.mjs';

const START_TIMEOUT_MS = 180_000;
const STOP_GRACE_MS = 15_000;
const POLL_MS = 100;
const KEPT_LOG_LINES = 2_000;

/**
 * One run of an n8n command that goes on until it is stopped.
 * @typedef {{ pid: number, lines: () => string[], exited: Promise<string>, stop: () => Promise<void>, kill: () => Promise<void> }} N8nProcess
 *   `exited` tells how the process ended; `kill` ends it without a chance to clean up
 */

/**
 * Starts an n8n command on a data folder and waits until it is ready.
 * @param {import('./install.mjs').InstalledN8n} n8n
 * @param {object} options
 * @param {string[]} options.args the command, e.g. `start`
 * @param {string} options.userFolder
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} options.ready the line it prints when it is
 * @param {string} [options.url] where it then answers its health check
 * @returns {Promise<N8nProcess>}
 * @throws {Problem} with n8n's last lines when it ends or does not get ready
 */
export async function startProcess(n8n, { args, userFolder, env, ready, url }) {
	const child = spawn(n8n.node, [n8n.bin, ...args], {
		cwd: userFolder,
		// A group of its own: Ctrl-C reaches it through stop() only, and its task runner ends with it.
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: n8nEnvironment(n8n, userFolder, env),
	});
	const lines = collectLines(child, path.join(userFolder, 'n8n.log'));
	let running = true;
	/** @type {Promise<string>} */
	const exited = new Promise((resolve) => {
		const ended = (/** @type {string} */ how) => {
			running = false;
			process.off('exit', endWithParent);
			resolve(how);
		};
		child.once('error', (error) => ended(error.message));
		child.once('close', (code, signal) => ended(signal ?? `exit code ${code}`));
	});
	/** @param {NodeJS.Signals} signal @param {boolean} group */
	const send = (signal, group) => {
		if (!running || child.pid === undefined) return;
		try {
			process.kill(group ? -child.pid : child.pid, signal);
		} catch (error) {
			if (error.code !== 'ESRCH') throw error;
		}
	};
	const endWithParent = () => send('SIGKILL', true);
	process.once('exit', endWithParent);

	const kill = async () => {
		send('SIGKILL', true);
		await exited;
	};
	const stop = async () => {
		send('SIGINT', false);
		const grace = new AbortController();
		const late = sleep(STOP_GRACE_MS, undefined, { signal: grace.signal }).then(kill, () => {});
		await Promise.race([exited, late]);
		grace.abort();
	};

	try {
		await waitUntilReady({ ready, url, lines, isRunning: () => running });
	} catch (error) {
		await kill();
		throw error;
	}
	return { pid: /** @type {number} */ (child.pid), lines: () => [...lines], exited, stop, kill };
}

/**
 * Keeps the last lines of both streams and writes all of them to a file.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} file
 */
function collectLines(child, file) {
	/** @type {string[]} */
	const lines = [];
	const log = createWriteStream(file, { flags: 'a' });
	for (const stream of [child.stdout, child.stderr]) {
		let rest = '';
		stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			log.write(text);
			const parts = (rest + text).split('\n');
			rest = parts.pop() ?? '';
			lines.push(...parts);
			lines.splice(0, lines.length - KEPT_LOG_LINES);
		});
	}
	child.once('close', () => log.end());
	return lines;
}

/**
 * @param {{ ready: string, url: string | undefined, lines: string[], isRunning: () => boolean }} state
 */
async function waitUntilReady({ ready, url, lines, isRunning }) {
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < deadline && isRunning()) {
		const said = lines.some((line) => line.includes(ready));
		if (said && (url === undefined || (await answers(`${url}/healthz/readiness`)))) return;
		await sleep(POLL_MS);
	}
	const what = isRunning()
		? `did not start within ${START_TIMEOUT_MS / 1000} s`
		: 'ended while starting';
	throw new Problem(`n8n ${what}. Its last lines:\n${lines.slice(-30).join('\n')}`);
}
