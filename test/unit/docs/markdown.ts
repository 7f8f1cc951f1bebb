import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(__dirname, '..', '..', '..');

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', 'test-results', '.cache', '.git']);

function walk(folder: string): string[] {
	return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const inner = path.posix.join(folder, entry.name);
		if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(inner);
		return inner.endsWith('.md') ? [inner] : [];
	});
}

/** Every Markdown file of the repository, relative to it. */
export const markdownFiles = walk('').sort();

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Text without fenced code. */
export const prose = (text: string): string => text.replace(/^( *)```[\s\S]*?^\1```/gm, '');

/** A fenced block of code. */
export interface CodeBlock {
	language: string;
	code: string;
}

export const codeBlocks = (text: string): CodeBlock[] =>
	[...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```/gm)].map(([, , language, code]) => ({
		language: language ?? '',
		code: code ?? '',
	}));

/** Addresses of links and pictures. */
export const linksOf = (text: string): string[] =>
	[...prose(text).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target ?? '');

/** The anchors GitHub gives to the headings. */
export function anchorsOf(text: string): Set<string> {
	const seen = new Map<string, number>();
	const anchors = [...prose(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
		const slug = (heading ?? '')
			.replace(/[`*]/g, '')
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-');
		const count = seen.get(slug) ?? 0;
		seen.set(slug, count + 1);
		return count === 0 ? slug : `${slug}-${count}`;
	});
	return new Set(anchors);
}

/** Cells of the table rows below a line, up to the next heading. */
export function tableBelow(text: string, line: string): string[][] {
	const start = text.indexOf(`${line}\n`);
	if (start < 0) throw new Error(`There is no line "${line}"`);
	const rest = text.slice(start + line.length);
	const end = rest.search(/^#/m);
	return (end < 0 ? rest : rest.slice(0, end))
		.split('\n')
		.filter((row) => row.startsWith('| ') && !row.startsWith('| ---'))
		.slice(1)
		.map((row) =>
			row
				.slice(2, -2)
				.split(/(?<!\\) \| /)
				.map((cell) => cell.trim()),
		);
}

/** The pages that `npm run docs` would write now, by path. */
export function renderReference(): Record<string, string> {
	const output = execFileSync(process.execPath, ['scripts/docs.mjs', '--print'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 16 * 1024 * 1024,
	});
	return JSON.parse(output) as Record<string, string>;
}
