import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectFolder } from './paths.mjs';

/**
 * Runs jest and ends this process as jest ended.
 * @param {string[]} projects names in jest.config.js, unless `args` chooses some itself
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] what the tests are told besides
 */
export function runJest(projects, args, env = {}) {
	const program = path.join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');
	const chosen = args.includes('--selectProjects') ? [] : ['--selectProjects', ...projects];
	const child = spawn(process.execPath, [program, ...args, ...chosen], {
		cwd: projectFolder,
		env: { ...process.env, ...env },
		stdio: 'inherit',
	});
	// Ctrl-C reaches jest directly; this process waits for it.
	process.on('SIGINT', () => {});
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	child.once('close', (code) => process.exit(code ?? 1));
}
