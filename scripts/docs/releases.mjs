import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../lib/paths.mjs';
import { capabilities, limits } from '../n8n/capabilities.mjs';
import { allReleases } from '../n8n/releases.mjs';
import { table } from './markdown.mjs';

const RESULTS = path.join(projectFolder, 'test', 'releases', 'results.json');

/** Where the table stands in README. */
const PLACE = /(<!-- releases:[^\n]*-->\n\n).*?(\n\n<!-- end of releases -->)/s;

/**
 * @param {import('../../test/releases/results.mjs').Results} results
 * @returns {string} what was tried in each n8n release, one column for each, and which were not tried
 */
export function renderReleases(results) {
	const tried = allReleases.filter((release) => release in results);
	const untried = allReleases.filter((release) => !(release in results));
	/** @param {string} name @param {string} title @param {string} release */
	const say = (name, title, release) => {
		const verdict = results[release].capabilities[title];
		const isLimited = verdict === 'works' && limits[name]?.releases.includes(release);
		return isLimited ? limits[name].says : verdict;
	};
	const rows = Object.entries(capabilities).map(([name, title]) => [
		title,
		...tried.map((release) => say(name, title, release)),
	]);
	const dates = ['Last tested', ...tried.map((release) => results[release].testedOn)];
	return [
		table(['n8n', ...tried], [...rows, dates]),
		...(untried.length > 0 ? [`Not tried in all of this yet: ${untried.join(', ')}.`] : []),
	].join('\n\n');
}

/**
 * README with the table of what the last run of `npm run test:releases` showed.
 * @returns {Record<string, string>} text by file
 */
export function renderReadme() {
	const text = readFileSync(path.join(projectFolder, 'README.md'), 'utf8');
	if (!PLACE.test(text)) throw new Error('README.md has no place for the table of releases.');
	const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {};
	const rendered = renderReleases(results);
	return { 'README.md': text.replace(PLACE, (_, start, end) => start + rendered + end) };
}
