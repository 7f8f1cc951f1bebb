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

/** The examples in one release after another; not what needs a browser, and nothing of other releases. */
const EXAMPLES = {
	option: '--examples',
	args: [
		'--testPathPatterns',
		'test/e2e/(anyChat|examples/(business|catalogue|channel|conversations|orders|shops|stores)).test.ts',
	],
};

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
	const options = given.filter((option) => !RELEASE.test(option) && option !== EXAMPLES.option);
	requireToolsForN8n(chosen);
	await ensureDependencies();
	await ensurePackage();
	for (const release of chosen) await ensureN8n(release);
	const reporters = ['--reporters', 'default', '--reporters', './test/releases/reporter.mjs'];
	const isOfExamples = given.includes(EXAMPLES.option);
	/** @param {string} release */
	const runIn = (release) =>
		isOfExamples
			? runJestOnce(['e2e'], ['--runInBand', ...EXAMPLES.args, ...options], {
					EXAMPLES_IN: release,
				})
			: runJestOnce(['releases'], ['--runInBand', ...reporters, ...options], {
					TESTED_RELEASES: release,
				});
	let isInterrupted = false;
	process.once('SIGINT', () => (isInterrupted = true));
	// Each keeps its results, whatever becomes of the next; in each, one n8n runs at a time.
	const codes = [];
	for (const release of chosen) {
		if (isInterrupted) break;
		codes.push(await runIn(release));
	}
	process.exit(codes.find((code) => code !== 0) ?? 0);
}

main().catch(fail);
