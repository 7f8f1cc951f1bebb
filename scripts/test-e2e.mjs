// `npm run test:e2e`: real n8n and real Chromium. Options go to jest.
import { ensureChromium } from './lib/browser.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runJest } from './lib/jest.mjs';
import { ensurePackage } from './lib/package.mjs';
import { fail } from './lib/problem.mjs';
import { ensureN8n, requireToolsForN8n } from './n8n/install.mjs';
import { releases } from './n8n/releases.mjs';

async function main() {
	requireToolsForN8n(releases);
	await ensureDependencies();
	await ensureChromium();
	await ensurePackage();
	for (const release of releases) await ensureN8n(release);
	// One after another: each file starts an n8n of its own.
	runJest(['e2e', 'page'], ['--runInBand', ...process.argv.slice(2)]);
}

main().catch(fail);
