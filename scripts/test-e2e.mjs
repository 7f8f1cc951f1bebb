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
	runJest(['e2e', 'page'], ['--runInBand', ...process.argv.slice(2)], { CHROMIUM_PATH: chromium });
}

main().catch(fail);
