/** What `npm start`, the end-to-end tests and the benchmarks run. */
export const usualRelease = '2.41.1';

/** The n8n releases into which the end-to-end tests install the package, newest first. */
export const releases = [usualRelease, '2.35.0'];

/**
 * All n8n releases that can be installed, newest first. Each has a folder in releases/ with the lock
 * file of its packages. `npm run test:releases` tries the package in all of them.
 */
export const allReleases = [...releases, '2.20.12', '2.0.3', '1.123.81'];

/**
 * @param {string} wanted a release, or how it begins: `2.20`, `1.123.x`
 * @returns {string[]} those of {@link allReleases} that are meant
 */
export function matchReleases(wanted) {
	const start = wanted.replace(/\.x$/, '');
	return allReleases.filter((release) => release === start || release.startsWith(`${start}.`));
}
