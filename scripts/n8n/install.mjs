import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { installLocked } from '../lib/lockedInstall.mjs';
import { sharedCache } from '../lib/paths.mjs';
import { cleanEnvironment, run } from '../lib/run.mjs';
import { step } from '../lib/steps.mjs';
import { requireTools } from '../lib/tools.mjs';
import { ensureNode, majorForN8n } from './node.mjs';
import { usualRelease } from './releases.mjs';

/** Modules that n8n cannot start without and whose install scripts therefore have to run. */
const NATIVE_MODULES = ['sqlite3', 'isolated-vm'];

/** For those modules, where no ready-made binary can be downloaded. */
const BUILD_TOOLS = ['npm', 'python3', 'g++', 'make'];

/** @param {string} version one of releases.mjs */
function filesOf(version) {
	const folder = path.join(import.meta.dirname, 'releases', version);
	return {
		manifest: path.join(folder, 'package.json'),
		lockFile: path.join(folder, 'package-lock.json'),
	};
}

/**
 * An n8n that is ready to run.
 * @typedef {{ version: string, key: string, node: string, bin: string }} InstalledN8n
 *   `key` differs whenever something was installed that could behave differently
 */

/**
 * Where an n8n is or will be.
 * @param {string} version
 */
function locate(version) {
	const key = createHash('sha256')
		.update(readFileSync(filesOf(version).lockFile))
		.update(`${process.platform}-${process.arch}-node${majorForN8n}`)
		.digest('hex')
		.slice(0, 12);
	return { key, folder: path.join(sharedCache, `n8n-${version}-${key}`) };
}

/**
 * Refuses at once what would otherwise fail minutes later.
 * @param {readonly string[]} [versions]
 * @throws {import('../lib/problem.mjs').Problem} when n8n has still to be installed and something needed for that is missing
 */
export function requireToolsForN8n(versions = [usualRelease]) {
	const missing = versions.filter((version) => !existsSync(locate(version).folder));
	if (missing.length > 0) requireTools(BUILD_TOOLS, `install n8n ${missing.join(' and ')}`);
}

/**
 * Installs a pinned n8n into the user's cache, once. An interrupted installation goes on at the
 * step it was interrupted in; a half installed one is never used, because the folder gets its name
 * only when complete.
 * @param {string} [version] one of releases.mjs
 * @returns {Promise<InstalledN8n>}
 */
export async function ensureN8n(version = usualRelease) {
	requireToolsForN8n([version]);
	const { key, folder } = locate(version);
	const node = await ensureNode();
	if (!existsSync(folder)) {
		await withLock(`${folder}.lock`, async () => {
			if (!existsSync(folder)) await install(`${folder}.partial`, folder, version, node);
		});
	}
	const bin = path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	return { version, key, node: node.executable, bin };
}

/**
 * @param {string} partial
 * @param {string} folder
 * @param {string} version
 * @param {import('./node.mjs').NodeForN8n} node
 */
async function install(partial, folder, version, node) {
	const env = cleanEnvironment({
		PATH: [path.dirname(node.executable), process.env.PATH].join(path.delimiter),
		...(node.headers && { npm_config_nodedir: node.headers }),
	});
	const { manifest, lockFile } = filesOf(version);
	await mkdir(partial, { recursive: true });
	await copyFile(manifest, path.join(partial, 'package.json'));
	await copyFile(lockFile, path.join(partial, 'package-lock.json'));

	await once(partial, 'installed', () =>
		step(`Install n8n ${version} (about 5 minutes, once for all checkouts)`, () =>
			installLocked(partial, env),
		),
	);
	// All other install scripts stay off: one of n8n's parts downloads a library that n8n can do without.
	await once(partial, 'compiled', () =>
		step(
			`Compile ${NATIVE_MODULES.join(' and ')} for Node.js ${node.major} (about 2 minutes)`,
			() =>
				run('npm', ['rebuild', ...NATIVE_MODULES, '--ignore-scripts=false'], { cwd: partial, env }),
		),
	);
	await rename(partial, folder);
}

/**
 * @param {string} folder where the finished step leaves its mark
 * @param {string} mark
 * @param {() => Promise<unknown>} work
 */
async function once(folder, mark, work) {
	const file = path.join(folder, `.${mark}`);
	if (existsSync(file)) return;
	await work();
	await writeFile(file, '');
}
