import { spawn } from 'node:child_process';
import { Problem } from '../../scripts/lib/problem.mjs';

/**
 * Starts a program of the benchmarks as a process of its own and waits for its line "ready …".
 * @param {string} node which Node.js runs it
 * @param {string[]} args the file and its arguments
 * @returns {Promise<{ ready: string, stop: () => Promise<void> }>} `ready`: the rest of that line
 */
export function startProgram(node, args) {
	const child = spawn(node, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	const endWithParent = () => child.kill('SIGKILL');
	process.once('exit', endWithParent);
	/** @type {Promise<void>} */
	const exited = new Promise((resolve) => {
		child.once('close', () => {
			process.off('exit', endWithParent);
			resolve();
		});
	});
	const stop = async () => {
		child.kill('SIGTERM');
		await exited;
	};
	return new Promise((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
				output = (output + text).slice(-10_000);
				const line = /^ready(.*)$/m.exec(output);
				if (line) resolve({ ready: line[1].trim(), stop });
			});
		}
		child.once('error', (error) => reject(new Problem(`${args[0]}: ${error.message}`)));
		void exited.then(() => reject(new Problem(`${args[0]} ended. It printed:\n${output}`)));
	});
}
