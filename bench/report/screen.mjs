import { CLAIM_HEAD, claimRow, FIGURE_HEAD, figureRows } from './format.mjs';

/**
 * @param {string[]} head
 * @param {string[][]} rows
 * @returns {string} columns side by side
 */
export function columns(head, rows) {
	const lines = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('**', '')));
	const widths = head.map((_, column) => Math.max(...lines.map((row) => row[column].length)));
	return lines
		.map((row) =>
			row
				.map((cell, column) =>
					column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
				)
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

/**
 * @param {string} title
 * @param {import('../lib/result.mjs').Result} result
 * @returns {string} for the terminal
 */
export function renderForScreen(title, { claims, figures, tables = [] }) {
	const blocks = [
		...figures.map((figure) => `${figure.title}\n${columns(FIGURE_HEAD, figureRows(figure))}`),
		...tables.map(({ head, rows }) => columns(head, rows)),
		columns(CLAIM_HEAD, claims.map(claimRow)),
	];
	return `\n${title}\n${'='.repeat(title.length)}\n\n${blocks.join('\n\n')}\n`;
}
