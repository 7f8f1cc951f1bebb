import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..', '..', '..');

/** All sources below a folder, with paths relative to the repository. */
function sourcesIn(folder: string): string[] {
	return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
		.filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !file.includes('node_modules'))
		.filter((file) => !file.includes('/dist/') && !file.endsWith('.d.ts'))
		.sort();
}

const parse = (file: string) =>
	ts.createSourceFile(
		file,
		readFileSync(path.join(ROOT, file), 'utf8'),
		ts.ScriptTarget.ES2022,
		true,
		file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
	);

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

interface Import {
	from: string;
	/** Path inside the repository without extension, or the name of a package. */
	to: string;
	/** Names brought in at run time; empty for types alone. */
	values: string[];
}

/** Every import, re-export, `import()` and `require` of a file. */
function importsOf(file: string): Import[] {
	const found: Import[] = [];
	const add = (specifier: string, values: string[]) => {
		const to = specifier.startsWith('.')
			? path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '')
			: specifier;
		found.push({ from: file, to, values });
	};
	walk(parse(file), (node) => {
		if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
			const { importClause: clause } = node;
			const named = clause?.namedBindings;
			const values =
				clause?.isTypeOnly === true
					? []
					: [
							...(clause === undefined || clause.name ? ['default'] : []),
							...(named && ts.isNamespaceImport(named) ? ['*'] : []),
							...(named && ts.isNamedImports(named)
								? named.elements
										.filter(({ isTypeOnly }) => !isTypeOnly)
										.map(({ propertyName, name }) => (propertyName ?? name).text)
								: []),
						];
			add(node.moduleSpecifier.text, values);
		}
		if (
			ts.isExportDeclaration(node) &&
			node.moduleSpecifier &&
			ts.isStringLiteral(node.moduleSpecifier)
		) {
			add(node.moduleSpecifier.text, node.isTypeOnly ? [] : ['*']);
		}
		if (ts.isCallExpression(node)) {
			const [first] = node.arguments;
			const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
			const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
			if ((isImport || isRequire) && first && ts.isStringLiteral(first)) add(first.text, ['*']);
		}
	});
	return found;
}

const layers = {
	nodes: sourcesIn('nodes'),
	credentials: sourcesIn('credentials'),
	sandbox: sourcesIn('sandbox/src'),
};
const product = [...layers.nodes, ...layers.credentials];
const shared = layers.nodes.filter((file) => file.startsWith('nodes/shared/'));

/** The floors: what each room of the shared part may reach. */
const FOUNDATION = ['errors', 'input', 'telegram'];
const BELOW: Readonly<Record<string, readonly string[]>> = {
	intake: [...FOUNDATION, 'money', 'payments', 'fields'],
	explain: [...FOUNDATION, 'money', 'providers', 'transport'],
	credentials: [...FOUNDATION, 'providers', 'transport'],
	fields: [...FOUNDATION, 'money', 'payments'],
	payments: [...FOUNDATION, 'money', 'providers'],
	providers: [...FOUNDATION, 'money'],
	money: FOUNDATION,
	telegram: ['errors', 'input'],
	input: ['errors'],
	errors: [],
	n8n: ['transport'],
	transport: [],
};

const show = ({ from, to }: Pick<Import, 'from' | 'to'>) => `${from} -> ${to}`;
const isIn = (folder: string) => (file: string) => file.startsWith(`${folder}/`);

describe('what the arrows mean', () => {
	it('given the sources, when they are listed, then there are enough of them to prove something', () => {
		expect(layers.nodes.length).toBeGreaterThan(50);
		expect(layers.credentials.length).toBeGreaterThanOrEqual(2);
		expect(layers.sandbox.length).toBeGreaterThan(50);
		expect(product.flatMap(importsOf).length).toBeGreaterThan(200);
	});

	it('given nodes and credentials, when their imports are read, then they reach only the shared part, themselves, n8n-workflow and crypto', () => {
		const allowed = ({ from, to }: Import) => {
			if (to === 'n8n-workflow' || to === 'node:crypto') return true;
			const home = from
				.split('/')
				.slice(0, from.startsWith('nodes/') ? 2 : 1)
				.join('/');
			return isIn('nodes/shared')(to) || isIn(home)(to);
		};
		expect(
			product
				.flatMap(importsOf)
				.filter((found) => !allowed(found))
				.map(show),
		).toEqual([]);
	});

	it('given the two nodes, when their imports are read, then neither reaches the other', () => {
		const crossing = layers.nodes
			.flatMap(importsOf)
			.filter(
				({ from, to }) =>
					(isIn('nodes/TelegramPayments')(from) && isIn('nodes/TelegramPaymentsTrigger')(to)) ||
					(isIn('nodes/TelegramPaymentsTrigger')(from) && isIn('nodes/TelegramPayments')(to)),
			);
		expect(crossing.map(show)).toEqual([]);
	});

	it('given the shared part, when its imports are read, then it stays inside', () => {
		const leaving = shared
			.flatMap(importsOf)
			.filter(
				({ to }) => !isIn('nodes/shared')(to) && to !== 'n8n-workflow' && to !== 'node:crypto',
			);
		expect(leaving.map(show)).toEqual([]);
	});

	it('given the rooms of the shared part, when their imports are read, types too, then each reaches only what is below it', () => {
		const roomOf = (file: string) => file.split('/')[2] ?? '';
		const upwards = shared
			.flatMap(importsOf)
			.filter(({ to }) => isIn('nodes/shared')(to))
			.map(({ from, to }) => ({ from, to, room: roomOf(from), reached: roomOf(to) }))
			.filter(({ room, reached }) => room !== reached && !BELOW[room]?.includes(reached));
		expect(upwards.map(show)).toEqual([]);
		expect(new Set(shared.map(roomOf))).toEqual(new Set(Object.keys(BELOW)));
	});

	it('given the sandbox, when its imports are read, then nothing of the nodes is among them', () => {
		const reaching = layers.sandbox
			.flatMap(importsOf)
			.filter(({ to }) => isIn('nodes')(to) || isIn('credentials')(to) || to.startsWith('n8n'));
		expect(reaching.map(show)).toEqual([]);
	});

	it('given all sources, when their imports are read, then axios and n8n-core are nowhere', () => {
		const found = [...product, ...layers.sandbox]
			.flatMap(importsOf)
			.filter(({ to }) => /^(?:axios|n8n-core)(?:\/|$)/.test(to));
		expect(found.map(show)).toEqual([]);
	});

	it.each([
		['the product', product],
		['the sandbox', layers.sandbox],
	])('given %s, when its imports are read, types too, then none goes in a circle', (_, files) => {
		const edges = new Map(
			files.map((file) => [file.replace(/\.tsx?$/, ''), importsOf(file).map(({ to }) => to)]),
		);
		const done = new Set<string>();
		const circles: string[] = [];
		const visit = (file: string, way: string[]): void => {
			if (way.includes(file))
				return void circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
			if (done.has(file)) return;
			for (const next of edges.get(file) ?? edges.get(`${file}/index`) ?? [])
				visit(next, [...way, file]);
			done.add(file);
		};
		for (const file of edges.keys()) visit(file, []);
		expect(circles).toEqual([]);
	});
});

