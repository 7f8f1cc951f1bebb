/**
 * @param {string} text of the editor, which may hold HTML and line breaks
 * @returns {string} one line that is safe in a table
 */
export const inline = (text) =>
	text
		.replace(/<\/?(?:b|i|code|br)\s*\/?>/g, '')
		.replace(/\s+/g, ' ')
		.replaceAll('|', '\\|')
		.replaceAll('<', '&lt;')
		.trim();

/** @param {string} text shown as typed */
export const code = (text) => (text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``);

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
	const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Joins the blocks of a page; a missing block leaves no gap.
 * @param {Array<string | false | undefined>} blocks
 */
export const page = (...blocks) => `${blocks.filter(Boolean).join('\n\n')}\n`;

/** Stands under the title of every page that `npm run docs` writes. */
export const GENERATED =
	'<!-- Written by `npm run docs` from the sources; changes made here are overwritten. -->';
