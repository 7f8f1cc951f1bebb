import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { METHODS, METHOD_NAMES, TABLE } from '../src/bot-api/methods/index.js';
import { TELEGRAM_METHODS } from '../src/data/telegram-methods.js';
import { createSandbox } from '../src/index.js';
import { call, TOKEN, write } from './support/shop.js';

/** Every documented method with its parameters, from the types of a library that follows the manual. */
function documented(): Map<string, string[]> {
	const folder = dirname(require.resolve('@grammyjs/types/package.json'));
	const file = join(folder, 'methods.d.ts');
	const source = ts.createSourceFile(
		file,
		readFileSync(file, 'utf8'),
		ts.ScriptTarget.ES2022,
		true,
	);
	const found = new Map<string, string[]>();
	const collect = (node: ts.TypeNode | undefined, into: string[]): void => {
		if (!node) return;
		if (ts.isTypeLiteralNode(node)) {
			for (const member of node.members) if (member.name) into.push(member.name.getText(source));
		} else if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
			for (const part of node.types) collect(part, into);
		}
	};
	source.forEachChild((node) => {
		if (!ts.isTypeAliasDeclaration(node) || node.name.text !== 'ApiMethods') return;
		if (!ts.isTypeLiteralNode(node.type)) return;
		for (const member of node.type.members) {
			if (!ts.isMethodSignature(member)) continue;
			const names: string[] = [];
			collect(member.parameters[0]?.type, names);
			found.set(member.name.getText(source), names);
		}
	});
	return found;
}

const manual = documented();

describe('the table of methods', () => {
	test('given the manual, when it is compared, then every method of the table is in it', () => {
		expect(manual.size).toBeGreaterThan(150);
		expect(METHOD_NAMES.filter((name) => !manual.has(name))).toEqual([]);
		const known = [...TELEGRAM_METHODS.values()];
		expect([...manual.keys()].filter((name) => !known.includes(name))).toEqual([]);
	});

	test.each(METHOD_NAMES)(
		'given %s, when the manual is read, then each of its parameters is in the row',
		(name) => {
			const row = TABLE.get(name);
			const missing = (manual.get(name) ?? []).filter((one) => !row?.parameters.has(one));
			expect(missing).toEqual([]);
		},
	);

	test('given README, when its list is compared, then it is the one of the code', () => {
		const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
		const list = /<!-- methods -->\n\n([\s\S]*?)\n\n<!-- \/methods -->/.exec(readme)?.[1];
		expect(list?.split(/[,\s]+/)).toEqual([...METHOD_NAMES]);
	});
});

/** A method that Telegram has and the sandbox has not. */
const missingName = (): string =>
	[...TELEGRAM_METHODS.values()].find((name) => !METHODS.has(name.toLowerCase())) ??
	'none is missing';

describe('what is not emulated', () => {
	test('given a real method that is missing, when it is called, then Telegram’s answer and a note in journal and log', async () => {
		const missing = missingName();
		const lines: string[] = [];
		const sandbox = await createSandbox({ log: (line) => lines.push(line) });
		try {
			expect(await call(sandbox, missing)).toEqual({
				ok: false,
				error_code: 404,
				description: 'Not Found: method not found',
			});
			const note = `${missing}: real method, not emulated here.`;
			expect(sandbox.journal().at(-1)).toMatchObject({ method: missing, note });
			expect(lines).toEqual([note]);
			await call(sandbox, 'sendNothing');
			expect(sandbox.journal().at(-1)?.note).toBeUndefined();
			expect(lines).toHaveLength(1);
		} finally {
			await sandbox.close();
		}
	});

	test('given --strict, when a real method is missing, then it fails loudly', async () => {
		const sandbox = await createSandbox({ strict: true });
		try {
			sandbox.addBot({ token: TOKEN });
			const missing = missingName();
			expect(await call(sandbox, missing)).toEqual({
				ok: false,
				error_code: 501,
				description: `Not Implemented: ${missing} is a real method, not emulated here`,
			});
		} finally {
			await sandbox.close();
		}
	});

	test('given parameters nothing is done with, when a message is sent, then the journal names them', async () => {
		const sandbox = await createSandbox();
		try {
			write(sandbox, 42, '/start');
			const params = { chat_id: 42, text: 'x', allow_paid_broadcast: true, chat: 7 };
			await call(sandbox, 'sendMessage', { ...params, suggested_post_parameters: '' });
			expect(sandbox.journal().at(-1)?.note).toBe(
				'Not acted on here: allow_paid_broadcast. Unknown to Telegram, ignored: chat.',
			);
			await call(sandbox, 'sendMessage', { chat_id: 42, text: 'x', protect_content: true });
			expect(sandbox.journal().at(-1)?.note).toBeUndefined();
		} finally {
			await sandbox.close();
		}
	});
});
