// `node methods.mjs`: writes the list of methods in README from the code.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const { outputFiles } = await build({
	entryPoints: [fileURLToPath(new URL('src/bot-api/methods/index.ts', import.meta.url))],
	bundle: true,
	write: false,
	format: 'esm',
	platform: 'node',
	packages: 'external',
});
const [{ text }] = outputFiles;
const code = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
const { METHOD_NAMES } = await import(code);

const WIDTH = 99;
const lines = [''];
for (const name of METHOD_NAMES) {
	const last = lines.at(-1);
	const longer = last === '' ? name : `${last}, ${name}`;
	if (longer.length < WIDTH) lines[lines.length - 1] = longer;
	else {
		lines[lines.length - 1] = `${last},`;
		lines.push(name);
	}
}
const file = new URL('README.md', import.meta.url);
const list = /(?<=<!-- methods -->\n\n)[\s\S]*?(?=\n\n<!-- \/methods -->)/;
writeFileSync(file, readFileSync(file, 'utf8').replace(list, lines.join('\n')));
