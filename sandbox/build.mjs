// Builds the sandbox: the server with tsc, the customer's page with esbuild.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync(`${here}dist`, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', `${here}tsconfig.build.json`], { stdio: 'inherit' });

const client = `${here}src/page/client`;
if (existsSync(client)) {
	await build({
		entryPoints: [`${client}/main.tsx`],
		bundle: true,
		minify: true,
		format: 'esm',
		target: 'es2022',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		outfile: `${here}dist/page/assets/main.js`,
		logLevel: 'warning',
	});
	for (const file of ['index.html', 'style.css']) {
		cpSync(`${client}/${file}`, `${here}dist/page/assets/${file}`);
	}
}
