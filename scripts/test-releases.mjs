// `npm run test:releases`: the package in each n8n release of scripts/n8n/releases.mjs. A release, or how it
// begins (`2.20`, `1.123.x`), chooses; other options go to jest; `--list` only names them. What it showed is kept in
// test/releases/results.json, from which `npm run docs` writes README's table. `--examples` runs the end-to-end tests of
// all examples there instead.
import { ensureDependencies } from './lib/dependencies.mjs';
import { runJestOnce } from './lib/jest.mjs';
import { ensurePackage } from './lib/package.mjs';
import { fail, Problem } from './lib/problem.mjs';
import { say } from './lib/steps.mjs';
import { ensureN8n, requireToolsForN8n } from './n8n/install.mjs';
import { allReleases, matchReleases } from './n8n/releases.mjs';

/** @typedef {{ project: string, args: string[], variable: string }} Suite `variable` tells it the release */

/** @type {Suite} */
const RELEASES = {
	project: 'releases',
	args: ['--reporters', 'default', '--reporters', './test/releases/reporter.mjs'],
	variable: 'TESTED_RELEASES',
};

/** Not what needs a browser, and nothing that chooses its releases itself. @type {Suite} */
const EXAMPLES = {
	project: 'e2e',
	args: [
		'--testPathPatterns',
		'test/e2e/(anyChat|examples/(business|catalogue|channel|conversations|orders|shops|stores)).test.ts',
	],
	variable: 'EXAMPLES_IN',
};

const OF_EXAMPLES = '--examples';

const RELEASE = /^\d+(\.\d+)*(\.x)?$/;

/** @param {string[]} wanted */
function chooseReleases(wanted) {
	if (wanted.length === 0) return allReleases;
	const unknown = wanted.filter((one) => matchReleases(one).length === 0);
	if (unknown.length > 0) {
		throw new Problem(
			`There is no n8n ${unknown.join(' and no ')} here. There are: ${allReleases.join(', ')}.`,
		);
	}
	return allReleases.filter((release) =>
		wanted.some((one) => matchReleases(one).includes(release)),
	);
}

async function main() {
	const given = process.argv.slice(2);
	if (given.includes('--list')) return say(JSON.stringify(allReleases));
	const chosen = chooseReleases(given.filter((option) => RELEASE.test(option)));
	const options = given.filter((option) => !RELEASE.test(option) && option !== OF_EXAMPLES);
	requireToolsForN8n(chosen);
	await ensureDependencies();
	await ensurePackage();
	for (const release of chosen) await ensureN8n(release);
	const { project, args, variable } = given.includes(OF_EXAMPLES) ? EXAMPLES : RELEASES;
	let isInterrupted = false;
	process.once('SIGINT', () => (isInterrupted = true));
	// Each keeps its results, whatever becomes of the next; in each, one n8n runs at a time.
	const codes = [];
	for (const release of chosen) {
		if (isInterrupted) break;
		const all = ['--runInBand', ...args, ...options];
		codes.push(await runJestOnce([project], all, { [variable]: release }));
	}
	process.exit(codes.find((code) => code !== 0) ?? 0);
}

main().catch(fail);
