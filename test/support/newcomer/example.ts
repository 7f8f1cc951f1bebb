import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLES_FOLDER, parseExample } from '../examples';

const NOTE = 'n8n-nodes-base.stickyNote';

export interface ExampleNode {
	name: string;
	type: string;
	webhookId?: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
}

const readText = (file: string) => readFileSync(path.join(EXAMPLES_FOLDER, file), 'utf8');

/** The nodes of an example, without the notes on the canvas. */
export function nodesOf(name: string): ExampleNode[] {
	const { nodes } = parseExample<{ nodes: ExampleNode[] }>(name);
	return nodes.filter(({ type }) => type !== NOTE);
}

/** Items of the numbered list below a heading, each as one line; what hangs below an item belongs to it. */
function numberedList(page: string, heading: string): string[] {
	const [, below = ''] = page.split(`\n## ${heading}\n`);
	const [section = ''] = below.split('\n## ');
	return section
		.split(/^\d+\. /m)
		.slice(1)
		.map((item) =>
			item
				.replace(/\n\n[\s\S]*$/, '')
				.replace(/\s*\n\s*/g, ' ')
				.trim(),
		);
}

/** An end of a sentence; n8n is written with a small letter there, too. */
const END = /(?<=[.])\s+(?=[A-Z*`]|n8n )/;

/** The numbered steps of an example's page, each in its sentences. */
export const stepsOf = (name: string): string[][] =>
	numberedList(readText(`${name}.md`), 'Set it up').map((step) => step.split(END));

/** The numbered steps by which any example comes into an n8n. */
export const stepsOfImport = () =>
	numberedList(readText('README.md'), 'Import an example into your n8n');

/** The examples of each part of the list, by the title of the part. */
export function groupsOfExamples(): Map<string, string[]> {
	const parts = readText('README.md').split(/^## /m).slice(1);
	return new Map(
		parts.flatMap((part): Array<[string, string[]]> => {
			const names = [...part.matchAll(/^\| \[([\w-]+)\]/gm)].map(([, name = '']) => name);
			return names.length > 0 ? [[part.split('\n')[0] ?? '', names]] : [];
		}),
	);
}
