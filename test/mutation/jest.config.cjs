const path = require('node:path');
const { projects } = require('../../jest.config.js');

/** The tests of the code that is changed: quick ones, for they run thousands of times. */
const TESTS = ['intake', 'payments', 'money'];

const unit = projects.find((project) => project.displayName === 'unit');

module.exports = {
	...unit,
	rootDir: path.join(__dirname, '..', '..'),
	testMatch: TESTS.flatMap((place) => [
		`<rootDir>/test/unit/${place}/**/*.test.ts`,
		`<rootDir>/test/unit/${place}.test.ts`,
	]),
	// They look for crashes alone, with thousands of updates.
	testPathIgnorePatterns: ['hostile'],
};
