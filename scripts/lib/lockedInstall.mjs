import { run } from './run.mjs';

/**
 * Installs exactly what a folder's package-lock.json says, without install scripts.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function installLocked(folder, env) {
	await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, env });
}
