import { markdownFiles, prose, read } from './markdown';
import { exampleNames } from '../../support/examples';

/**
 * Words that readers of n8n's documentation stumble over, and what to write instead. Labels,
 * descriptions and error texts are part of the reference, so they are read here too.
 */
const AVOIDED: ReadonlyArray<readonly [words: RegExp, instead: string]> = [
	[/\bgives\b(?! up)/i, 'returns, sends, outputs, or say who does what'],
	[/\btells\b/i, 'says, reports, shows'],
	[/\b(?:takes|taken)\b/i, 'accepts, needs, uses, removes'],
	[/\bstands\b/i, 'is'],
	[/\bas (?:it is|it comes|they are|they come)\b/i, 'unchanged, by default'],
	[/\buntil when\b/i, 'how long, end of'],
	[/\b(?:some|every|any)body\b/i, 'someone, everyone, anyone, a user'],
	[/\bnumber of the (?:user|person|buyer|chat|group|channel)\b/i, 'ID'],
	[/\bhears? of\b/i, 'receives'],
	[/\bnothing speaks against\b/i, 'passed the check'],
	[/\bmarked up\b/i, 'formatted'],
	[/\b(?:gave|given|give) back\b/i, 'refunded, returned'],
];

/** Texts that are right with such a word. */
const JUSTIFIED: readonly string[] = [
	// A node of an example.
	'**Where the period stands**',
];

/** Written for programmers, or history. */
const FOR_OTHERS =
	/^(?:sandbox|test|\.github)\/|^(?:CHANGELOG|CONTRIBUTING|docs\/assumptions)\.md$/;

const files = markdownFiles.filter((file) => !FOR_OTHERS.test(file));

/** Of an example: what is written on its canvas. */
function notesOf(file: string): string {
	const { nodes } = JSON.parse(read(file)) as {
		nodes?: Array<{ type: string; parameters: { content?: string } }>;
	};
	const notes = (nodes ?? []).filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
	return notes.map(({ parameters }) => parameters.content ?? '').join('\n');
}

const examples = exampleNames.map((name) => `examples/${name}.json`);

const texts: Array<[file: string, text: string]> = [
	...files.map((file): [string, string] => [file, prose(read(file))]),
	...examples.map((file): [string, string] => [file, notesOf(file)]),
];

function findAvoided(text: string): string[] {
	return text.split('\n').flatMap((line) => {
		// Code, and what others write: messages of Telegram and n8n, quoted as they are shown.
		const read = JUSTIFIED.reduce((rest, words) => rest.replaceAll(words, ''), line).replace(
			/`[^`]*`/g,
			'',
		);
		return AVOIDED.filter(([words]) => words.test(read)).map(
			([words, instead]) => `${words.exec(read)?.[0]} (better: ${instead}): ${line.slice(0, 160)}`,
		);
	});
}

describe('the language of what users read', () => {
	test.each(texts)(
		'given %s, when it is read, then it has none of the words to avoid',
		(_file, text) => {
			expect(findAvoided(text)).toEqual([]);
		},
	);

	test('given a line with such words, when it is read, then each is found and code is left alone', () => {
		expect(findAvoided('The node gives `takes` back to somebody.')).toHaveLength(2);
	});

	test('given the justified texts, when they are looked for, then each is still there', () => {
		const all = texts.map(([, text]) => text).join('\n');
		expect(JUSTIFIED.filter((words) => !all.includes(words))).toEqual([]);
	});
});
