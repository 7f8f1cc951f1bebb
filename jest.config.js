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
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/sandbox/dist'],
	...extra,
});

module.exports = {
	projects: [
		project('unit', ['<rootDir>/test/unit/**/*.test.ts']),
		project('sandbox', ['<rootDir>/sandbox/test/**/*.test.ts'], {
			testPathIgnorePatterns: ['\\.browser\\.test\\.ts$'],
		}),
		project('page', ['<rootDir>/sandbox/test/page/**/*.browser.test.ts']),
		project('integration', ['<rootDir>/test/integration/**/*.test.ts']),
		project('e2e', ['<rootDir>/test/e2e/**/*.test.ts']),
	],
};
