// The sandbox is ESM; its relative imports end in .js while the sources end in .ts.
const transform = {
	'^.+\\.tsx?$': [
		'@swc/jest',
		{
			jsc: {
				target: 'es2022',
				parser: { syntax: 'typescript', tsx: true },
				transform: { react: { runtime: 'automatic', importSource: 'preact' } },
			},
			module: { type: 'commonjs' },
		},
	],
};

const project = (displayName, testMatch, extra = {}) => ({
	displayName,
	rootDir: __dirname,
	testEnvironment: 'node',
	testMatch,
	transform,
	extensionsToTreatAsEsm: [],
	moduleNameMapper: {
		'^telegram-payments-sandbox$': '<rootDir>/sandbox/src/index.ts',
		'^(\\.{1,2}/.*)\\.js$': '$1',
	},
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/sandbox/dist',
		'<rootDir>/.cache',
		'<rootDir>/scripts/n8n/releases',
	],
	...extra,
});

/**
 * What `npm run test:coverage` asks; a part of the tests reaches a part of the nodes.
 *
 * Counted by istanbul, jest's default: it counts each side of every decision as it is written, also the
 * `else` that is not there, the default of an argument, and all of a file that no test loads. V8 counts
 * the blocks of the functions that have run, so what nobody calls would hardly weigh.
 */
const coverage = {
	collectCoverage: true,
	collectCoverageFrom: [
		'nodes/**/*.ts',
		'credentials/**/*.ts',
		// n8n evaluates the text of their functions alone, where istanbul's counters do not exist.
		'!nodes/TelegramPaymentsTrigger/outputs.ts',
		'!nodes/TelegramPaymentsTrigger/webhook/description.ts',
	],
	// The files that are not reached completely, and the sum.
	coverageReporters: [['text', { skipFull: true }], 'text-summary'],
	coverageThreshold: { './nodes/': { branches: 97 }, './nodes/shared/': { branches: 100 } },
};

module.exports = {
	...(process.env.MEASURE_COVERAGE === 'true' ? coverage : {}),
	projects: [
		project('unit', ['<rootDir>/test/unit/**/*.test.ts']),
		project('sandbox', ['<rootDir>/sandbox/test/**/*.test.ts'], {
			testPathIgnorePatterns: ['\\.browser\\.test\\.ts$'],
		}),
		project('page', ['<rootDir>/sandbox/test/page/**/*.browser.test.ts']),
		project('integration', ['<rootDir>/test/integration/**/*.test.ts']),
		project('e2e', ['<rootDir>/test/e2e/**/*.test.ts']),
		// `npm run test:releases`; the usual releases have the installation in `e2e`, too.
		project('releases', [
			'<rootDir>/test/e2e/installation.test.ts',
			'<rootDir>/test/releases/**/*.test.ts',
		]),
	],
};
