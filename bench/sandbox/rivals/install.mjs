import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../../../scripts/lib/lock.mjs';
import { installLocked } from '../../../scripts/lib/lockedInstall.mjs';
import { sharedCache } from '../../../scripts/lib/paths.mjs';
import { cleanEnvironment } from '../../../scripts/lib/run.mjs';
import { step } from '../../../scripts/lib/steps.mjs';

const FILES = ['package.json', 'package-lock.json'];

/** @param {string} file */
const here = (file) => path.join(import.meta.dirname, file);

/** @returns {Record<string, string>} the version of each mock server */
export const versions = () => JSON.parse(readFileSync(here('package.json'), 'utf8')).dependencies;

/**
 * Installs the mock servers into the user's cache, once for each lock file. A half installed folder is
 * never used: it gets its name only when complete.
 * @param {string} node which Node.js runs them
 * @returns {Promise<string>} the folder of their packages
 */
export async function ensureRivals(node) {
	const key = createHash('sha256')
		.update(readFileSync(here('package-lock.json')))
		.digest('hex');
	const folder = path.join(sharedCache, `mock-servers-${key.slice(0, 12)}`);
	await withLock(`${folder}.lock`, async () => {
		if (existsSync(folder)) return;
		const partial = `${folder}.partial`;
		await mkdir(partial, { recursive: true });
		for (const file of FILES) await copyFile(here(file), path.join(partial, file));
		const PATH = [path.dirname(node), process.env.PATH].join(path.delimiter);
		await step('Install the mock servers (about half a minute, once for all checkouts)', () =>
			installLocked(partial, cleanEnvironment({ PATH })),
		);
		await rename(partial, folder);
	});
	return path.join(folder, 'node_modules');
}
