import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @param {string} file */
const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Whether a folder's node_modules holds exactly the versions of its package-lock.json (optional
 * packages aside: those of other platforms are never there).
 * @param {string} folder
 */
export function matchesLockFile(folder) {
	try {
		const wanted = readPackages(path.join(folder, 'package-lock.json'));
		const installed = readPackages(path.join(folder, 'node_modules', '.package-lock.json'));
		return Object.entries(wanted).every(
			([name, { version, link, optional }]) =>
				!name.startsWith('node_modules/') ||
				link ||
				optional ||
				installed[name]?.version === version,
		);
	} catch {
		return false;
	}
}
