// What `npm run mutate` changes in the code, one place at a time, and which tests have to notice.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: [
		'nodes/shared/intake/**/*.ts',
		'nodes/shared/payments/**/*.ts',
		'nodes/shared/money/**/*.ts',
		'nodes/shared/transport/callLater.ts',
	],
	testRunner: 'jest',
	plugins: ['@stryker-mutator/jest-runner'],
	jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.cjs' },
	coverageAnalysis: 'perTest',
	// Tables that are read once, when a file is loaded, would run every test for each of their entries.
	ignoreStatic: true,
	// A machine that is busy with something else is no reason to call a change noticed.
	timeoutMS: 60_000,
	// What was found before is looked at again only where code or tests have changed since.
	incremental: true,
	incrementalFile: '.cache/mutation/results.json',
	tempDirName: '.cache/mutation/copy',
	ignorePatterns: [
		'bench',
		'dist',
		'docs',
		'examples',
		'sandbox',
		'scripts',
		'test/e2e',
		'coverage',
	],
	reporters: ['clear-text', 'html', 'progress-append-only'],
	htmlReporter: { fileName: '.cache/mutation/report.html' },
	clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
	thresholds: { high: 98, low: 95, break: 95 },
	allowConsoleColors: false,
};
