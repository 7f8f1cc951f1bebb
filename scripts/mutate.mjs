// `npm run mutate`: changes the code of the intake, payments and money in one place at a time and looks
// whether a test notices. Options go to Stryker, e.g. `-- --mutate 'nodes/shared/money/**/*.ts'`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
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
	const child = spawn(process.execPath, [program, 'run', CONFIG, ...process.argv.slice(2)], {
		cwd: projectFolder,
		stdio: 'inherit',
	});
	process.on('SIGINT', () => {});
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	child.once('close', (code) => process.exit(code ?? 1));
}

ensureDependencies().then(runStryker).catch(fail);
