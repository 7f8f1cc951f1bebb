import { spawn } from 'node:child_process';
import { projectFolder } from './paths.mjs';

/**
 * Runs a program of Node.js in the project's folder, in this terminal, and ends this process as it ended.
 * @param {string[]} args the file and its arguments
 * @param {NodeJS.ProcessEnv} [env] what it is told besides
 */
export function handOver(args, env = {}) {
	const child = spawn(process.execPath, args, {
		cwd: projectFolder,
		env: { ...process.env, ...env },
		stdio: 'inherit',
	});
	// Ctrl-C reaches it directly; this process waits for it.
	process.on('SIGINT', () => {});
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	child.once('close', (code) => process.exit(code ?? 1));
}
