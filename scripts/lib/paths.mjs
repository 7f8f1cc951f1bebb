import { homedir } from 'node:os';
import path from 'node:path';

/** The checkout. */
export const projectFolder = path.resolve(import.meta.dirname, '..', '..');

/** Small things that belong to this checkout: the packed tarball, what it was built from. */
export const localCache = path.join(projectFolder, '.cache');

/** Where failing end-to-end tests leave their screenshots. */
export const testResults = path.join(projectFolder, 'test-results');

/**
 * What is shared by all checkouts of this user: n8n itself, a Node for it, its prepared data folder.
 * Follows `XDG_CACHE_HOME`.
 */
export const sharedCache = path.join(
	process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'),
	'n8n-nodes-telegram-payments',
);
