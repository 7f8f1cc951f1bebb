import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';
import { findOnPath } from './tools.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {string | undefined} path of a Chromium: `CHROMIUM_PATH`, or one on PATH */
export const findChromium = () =>
	process.env.CHROMIUM_PATH || NAMES.map(findOnPath).find((found) => found !== undefined);

/**
 * Installs Chromium with apt-get when there is none and this is allowed to.
 * @throws {Problem} when there is none and none can be installed
 */
export async function ensureChromium() {
	if (findChromium()) return;
	if (process.getuid?.() !== 0 || !findOnPath('apt-get')) {
		throw new Problem(
			'The end-to-end tests need Chromium, and none is on PATH. Install it (Debian/Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to one.',
		);
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await step('Install Chromium with apt-get', async () => {
		await run('apt-get', ['update'], { env });
		await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env });
	});
	if (!findChromium()) throw new Problem('apt-get installed chromium, but it is not on PATH.');
}
