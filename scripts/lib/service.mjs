import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';

const START_TIMEOUT_MS = 20_000;
const STOP_GRACE_MS = 5_000;
const POLL_MS = 25;
const OUTPUT_CHARACTERS = 20_000;

/**
 * A server beside n8n, running.
 * @typedef {{ pid: number, exited: Promise<string>, stop: () => Promise<void> }} Service
 *   `exited` tells how it ended, with the last it printed
 */

/**
 * Starts a server program and waits until it answers. It ends with this process at the latest, and
 * its folder goes with it.
 * @param {object} program
 * @param {string} program.title
 * @param {string} program.command
 * @param {string[]} program.args
 * @param {string} [program.folder] its data, removed after it has ended
 * @param {{ uid: number, gid: number }} [program.user] who runs it
 * @param {{ gently: NodeJS.Signals, atOnce: NodeJS.Signals }} program.signals that end it
 * @param {() => Promise<boolean>} program.isReady
 * @returns {Promise<Service>}
 */
export async function startService({ title, command, args, folder, user, signals, isReady }) {
	// Loaded late: this module is imported before the project's dependencies are installed.
	const { execa } = await import('execa');
	const child = execa(command, args, {
		...user,
		cwd: folder,
		// Not the terminal's group: Ctrl-C must reach n8n first, which still has data to save.
		detached: true,
		stdin: 'ignore',
		all: true,
		buffer: false,
		reject: false,
		killSignal: signals.gently,
		forceKillAfterDelay: STOP_GRACE_MS,
	});
	let output = '';
	child.all.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
		output = (output + text).slice(-OUTPUT_CHARACTERS);
	});
	const remove = () => {
		if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	const endWithParent = () => {
		child.kill(signals.atOnce);
		remove();
	};
	process.once('exit', endWithParent);
	let running = true;
	const exited = child.then(({ signal, exitCode, originalMessage }) => {
		running = false;
		process.off('exit', endWithParent);
		const how = signal ?? (exitCode === undefined ? originalMessage : `exit code ${exitCode}`);
		return `${how}\n${output.trim()}`;
	});
	const stop = async () => {
		child.kill();
		await exited;
		remove();
	};
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (running && Date.now() < deadline) {
		if (await isReady()) {
			return { pid: /** @type {number} */ (child.pid), exited, stop };
		}
		await sleep(POLL_MS);
	}
	await stop();
	throw new Problem(`${title} did not start: ${await exited}`);
}
