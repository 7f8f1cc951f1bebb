// `npm run test:e2e`: real n8n, in queue mode too, and real Chromium. Options go to jest.
import { ensureChromium } from './lib/browser.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runJest } from './lib/jest.mjs';
import { ensurePackage } from './lib/package.mjs';
import { ensureProgram } from './lib/packages.mjs';
import { fail } from './lib/problem.mjs';
import { findOnPath } from './lib/tools.mjs';
import { ensureN8n, requireToolsForN8n } from './n8n/install.mjs';
import { releases } from './n8n/releases.mjs';
import { ensurePostgres } from './servers/postgres.mjs';
import { ensureRedis } from './servers/redis.mjs';

/**
 * `npm run test:storm`: hundreds of payments while n8n is killed again and again, and n8n killed at each
 * step of a payment with its database locked for half a minute; and two hundred runs that wait at once,
 * received both ways, in all releases of n8n; and trouble that takes its time.
 */
const STORM = {
	patterns: [
		'--testPathPatterns',
		'test/e2e/trigger/storm.test.ts',
		'test/e2e/trigger/kills.test.ts',
		'test/e2e/trigger/waiting.test.ts',
		'test/e2e/trigger/trouble.test.ts',
	],
	env: { STORM: 'long', STORM_LOCKED_MS: '30000' },
};

const NEWCOMER_TEST = 'test/e2e/examples/newcomer.test.ts';

/** `npm run test:newcomer`: the page of every example, followed in the editor, for half an hour. */
const NEWCOMER = { patterns: ['--testPathPatterns', NEWCOMER_TEST], env: {} };

/** What has no place in the suite that runs for every change. */
const USUAL = { patterns: ['--testPathIgnorePatterns', NEWCOMER_TEST], env: {} };

/**
 * Parts of the suite that have a command of their own, by its option.
 * @type {Readonly<Record<string, { patterns: string[], env: NodeJS.ProcessEnv }>>}
 */
const PARTS = { '--storm': STORM, '--newcomer': NEWCOMER };

/** For the certificates of the stand-ins. */
const ensureOpenssl = () =>
	ensureProgram({ title: 'openssl', debianPackage: 'openssl', find: () => findOnPath('openssl') });

async function main() {
	requireToolsForN8n(releases);
	// First: what a person has to install should not be missed an hour later.
	const chromium = await ensureChromium();
	await ensureRedis();
	await ensurePostgres();
	await ensureOpenssl();
	await ensureDependencies();
	await ensurePackage();
	for (const release of releases) await ensureN8n(release);
	// One after another: each file starts an n8n of its own.
	const given = process.argv.slice(2);
	const options = given.filter((option) => !(option in PARTS));
	const part = given.map((option) => PARTS[option]).find((found) => found !== undefined) ?? USUAL;
	runJest(
		part === USUAL ? ['e2e', 'page'] : ['e2e'],
		['--runInBand', ...part.patterns, ...options],
		{ CHROMIUM_PATH: chromium, ...part.env },
	);
}

main().catch(fail);
