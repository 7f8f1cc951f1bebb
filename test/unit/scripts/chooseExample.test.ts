import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runModule } from '../../support/runModule';

const ROOT = path.resolve(__dirname, '../../..');

/** Runs a few lines with the chooser at hand. */
const run = (lines: string): unknown =>
	runModule(`import { chooseExample, drawChoices, listExamples } from './scripts/lib/chooseExample.mjs';
		import { PassThrough } from 'node:stream';
		const terminal = () => Object.assign(new PassThrough(), { setRawMode: () => {}, rows: 12, columns: 60 });
		${lines}`);

const press = (keys: string) =>
	run(`
		const [input, output] = [terminal(), terminal()];
		const chosen = chooseExample(input, output);
		input.write(${JSON.stringify(keys)});
		answer(await chosen);
	`);

const [UP, DOWN, ENTER, CTRL_C] = ['\u001b[A', '\u001b[B', '\r', '\u0003'];

describe('given the list of examples', () => {
	const names = run('answer(listExamples().map(({ name }) => name))') as string[];

	test('when it is read, then it has each example once', () => {
		const files = readdirSync(path.join(ROOT, 'examples'))
			.filter((file) => file.endsWith('.json'))
			.map((file) => file.slice(0, -'.json'.length));
		expect(new Set(names).size).toBe(names.length);
		expect(files).toEqual(expect.arrayContaining(names));
	});

	test.each([
		['Enter', ENTER, 0],
		['down, down, Enter', DOWN + DOWN + ENTER, 2],
		['up and Enter', UP + ENTER, -1],
		['up, down and Enter', UP + DOWN + ENTER, 0],
		['other keys and Enter', `xy${DOWN}z${ENTER}`, 1],
	])('when %s is pressed, then that one is chosen', (_name, keys, index) => {
		expect(press(keys)).toBe(names.at(index));
	});

	test('when Ctrl-C is pressed, then none is', () => {
		expect(press(DOWN + CTRL_C)).toBeNull();
	});

	test('when the terminal is small, then the chosen one is among the lines, and none is longer than it', () => {
		const last = names.length - 1;
		const lines = run(
			`answer(drawChoices(listExamples(), ${last}, { rows: 12, columns: 60 }))`,
		) as string[];
		expect(lines).toHaveLength(1 + 9);
		expect(lines.at(-1)).toContain(`› ${names[last]}`);
		const escapes = '\u001b[1m'.length + '\u001b[22m'.length;
		expect(lines.filter(({ length }) => length > 59 + escapes)).toEqual([]);
	});
});
