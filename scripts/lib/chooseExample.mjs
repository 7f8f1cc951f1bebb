// Lets a person choose one of the examples with the arrow keys.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { emitKeypressEvents } from 'node:readline';
import { projectFolder } from './paths.mjs';

/**
 * @typedef {{ group: string, name: string, shows: string }} Choice
 * @typedef {NodeJS.ReadableStream & Pick<NodeJS.ReadStream, 'setRawMode'>} Keyboard
 */

/** Columns for the name of an example. */
const NAME_WIDTH = 27;

/** What has been drawn begins at the cursor again. */
const UP_AND_CLEAR = (/** @type {number} */ lines) => `\u001b[${lines}A\u001b[J`;
const bold = (/** @type {string} */ text) => `\u001b[1m${text}\u001b[22m`;

/**
 * The examples in the order of examples/README.md, grouped as there.
 * @param {string} [text] of that page
 * @returns {Choice[]}
 */
export function listExamples(
	text = readFileSync(path.join(projectFolder, 'examples', 'README.md'), 'utf8'),
) {
	/** @type {Choice[]} */
	const found = [];
	let group = '';
	for (const line of text.split('\n')) {
		group = /^## (.+)$/.exec(line)?.[1] ?? group;
		const [, name, shows] = /^\| \[([\w-]+)\]\([^)]*\) \| ([^|]+) \|/.exec(line) ?? [];
		if (name && shows) found.push({ group, name, shows: plain(shows) });
	}
	return found;
}

/** @param {string} markdown */
const plain = (markdown) =>
	markdown
		.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
		.replaceAll('`', '')
		.trim();

/**
 * The lines to show: as many as fit, around the chosen one.
 * @param {Choice[]} choices
 * @param {number} chosen
 * @param {{ rows: number, columns: number }} size of the terminal
 */
export function drawChoices(choices, chosen, { rows, columns }) {
	const lines = choices.flatMap(({ group, name, shows }, index) => {
		const text = `${index === chosen ? '›' : ' '} ${name.padEnd(NAME_WIDTH)} ${shows}`;
		const line = { chosen: index === chosen, text: text.slice(0, columns - 1) };
		const isFirst = group !== choices[index - 1]?.group;
		return isFirst ? [{ chosen: false, text: group }, line] : [line];
	});
	const room = Math.max(1, rows - 3);
	const at = lines.findIndex((line) => line.chosen);
	const first = Math.max(0, Math.min(at - Math.floor(room / 2), lines.length - room));
	return [
		'Which example? Up and down, then Enter.',
		...lines.slice(first, first + room).map((line) => (line.chosen ? bold(line.text) : line.text)),
	];
}

/**
 * @param {Keyboard} input
 * @param {Pick<NodeJS.WriteStream, 'write' | 'rows' | 'columns'>} output
 * @returns {Promise<string | undefined>} the name; `undefined` when the person has pressed Ctrl-C
 */
export function chooseExample(input = process.stdin, output = process.stdout) {
	const choices = listExamples();
	let chosen = 0;
	let drawn = 0;
	const draw = () => {
		const { rows = 24, columns = 80 } = output;
		const lines = drawChoices(choices, chosen, { rows, columns });
		output.write(`${drawn > 0 ? UP_AND_CLEAR(drawn) : ''}${lines.join('\n')}\n`);
		drawn = lines.length;
	};
	emitKeypressEvents(input);
	input.setRawMode(true);
	input.resume();
	draw();
	return new Promise((resolve) => {
		/** @param {string | undefined} name */
		const end = (name) => {
			input.off('keypress', onKey);
			input.setRawMode(false);
			input.pause();
			output.write(`${UP_AND_CLEAR(drawn)}${name === undefined ? '' : `Example: ${name}\n`}`);
			resolve(name);
		};
		/** @param {string | undefined} _text @param {{ name?: string, ctrl?: boolean }} key */
		const onKey = (_text, { name, ctrl }) => {
			if (ctrl && name === 'c') return end(undefined);
			if (name === 'return' || name === 'enter') return end(choices[chosen]?.name);
			if (name === 'down') chosen = (chosen + 1) % choices.length;
			if (name === 'up') chosen = (chosen + choices.length - 1) % choices.length;
			draw();
		};
		input.on('keypress', onKey);
	});
}
