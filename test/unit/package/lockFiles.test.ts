import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..', '..');

interface Locked {
	version?: string;
	resolved?: string;
	link?: boolean;
	optionalDependencies?: Record<string, string>;
}

const readLock = (file: string) =>
	(
		JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as {
			packages: Record<string, Locked>;
		}
	).packages;

/** Whether Node would find a package from a place in the tree: there, or in a folder above. */
function isFound(packages: Record<string, Locked>, from: string, name: string): boolean {
	const inner = from ? `${from}/node_modules/${name}` : `node_modules/${name}`;
	if (inner in packages) return true;
	if (!from) return false;
	return isFound(packages, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

const RELEASES = 'scripts/n8n/releases';
const LOCK_FILES = [
	'package-lock.json',
	'docs/.vitepress/package-lock.json',
	...readdirSync(path.join(ROOT, RELEASES)).map(
		(version) => `${RELEASES}/${version}/package-lock.json`,
	),
];

describe.each(LOCK_FILES)('%s', (file) => {
	const packages = readLock(file);

	// `npm ci` refuses a lock file without them; some releases lack packages for some platforms.
	it('given packages with a part per platform, when the parts are looked up, then those of all platforms are there', () => {
		const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies)
				.filter((name) => !isFound(packages, from, name))
				.map((name) => `${name} of ${from}`),
		);
		expect(missing).toEqual([]);
	});

	if (file.startsWith(RELEASES)) {
		it('given the folder of a release, when its n8n is looked up, then it is of that release', () => {
			expect(packages['node_modules/n8n'].version).toBe(path.basename(path.dirname(file)));
		});
	}

	it('given the packages, when their sources are looked at, then no download address is written down', () => {
		expect(
			Object.entries(packages).filter(([, { resolved, link }]) => resolved !== undefined && !link),
		).toEqual([]);
	});
});
