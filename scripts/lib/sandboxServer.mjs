import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from './paths.mjs';
import { Problem } from './problem.mjs';

const START_TIMEOUT_MS = 20_000;
const STOP_GRACE_MS = 3_000;

/** The built program; `npm run build` makes it. */
export const sandboxProgram = path.join(projectFolder, 'sandbox', 'dist', 'cli.js');

/**
 * Starts the built sandbox as a process of its own and waits until it answers.
 * @param {string[]} args options of the sandbox's command line
 * @param {number} port the one among `args`
 * @returns {Promise<{ url: string, exited: Promise<string>, stop: () => Promise<void> }>}
 */
export async function startSandbox(args, port) {
	const url = `http://127.0.0.1:${port}`;
	const child = spawn(process.execPath, [sandboxProgram, ...args], {
		// Not the terminal's group: Ctrl-C must reach n8n first, which still has calls to make.
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			output = (output + text).slice(-20_000);
		});
	}
	let running = true;
	const endWithParent = () => child.kill('SIGKILL');
	process.once('exit', endWithParent);
	/** @type {Promise<string>} */
	const exited = new Promise((resolve) => {
		child.once('close', (code, signal) => {
			running = false;
			process.off('exit', endWithParent);
			resolve(`${signal ?? `exit code ${code}`}\n${output.trim()}`);
		});
	});
	const stop = async () => {
		child.kill('SIGTERM');
		const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
		await exited;
		clearTimeout(timer);
	};

	const deadline = Date.now() + START_TIMEOUT_MS;
	while (running && Date.now() < deadline) {
		const answer = await fetch(`${url}/api/health`).catch(() => undefined);
		if (answer?.ok) return { url, exited, stop };
		await sleep(50);
	}
	await stop();
	throw new Problem(`The sandbox did not start. It printed:\n${output.trim()}`);
}
