import path from 'node:path';
import { matchesLockFile } from './lockedTree.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

/**
 * Installs exactly what a folder's package-lock.json says, without install scripts. Not by `npm ci`:
 * that refuses a lock file that does not list the optional packages of all other platforms.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function installLocked(folder, env) {
	await run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'], {
		cwd: folder,
		env,
	});
	if (!matchesLockFile(folder)) {
		throw new Problem(
			`npm did not install what ${path.join(folder, 'package-lock.json')} says. Remove ${path.join(folder, 'node_modules')} and try again.`,
		);
	}
}
