import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..', '..');
const LARGEST_BYTES = 250_000;

interface Manifest {
	n8n: { nodes: string[]; credentials: string[]; n8nNodesApiVersion: number };
	peerDependencies: Record<string, string>;
	scripts: Record<string, string>;
	[key: string]: unknown;
}

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
const run = (command: string, args: string[], cwd = ROOT): string =>
	execFileSync(command, args, {
		cwd,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		// Jest's NODE_ENV would put the lint rules into their own test mode.
		env: { ...process.env, NODE_ENV: 'production' },
	});

function sources(folder: string, ending: RegExp): string[] {
	return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => ending.test(file))
		.map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
		.sort();
}

/** Runs n8n's own check of community packages, which is written as an ES module. */
function scan(folder: string, patterns: string): string {
	const program = `
		import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
		const { passed, message, details } = await analyzePackage(${JSON.stringify(folder)}, ${patterns});
		process.stdout.write(passed ? (message ?? 'passed') : [message, details].join('\\n'));`;
	return run('node', ['--input-type=module', '--eval', program]);
}

let unpacked: string;
let files: string[];
let size: number;

beforeAll(() => {
	if (!existsSync(path.join(ROOT, 'dist', 'nodes'))) {
		run('npx', ['n8n-node', 'build']);
		run('npx', ['gulp', 'assets']);
	}
	unpacked = mkdtempSync(path.join(tmpdir(), 'package-'));
	const [packed] = JSON.parse(
		run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', unpacked]),
	) as [{ filename: string; size: number; files: Array<{ path: string }> }];
	files = packed.files.map((file) => file.path).sort();
	({ size } = packed);
	run('tar', ['-xzf', packed.filename, '--strip-components=1'], unpacked);
	rmSync(path.join(unpacked, packed.filename));
}, 300_000);

afterAll(() => rmSync(unpacked, { recursive: true, force: true }));

describe('the package', () => {
	it('given the tarball, when its files are listed, then only the product is in it', () => {
		const expected =
			/^(?:LICENSE|README\.md|package\.json|dist\/(?:nodes|credentials)\/[\w/.-]+\.js|dist\/nodes\/\w+\/\w+(?:\.node\.json|(?:\.dark)?\.svg)|dist\/nodes\/\w+\/__schema__\/v[\d.]+(?:\/\w+\/\w+)?\.json)$/;
		expect(files.filter((file) => !expected.test(file))).toEqual([]);
		expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
	});

	it('given the tarball, when its files are listed, then tests, maps and build records are not among them', () => {
		expect(
			files.filter((file) =>
				/\.test\.|\.spec\.|__tests__|^test|\.map$|tsbuildinfo|\.ts$|sandbox|bench|examples/i.test(
					file,
				),
			),
		).toEqual([]);
	});

	it('given the tarball, when it is weighed, then it stays small', () => {
		expect(size).toBeLessThan(LARGEST_BYTES);
	});

	it('given each source, when the tarball is looked at, then it has been compiled into it, and nothing else has', () => {
		const compiled = [...sources('nodes', /\.ts$/), ...sources('credentials', /\.ts$/)].map(
			(file) => `dist/${file.replace(/\.ts$/, '.js')}`,
		);
		expect(files.filter((file) => file.endsWith('.js'))).toEqual(compiled.sort());
	});

	it('given the icons and codex files, when nodes and credentials name them, then they are in the tarball', () => {
		for (const file of [...sources('nodes', /\.svg$/), ...sources('nodes', /\.node\.json$/)]) {
			expect(files).toContain(`dist/${file}`);
		}
		const used = sources('.', /^(?:nodes|credentials)\/.*\.(?:node|credentials)\.ts$/).flatMap(
			(file) =>
				[...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/file:([\w./-]+\.svg)/g)].map(
					([, icon]) => path.posix.join('dist', path.posix.dirname(file), String(icon)),
				),
		);
		expect(used.length).toBeGreaterThanOrEqual(8);
		expect(used.filter((icon) => !files.includes(icon))).toEqual([]);
	});
});

describe('package.json', () => {
	it('given the sources, when compared with the n8n block, then every node and credential is listed', () => {
		const listed = (folder: string, ending: RegExp) =>
			sources(folder, ending).map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
		expect([...manifest.n8n.nodes].sort()).toEqual(listed('nodes', /\.node\.ts$/));
		expect([...manifest.n8n.credentials].sort()).toEqual(
			listed('credentials', /\.credentials\.ts$/),
		);
		for (const file of [...manifest.n8n.nodes, ...manifest.n8n.credentials])
			expect(files).toContain(file);
	});

	it('given an installation, when n8n resolves it, then nothing else is needed', () => {
		for (const key of [
			'dependencies',
			'optionalDependencies',
			'bundleDependencies',
			'bundledDependencies',
			'overrides',
		]) {
			expect(manifest).not.toHaveProperty(key);
		}
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('given an installation, when npm runs scripts, then there is none to run', () => {
		for (const name of [
			'preinstall',
			'install',
			'postinstall',
			'prepare',
			'prepublish',
			'prepack',
		]) {
			expect(manifest.scripts).not.toHaveProperty(name);
		}
	});

	it.each(['TelegramPayments/TelegramPayments', 'TelegramPaymentsTrigger/TelegramPaymentsTrigger'])(
		'given the unpacked %s, when it is loaded as n8n does, then it has a class of that name',
		(node) => {
			const name = path.basename(node);
			const file = path.join(unpacked, 'dist', 'nodes', `${node}.node.js`);
			const program = `const { ${name} } = require(${JSON.stringify(file)}); process.stdout.write(new ${name}().description.displayName);`;
			const found = execFileSync('node', ['--eval', program], {
				encoding: 'utf8',
				env: { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules') },
			});
			expect(found.replaceAll(' ', '')).toBe(name);
		},
	);
});

describe("n8n's check of community packages", () => {
	it('given the source, when it is scanned, then nothing is reported', () => {
		expect(scan(ROOT, 'SOURCE_FILE_PATTERNS')).toBe('passed');
	}, 180_000);

	it('given the unpacked tarball, when it is scanned, then nothing is reported', () => {
		expect(scan(unpacked, "['**/*.js', 'package.json']")).toBe('passed');
	}, 180_000);
});

it.each([
	['webhookCost.mjs', ['checkout', 'payment']],
	['invoiceCost.mjs', ['invoice']],
	['loadTime.mjs', ['load']],
])(
	'given the built nodes, when the benchmark %s makes a few calls, then each succeeds and its time is told',
	(program, names) => {
		const output = execFileSync('node', [path.join(ROOT, 'bench', 'overhead', program)], {
			encoding: 'utf8',
			env: { ...process.env, BENCH_CALLS: '20' },
		});
		const costs = JSON.parse(output) as Record<string, number>;
		expect(Object.keys(costs)).toEqual(names);
		for (const milliseconds of Object.values(costs)) expect(milliseconds).toBeGreaterThan(0);
	},
);
