/** What `npm start`, the end-to-end tests and the benchmarks run. */
export const usualRelease = '2.41.1';

/**
 * All n8n releases that can be installed, newest first. Each has a folder in releases/ with the lock
 * file of its packages; the end-to-end tests install the package into each of them.
 */
export const releases = [usualRelease, '2.35.0'];
