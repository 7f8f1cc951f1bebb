import path from 'node:path';
import { handOver, runHere } from './handOver.mjs';
import { projectFolder } from './paths.mjs';

const program = path.join(projectFolder, 'node_modules', 'jest', 'bin', 'jest.js');

/** @param {string[]} projects @param {string[]} args */
const commandLine = (projects, args) => {
	const chosen = args.includes('--selectProjects') ? [] : ['--selectProjects', ...projects];
	return [program, ...args, ...chosen];
};

/**
 * Runs jest and ends this process as jest ended.
 * @param {string[]} projects names in jest.config.js, unless `args` chooses some itself
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] what the tests are told besides
 */
export function runJest(projects, args, env = {}) {
	handOver(commandLine(projects, args), env);
}

/**
 * Runs jest as one of several.
 * @param {string[]} projects names in jest.config.js, unless `args` chooses some itself
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] what the tests are told besides
 * @returns {Promise<number>} how it ended
 */
export const runJestOnce = (projects, args, env = {}) => runHere(commandLine(projects, args), env);
