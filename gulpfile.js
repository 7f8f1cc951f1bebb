const { rm } = require('node:fs/promises');
const path = require('node:path');
const { dest, series, src } = require('gulp');

const dist = (...parts) => path.join(__dirname, 'dist', ...parts);

/** Removes everything a build makes. */
async function clean() {
	await rm(dist(), { recursive: true, force: true });
	await rm(path.join(__dirname, 'sandbox', 'dist'), { recursive: true, force: true });
}

/** `n8n-node build` copies every picture of the repository into dist; only the package's own belong there. */
async function tidy() {
	for (const stray of ['docs', 'sandbox', 'examples', 'test', 'bench', 'tsconfig.tsbuildinfo']) {
		await rm(dist(stray), { recursive: true, force: true });
	}
}

/** Icons and codex files, which tsc does not know about. */
function copyAssets() {
	return src(['nodes/**/*.{svg,node.json}', 'credentials/**/*.svg'], {
		base: __dirname,
		encoding: false,
	}).pipe(dest(dist()));
}

exports.clean = clean;
exports.assets = series(tidy, copyAssets);
exports.default = exports.assets;