/**
 * Pure: the same input gives the same output and nothing else happens. Readable from the source are
 * clocks, chance, waiting, the network, logs, and state of the module that changes.
 */
describe('what is pure', () => {
	const isPure = (file: string) =>
		!isIn('nodes/shared/transport')(file) &&
		!isIn('nodes/shared/n8n')(file) &&
		!/^nodes\/shared\/credentials\/testBot(?:\.ts)?$/.test(file);
	const pure = shared.filter(isPure);
	/** Memory by design, each with its reason in its own comment. */
	const KEEPS_STATE = [
		'nodes/shared/intake/memory/answeredQueries.ts',
		'nodes/shared/intake/memory/intakeMemory.ts',
	];
	/** Kinds of failure, without any I/O of their own. */
	const OUTCOMES = ['nodes/shared/transport/outcomes', 'nodes/shared/transport/retryPolicy'];
	const IMPURE =
		/^(?:Date\.now|Math\.random|performance\.now|console\.\w+|crypto\.random\w+|process\.\w+)$/;
	const IMPURE_NAMES = new Set([
		'fetch',
		'setTimeout',
		'setInterval',
		'setImmediate',
		'callBotApi',
		'sleep',
		'randomUUID',
		'randomBytes',
		'httpRequest',
		'httpRequestWithAuthentication',
		'getWorkflowStaticData',
	]);

	function impurities(file: string): string[] {
		const found: string[] = [];
		walk(parse(file), (node) => {
			if (ts.isPropertyAccessExpression(node)) {
				const text = node.getText();
				if (IMPURE.test(text) || IMPURE_NAMES.has(node.name.text)) found.push(`${file}: ${text}`);
			}
			if (
				ts.isCallExpression(node) &&
				ts.isIdentifier(node.expression) &&
				IMPURE_NAMES.has(node.expression.text)
			) {
				found.push(`${file}: ${node.expression.text}()`);
			}
			if (
				ts.isNewExpression(node) &&
				node.expression.getText() === 'Date' &&
				!node.arguments?.length
			) {
				found.push(`${file}: new Date()`);
			}
			if (ts.isSourceFile(node)) {
				for (const statement of node.statements) {
					if (!ts.isVariableStatement(statement)) continue;
					const isConstant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
					for (const { name, initializer } of statement.declarationList.declarations) {
						const grows =
							initializer !== undefined &&
							/^new (?:Map|Set|WeakMap)(?:<[^]*>)?\(\)$/.test(initializer.getText());
						if (!isConstant || grows) found.push(`${file}: state ${name.getText()}`);
					}
				}
			}
		});
		return found;
	}

	it.each(pure.filter((file) => !KEEPS_STATE.includes(file)))(
		'given %s, when it is read, then nothing in it depends on when, where or how often',
		(file) => {
			expect(impurities(file)).toEqual([]);
			expect(
				importsOf(file)
					.filter(({ to }) => !isPure(to) && !OUTCOMES.includes(to))
					.filter(({ values }) => values.length > 0)
					.map(show),
			).toEqual([]);
		},
	);

	it('given the transport, which is not pure, when it is read the same way, then clock, waiting and network are found', () => {
		const found = shared.filter(isIn('nodes/shared/transport')).flatMap(impurities).join('\n');
		expect(found).toMatch(/: Date\.now/);
		expect(found).toMatch(/: sleep\(\)/);
		expect(found).toMatch(/httpRequestWithAuthentication/);
	});

	it.each(KEEPS_STATE)(
		'given %s, which remembers, when it is read, then that is all it does',
		(file) => {
			for (const found of impurities(file)) expect(found).toContain(': state ');
		},
	);
});
