import path from 'node:path';
import { handOver } from './handOver.mjs';
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
	handOver([program, ...args, ...chosen], env);
}
