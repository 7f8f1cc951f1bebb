// `npm run mutate`: changes the code of the intake, payments and money in one place at a time and looks
// whether a test notices. Options go to Stryker, e.g. `-- --mutate 'nodes/shared/money/**/*.ts'`.
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { handOver } from './lib/handOver.mjs';
import { projectFolder } from './lib/paths.mjs';
import { fail } from './lib/problem.mjs';

const CONFIG = 'test/mutation/stryker.config.mjs';

/** As a program of its own: it changes into a copy of the project. */
function runStryker() {
	const program = path.join(
		projectFolder,
		'node_modules',
		'@stryker-mutator',
		'core',
		'bin',
		'stryker.js',
	);
	handOver([program, 'run', CONFIG, ...process.argv.slice(2)]);
}

ensureDependencies().then(runStryker).catch(fail);
