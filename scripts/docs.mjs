// `npm run docs`: writes docs/reference, and the tables of the examples, from the sources, and README's table
// of n8n releases from the last run of `npm run test:releases`. `--print` gives the texts as JSON instead.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderPages } from './docs/pages.mjs';
import { renderReadme } from './docs/releases.mjs';
import { renderTables } from './docs/tables.mjs';
import { projectFolder } from './lib/paths.mjs';
import { say } from './lib/steps.mjs';

const pages = { ...renderPages(), ...renderTables(), ...renderReadme() };
if (process.argv.includes('--print')) {
	process.stdout.write(JSON.stringify(pages));
} else {
	const folder = path.join(projectFolder, 'docs', 'reference');
	mkdirSync(folder, { recursive: true });
	for (const file of readdirSync(folder)) {
		if (!(`docs/reference/${file}` in pages)) rmSync(path.join(folder, file));
	}
	for (const [file, text] of Object.entries(pages)) {
		writeFileSync(path.join(projectFolder, file), text);
	}
	say(`${Object.keys(pages).length} files written.`);
}
