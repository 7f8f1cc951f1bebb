import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';

/** @param {string} name */
export function findOnPath(name) {
	return (process.env.PATH ?? '')
		.split(path.delimiter)
		.map((folder) => path.join(folder, name))
		.find((file) => {
			try {
				accessSync(file, constants.X_OK);
				return statSync(file).isFile();
			} catch {
				return false;
			}
		});
}

/**
 * Refuses early when a program that a later step needs is missing.
 * @param {string[]} names
 * @param {string} purpose ends the sentence "… is needed to"
 * @throws {Problem}
 */
export function requireTools(names, purpose) {
	const missing = names.filter((name) => !findOnPath(name));
	if (missing.length === 0) return;
	const verb = missing.length === 1 ? 'is' : 'are';
	throw new Problem(
		`${missing.join(', ')} ${verb} needed to ${purpose}, but not on PATH. Install ${
			missing.length === 1 ? 'it' : 'them'
		} and try again (Debian/Ubuntu: apt-get install g++ make python3; npm comes with Node.js).`,
	);
}
