import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLES_FOLDER, exampleFile, exampleNames, parseExample } from '../../support/examples';

const LARGEST_IMAGE = 150_000;
const MOST_NODES = 10;
const SECRETS = /\d{6,}:[\w-]{20,}|:(TEST|LIVE):|\b(sk|pk|pat|Bearer)[-_ ]?\w{16}/;

interface Node {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
}

interface Example {
	id: string;
	nodes: Node[];
	connections: Record<string, Record<string, Array<Array<{ node: string }>>>>;
}

const readText = (file: string) => readFileSync(path.join(EXAMPLES_FOLDER, file), 'utf8');
const isNote = ({ type }: Node) => type === 'n8n-nodes-base.stickyNote';

describe.each(exampleNames)('example %s', (name) => {
	const { id, nodes, connections } = parseExample<Example>(name);

	test('given its nodes, when they are counted, then there are at most ten, and a note explains them', () => {
		expect(nodes.filter((node) => !isNote(node)).length).toBeLessThanOrEqual(MOST_NODES);
		expect(nodes.filter(isNote).length).toBeGreaterThanOrEqual(1);
		expect(id).toMatch(/^\w{16}$/);
	});

	test('given its connections, when they are followed, then every node exists and is reached or starts something', () => {
		const targets = Object.values(connections).flatMap((byType) =>
			Object.values(byType).flatMap((outputs) => outputs.flat().map(({ node }) => node)),
		);
		const known = nodes.filter((node) => !isNote(node)).map((node) => node.name);
		expect(known).toEqual(expect.arrayContaining(targets));
		expect(known.filter((node) => !targets.includes(node) && !(node in connections))).toEqual([]);
	});

	test('given its file, when it is searched, then it holds no secret and no address of a machine', () => {
		const text = readFileSync(exampleFile(name), 'utf8');
		expect(text).not.toMatch(SECRETS);
		expect(text).not.toMatch(/127\.0\.0\.1|localhost/);
	});

	test('given the list of examples, when somebody looks for it, then guide and screenshot are there', () => {
		expect(readText('README.md')).toContain(`[${name}](${name}.md)`);
		const guide = readText(`${name}.md`);
		expect(guide).toContain(`${name}.json`);
		for (const [, bold] of guide.matchAll(/\| \*\*([^*]+)\*\*/g)) {
			expect(nodes.map((node) => node.name)).toContain(bold);
		}
		const { size } = statSync(path.join(EXAMPLES_FOLDER, 'images', `${name}.png`));
		expect(size).toBeLessThan(LARGEST_IMAGE);
	});
});
