import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { sharedCache } from '../lib/paths.mjs';
import { Problem } from '../lib/problem.mjs';
import { cleanEnvironment, run } from '../lib/run.mjs';
import { step } from '../lib/steps.mjs';

/** n8n 2.38 and newer refuse an older one. */
const MINIMUM_MAJOR = 24;
const FETCHED_VERSION = '24.21.0';
const FETCHABLE = new Set(['linux-x64', 'linux-arm64']);

/**
 * The Node that runs n8n.
 * @typedef {{ executable: string, major: number, headers?: string }} NodeForN8n
 *   `headers`: folder whose include/node holds its C++ headers, when they are there
 */

/**
 * @param {string} folder holding bin/node
 * @param {number} major
 * @returns {NodeForN8n}
 */
function describe(folder, major) {
	return {
		executable: path.join(folder, 'bin', 'node'),
		major,
		headers: existsSync(path.join(folder, 'include', 'node', 'node.h')) ? folder : undefined,
	};
}

const ownMajor = Number(process.versions.node.split('.')[0]);

/** Major version of the Node that {@link ensureNode} will give. */
export const majorForN8n = Math.max(ownMajor, MINIMUM_MAJOR);

/**
 * The Node running this script when n8n accepts it, else one fetched from the npm registry once.
 * @returns {Promise<NodeForN8n>}
 */
export async function ensureNode() {
	if (ownMajor >= MINIMUM_MAJOR) {
		const own = describe(path.resolve(path.dirname(process.execPath), '..'), ownMajor);
		return { ...own, executable: process.execPath };
	}
	const platform = `${process.platform}-${process.arch}`;
	if (!FETCHABLE.has(platform)) {
		throw new Problem(
			`n8n needs Node.js ${MINIMUM_MAJOR} or newer; this is ${process.version}, and none can be fetched for ${platform}. Install Node.js ${MINIMUM_MAJOR} and try again.`,
		);
	}
	const folder = path.join(sharedCache, `node-${FETCHED_VERSION}-${platform}`);
	await withLock(`${folder}.lock`, async () => {
		if (!existsSync(folder)) await fetchNode(`node-${platform}`, folder);
	});
	return describe(folder, MINIMUM_MAJOR);
}

/**
 * @param {string} packageName
 * @param {string} folder
 */
async function fetchNode(packageName, folder) {
	const partial = `${folder}.partial`;
	await rm(partial, { recursive: true, force: true });
	await mkdir(partial, { recursive: true });
	await step(`Fetch Node.js ${FETCHED_VERSION} for n8n (this is ${process.version})`, () =>
		run(
			'npm',
			['install', '--ignore-scripts', '--no-package-lock', `${packageName}@${FETCHED_VERSION}`],
			{ cwd: partial, env: cleanEnvironment({ npm_config_prefix: undefined }) },
		),
	);
	const fetched = path.join(partial, 'node_modules', packageName);
	const { version } = JSON.parse(readFileSync(path.join(fetched, 'package.json'), 'utf8'));
	if (version !== FETCHED_VERSION)
		throw new Problem(`Fetched Node.js ${version} instead of ${FETCHED_VERSION}.`);
	await rename(fetched, folder);
	await rm(partial, { recursive: true, force: true });
}
