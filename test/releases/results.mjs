import { capabilities } from '../../scripts/n8n/capabilities.mjs';
import { allReleases } from '../../scripts/n8n/releases.mjs';

/** @typedef {'works' | 'fails'} Verdict */

/**
 * What a run of the suite showed.
 * @typedef {Record<string, { testedOn: string, capabilities: Record<string, Verdict> }>} Results by release
 */

/** @typedef {{ ancestorTitles: string[], status: string }} TestOutcome as jest reports it */

/** In the title of the outermost group. */
const RELEASE = /n8n (\d+\.\d+\.\d+)/;

const ALL = Object.values(capabilities);

/**
 * @param {TestOutcome[]} tests
 * @returns {Record<string, Record<string, Verdict>>} by release and capability, of all releases of which
 *   every capability was tried: a part of the tests says nothing about the rest
 */
export function readOutcomes(tests) {
	/** @type {Record<string, Record<string, Verdict>>} */
	const found = {};
	/** @type {Set<string>} */
	const incomplete = new Set();
	for (const { ancestorTitles, status } of tests) {
		const release = RELEASE.exec(ancestorTitles[0] ?? '')?.[1];
		const capability = ancestorTitles.find((title) => ALL.includes(title));
		if (release === undefined || capability === undefined) continue;
		if (status !== 'passed' && status !== 'failed') incomplete.add(release);
		const verdicts = (found[release] ??= {});
		if (status === 'failed') verdicts[capability] = 'fails';
		else verdicts[capability] ??= 'works';
	}
	return Object.fromEntries(
		Object.entries(found).filter(
			([release, verdicts]) =>
				!incomplete.has(release) && ALL.every((capability) => capability in verdicts),
		),
	);
}

/**
 * @param {Results} known of earlier runs
 * @param {Record<string, Record<string, Verdict>>} outcomes
 * @param {string} today
 * @returns {Results} newest release first, without those that can no longer be installed
 */
export const mergeResults = (known, outcomes, today) =>
	Object.fromEntries(
		allReleases.flatMap((release) => {
			const outcome = outcomes[release];
			if (!outcome) return release in known ? [[release, known[release]]] : [];
			const ordered = ALL.map((capability) => [capability, outcome[capability]]);
			return [[release, { testedOn: today, capabilities: Object.fromEntries(ordered) }]];
		}),
	);
