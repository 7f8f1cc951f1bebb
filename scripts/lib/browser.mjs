import { ensureProgram } from './packages.mjs';
import { findOnPath } from './tools.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {string | undefined} path of a Chromium: `CHROMIUM_PATH`, or one on PATH */
export const findChromium = () =>
	process.env.CHROMIUM_PATH || NAMES.map(findOnPath).find((found) => found !== undefined);

/** Path of Chromium; installed when missing. */
export const ensureChromium = () =>
	ensureProgram({
		title: 'Chromium',
		debianPackage: 'chromium',
		find: findChromium,
		otherwise: ', or set CHROMIUM_PATH to one,',
	});
