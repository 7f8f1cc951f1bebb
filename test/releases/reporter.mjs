// Keeps what the last run of `npm run test:releases` showed in results.json, from which `npm run docs`
// writes README's table.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mergeResults, readOutcomes } from './results.mjs';

const FILE = path.join(import.meta.dirname, 'results.json');

export default class ReleasesReporter {
	/**
	 * @param {unknown} _contexts
	 * @param {import('@jest/test-result').AggregatedResult} results
	 */
	onRunComplete(_contexts, { testResults }) {
		const known = JSON.parse(readFileSync(FILE, 'utf8'));
		const today = new Date().toISOString().slice(0, 10);
		const outcomes = readOutcomes(testResults.flatMap((file) => file.testResults));
		const merged = mergeResults(known, outcomes, today);
		writeFileSync(FILE, `${JSON.stringify(merged, null, 2)}\n`);
	}
}
