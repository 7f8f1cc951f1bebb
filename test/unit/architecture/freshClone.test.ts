import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..', '..', '..');

/** They install the dependencies first, so none of those may be needed to load them. */
const COMMANDS = [
	'scripts/setup.mjs',
	'scripts/start.mjs',
	'scripts/sandbox.mjs',
	'scripts/lint.mjs',
	'scripts/docs-site.mjs',
	'scripts/test.mjs',
	'scripts/test-e2e.mjs',
	'scripts/test-releases.mjs',
	'scripts/mutate.mjs',
	'bench/run.mjs',
	'bench/soak/run.mjs',
];

/** What has to be there before a module starts: its imports and re-exports, but no `import()`. */
function neededBy(file: string): string[] {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	return ts
		.createSourceFile(file, text, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS)
		.statements.flatMap((statement) =>
			(ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
			statement.moduleSpecifier &&
			ts.isStringLiteral(statement.moduleSpecifier)
				? [statement.moduleSpecifier.text]
				: [],
		);
}

/** Every module that is loaded before a command starts, with what it needs. */
function follow(command: string): Map<string, string[]> {
	const seen = new Map<string, string[]>();
	const open = [command];
	for (let file = open.pop(); file !== undefined; file = open.pop()) {
		if (seen.has(file)) continue;
		const needed = neededBy(file);
		seen.set(file, needed);
		const folder = path.posix.dirname(file);
		const own = needed.filter((name) => name.startsWith('.'));
		open.push(...own.map((name) => path.posix.join(folder, name)));
	}
	return seen;
}

describe('a fresh clone', () => {
	it.each(COMMANDS)(
		'given %s, when its imports are followed, then it starts without any dependency',
		(command) => {
			const modules = follow(command);
			const dependencies = [...modules].flatMap(([file, needed]) =>
				needed.filter((name) => !/^(?:\.|node:)/.test(name)).map((name) => `${file} -> ${name}`),
			);
			expect(dependencies).toEqual([]);
			expect(modules.size).toBeGreaterThan(3);
		},
	);

	it('given the scripts of package.json, when one needs a dependency, then it sets the clone up first', () => {
		const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
			scripts: Record<string, string>;
		};
		const ready = COMMANDS.map((command) => `node ${command}`);
		const unready = Object.entries(scripts)
			.filter(
				([, script]) => !ready.includes(String(script.split(' && ')[0]).replace(/ --.*$/, '')),
			)
			.map(([name]) => name);
		expect(unready).toEqual([]);
	});
});
