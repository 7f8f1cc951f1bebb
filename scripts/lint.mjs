// `npm run lint`: n8n's rules for nodes and credentials, ours for everything else, formatting, types.
// `--fix` mends what can be mended by itself.
import { ensureDependencies } from './lib/dependencies.mjs';
import { projectFolder } from './lib/paths.mjs';
import { fail } from './lib/problem.mjs';
import { cleanEnvironment, run } from './lib/run.mjs';

const fix = process.argv.includes('--fix');

/** ESLint 9 looks for the nearest eslint.config.mjs of each file only with this flag; 10 does so by itself. */
const env = cleanEnvironment({ ESLINT_FLAGS: 'v10_config_lookup_from_file' });

/** @param {string[]} command */
const npx = ([name, ...args]) =>
	run('npx', ['--no-install', name, ...args], { cwd: projectFolder, env, show: true });

async function main() {
	await ensureDependencies();
	await npx(['n8n-node', 'lint', ...(fix ? ['--fix'] : [])]);
	await npx(['prettier', fix ? '--write' : '--check', '.']);
	if (fix) return;
	for (const project of ['.', 'test', 'sandbox', 'scripts', 'bench']) {
		await npx(['tsc', '--noEmit', '-p', project]);
	}
}

main().catch(fail);
