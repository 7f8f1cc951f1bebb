import { spawn } from 'node:child_process';
import { projectFolder } from './paths.mjs';

/**
 * Runs a program of Node.js in the project's folder, in this terminal.
 * @param {string[]} args the file and its arguments
 * @param {NodeJS.ProcessEnv} [env] what it is told besides
 * @returns {Promise<number>} how it ended
 */
export function runHere(args, env = {}) {
	const child = spawn(process.execPath, args, {
		cwd: projectFolder,
		env: { ...process.env, ...env },
		stdio: 'inherit',
	});
	// Ctrl-C reaches it directly; this process waits for it.
	const wait = () => {};
	const pass = () => child.kill('SIGTERM');
	process.on('SIGINT', wait).on('SIGTERM', pass);
	return new Promise((resolve) => {
		child.once('close', (code) => {
			process.off('SIGINT', wait).off('SIGTERM', pass);
			resolve(code ?? 1);
		});
	});
}

/**
 * Runs a program of Node.js in the project's folder, in this terminal, and ends this process as it ended.
 * @param {string[]} args the file and its arguments
 * @param {NodeJS.ProcessEnv} [env] what it is told besides
 */
export function handOver(args, env) {
	void runHere(args, env).then((code) => process.exit(code));
}
