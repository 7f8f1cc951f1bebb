// `npm run docs:site`: a site with search from docs/, in .cache/docs-site. `--serve` shows it.
import path from 'node:path';
import { installLocked } from './lib/lockedInstall.mjs';
import { matchesLockFile } from './lib/lockedTree.mjs';
import { projectFolder } from './lib/paths.mjs';
import { fail } from './lib/problem.mjs';
import { run } from './lib/run.mjs';
import { say, step } from './lib/steps.mjs';

const generator = path.join(projectFolder, 'docs', '.vitepress');
const program = path.join(generator, 'node_modules', 'vitepress', 'bin', 'vitepress.js');

async function main() {
	if (!matchesLockFile(generator)) {
		await step('Install the generator', () => installLocked(generator));
	}
	await step('Build the site', () =>
		run(process.execPath, [program, 'build', 'docs'], { cwd: projectFolder }),
	);
	say('The site is in .cache/docs-site; npm run docs:site -- --serve shows it.');
	if (process.argv.includes('--serve')) {
		await run(process.execPath, [program, 'preview', 'docs'], { cwd: projectFolder, show: true });
	}
}

main().catch(fail);
