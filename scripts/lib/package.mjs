import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { localCache, projectFolder } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

const SOURCES = [
	'credentials',
	'nodes',
	'sandbox',
	'gulpfile.js',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
];
const GENERATED = new Set(['dist', 'node_modules', 'test', 'coverage']);

/**
 * @param {string} relative a file or folder of the checkout
 * @returns {Promise<string[]>} the files in it, in a stable order
 */
async function listFiles(relative) {
	const entries = await readdir(path.join(projectFolder, relative), { withFileTypes: true }).catch(
		() => undefined,
	);
	if (!entries) return [relative];
	const kept = entries
		.filter((entry) => !GENERATED.has(entry.name))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	const lists = await Promise.all(
		kept.map((entry) => {
			const inner = path.posix.join(relative, entry.name);
			return entry.isDirectory() ? listFiles(inner) : [inner];
		}),
	);
	return lists.flat();
}

/** A hash over everything that `npm run build` reads. */
async function hashSources() {
	const hash = createHash('sha256');
	for (const file of (await Promise.all(SOURCES.map(listFiles))).flat()) {
		hash.update(`${file}\0`).update(await readFile(path.join(projectFolder, file)));
	}
	return hash.digest('hex');
}

/**
 * Builds the package and the sandbox and packs the package, unless that was done for the same
 * sources before.
 * @returns {Promise<string>} path of the packed tarball
 */
export function ensurePackage() {
	return withLock(path.join(localCache, 'package.lock'), async () => {
		const record = path.join(localCache, 'package.json');
		const sources = await hashSources();
		const last = await readFile(record, 'utf8').then(JSON.parse, () => undefined);
		if (last?.sources === sources && existsSync(last.tarball) && isBuilt()) return last.tarball;

		await step('Build the package and the sandbox', () =>
			run('npm', ['run', 'build'], { cwd: projectFolder }),
		);
		const folder = path.join(localCache, 'packed');
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		const output = await step('Pack the package', () =>
			run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: projectFolder }),
		);
		const [{ filename }] = JSON.parse(output.slice(output.indexOf('[')));
		const tarball = path.join(folder, filename);
		await writeFile(record, JSON.stringify({ sources, tarball }));
		return tarball;
	});
}

function isBuilt() {
	return ['dist/nodes', 'sandbox/dist/cli.js'].every((built) =>
		existsSync(path.join(projectFolder, built)),
	);
}
