// `npm run sandbox`: the sandbox alone. All options go to it.
import { spawn } from 'node:child_process';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ensurePackage } from './lib/package.mjs';
import { fail } from './lib/problem.mjs';
import { sandboxProgram } from './lib/sandboxServer.mjs';

async function main() {
	await ensureDependencies();
	await ensurePackage();
	const child = spawn(process.execPath, [sandboxProgram, ...process.argv.slice(2)], {
		stdio: 'inherit',
	});
	// Ctrl-C reaches the sandbox directly; this process ends when the sandbox has.
	process.on('SIGINT', () => {});
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	child.once('close', (code) => process.exit(code ?? 0));
}

main().catch(fail);
