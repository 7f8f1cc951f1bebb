import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectFolder } from '../../scripts/lib/paths.mjs';
import { isMet, isTargeted } from '../lib/result.mjs';
import { plotFile, renderPage } from './page.mjs';
import { renderPlot } from './plot.mjs';

const resultsFile = path.join(projectFolder, 'bench', 'results.json');
const pageFile = path.join(projectFolder, 'docs', 'performance.md');

/**
 * One benchmark as results.json keeps it.
 * @typedef {object} Stored
 * @property {string} title
 * @property {number} rounds
 * @property {number} [minutes] that it took
 * @property {{ cores: number, node: string, n8n: string }} machine
 * @property {string} packageHash of the packed package that was measured
 * @property {import('../lib/result.mjs').Result} result
 */

/** @returns {Promise<Record<string, Stored>>} of earlier runs */
export async function readResults() {
	try {
		return JSON.parse(await readFile(resultsFile, 'utf8'));
	} catch (error) {
		if (error.code === 'ENOENT') return {};
		throw error;
	}
}

/** @param {unknown} value numbers of more digits than were measured */
const round = (value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

/**
 * Puts a benchmark's result in place of its earlier one and writes the page and its plots anew.
 * @param {string} name
 * @param {Stored} stored
 * @param {string[]} order of all benchmarks
 */
export async function storeResult(name, stored, order) {
	const claims = stored.result.claims.map((claim) =>
		isTargeted(claim) ? { ...claim, met: isMet(claim) } : claim,
	);
	const earlier = await readResults();
	const all = {
		...earlier,
		[name]: { ...stored, result: { ...stored.result, claims } },
	};
	const ordered = Object.fromEntries(
		order.filter((known) => known in all).map((known) => [known, all[known]]),
	);
	const config = await resolveConfig(resultsFile);
	const json = JSON.stringify(ordered, (_, value) => round(value));
	await writeFile(resultsFile, await format(json, { ...config, parser: 'json' }));

	/** @type {Record<string, Stored>} */
	const results = JSON.parse(json);
	await writeFile(pageFile, renderPage(results));
	await mkdir(path.join(projectFolder, 'docs', 'images'), { recursive: true });
	for (const figure of earlier[name]?.result.figures ?? []) {
		await rm(path.join(projectFolder, plotFile(figure)), { force: true });
	}
	for (const figure of results[name].result.figures) {
		await writeFile(path.join(projectFolder, plotFile(figure)), renderPlot(figure));
	}
}
