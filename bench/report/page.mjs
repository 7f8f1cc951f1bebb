import { page, table } from '../../scripts/docs/markdown.mjs';
import { isTargeted } from '../lib/result.mjs';
import { LEAST_ROUNDS } from '../lib/rounds.mjs';
import { CLAIM_HEAD, claimRow, FIGURE_HEAD, figureRows } from './format.mjs';

/** @typedef {import('../lib/result.mjs').Figure} Figure */
/** @typedef {import('./store.mjs').Stored} Stored */

/** @param {Figure} figure */
export const plotFile = ({ name }) => `docs/images/bench-${name}.svg`;

/** @param {Stored['machine']} machine @param {string} database */
const describeMachine = ({ cores, node, n8n }, database) =>
	`n8n ${n8n} on Node.js ${node}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${database}`;

/** @param {Figure} figure */
const renderFigure = (figure) =>
	page(
		`![${figure.title}](${plotFile(figure).replace('docs/', '')})`,
		table(FIGURE_HEAD, figureRows(figure)),
	).trimEnd();

/** @param {string} name @param {Stored} stored */
function renderBenchmark(name, { title, machine, rounds, minutes, result }) {
	const { how, database = 'SQLite', claims, figures, tables = [] } = result;
	const takes = minutes === undefined ? '' : ` (${minutes} minutes)`;
	return page(
		`## ${title}`,
		`${how} ${rounds === 1 ? 'One round' : `${rounds} rounds`} after a warm-up; ${describeMachine(machine, database)}. Repeat it with \`npm run bench -- ${name}\`${takes}.`,
		table(CLAIM_HEAD, claims.map(claimRow)),
		...figures.map(renderFigure),
		...tables.map(({ head, rows }) => table(head, rows)),
	).trimEnd();
}

/**
 * @param {Stored[]} stored
 * @returns {string} nothing when all were measured in enough rounds
 */
function nameShortOnes(stored) {
	const titles = stored.filter(({ rounds }) => rounds < LEAST_ROUNDS).map(({ title }) => title);
	if (titles.length === 0) return '';
	return ` Still from fewer rounds, and without such an interval: ${titles.join('; ')}.`;
}

/**
 * @param {Record<string, Stored>} results by benchmark, in the order of the page
 * @returns {string} docs/performance.md
 */
export function renderPage(results) {
	const targeted = Object.values(results).flatMap(({ result }) => result.claims.filter(isTargeted));
	return page(
		'# Performance',
		'<!-- Written by `npm run bench`; changes made here are overwritten. -->',
		'Measured against the other ways to do the same, in the same run on the same machine. The **ratios** are what counts: milliseconds and numbers of checkouts are those of one machine and differ on yours. `npm run bench` measures all of it again there (about an hour and a half; it installs what it needs) and writes this page; `npm run bench -- NAME` repeats one part, and `npm run bench -- --resume` goes on where a run was cut short. Run it on a machine that does nothing else.',
		`Every figure is the median of at least five rounds, with the lowest and the highest round beside it: an interval that holds the true median with a confidence of 94 % or more. The rivals take turns in every round, in another order each time. A round in which other programs used more than 5 % of the machine is measured again.${nameShortOnes(Object.values(results))}`,
		table(CLAIM_HEAD, targeted.map(claimRow)),
		...Object.entries(results).map(([name, stored]) => renderBenchmark(name, stored)),
	);
}
