import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { build, root } from './support/built.js';

// Generous: it builds, packs and installs, and shared machines are slow.
jest.setTimeout(300_000);

interface Package {
	version: string;
	bin: Record<string, string>;
	dependencies: Record<string, string>;
	repository: { directory: string };
	[field: string]: unknown;
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const own = JSON.parse(read('package.json')) as Package;
const readme = read('README.md');

/** The code blocks of README in a language. */
const blocks = (language: string): string[] =>
	[...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
		([, code]) => code ?? '',
	);
const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));

describe('what npm shows of the package', () => {
	test('given package.json, then it says whose it is and where it comes from', () => {
		const fields = ['description', 'license', 'homepage', 'author', 'bugs', 'keywords', 'engines'];
		expect(Object.keys(own)).toEqual(expect.arrayContaining(fields));
		expect(own.repository.directory).toBe('sandbox');
	});

	test('given its license, then it is that of the repository', () => {
		expect(read('LICENSE')).toBe(readFileSync(join(root, '..', 'LICENSE'), 'utf8'));
	});

	test('given README, when its links are followed, then each leads somewhere', () => {
		const links = [...readme.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, to]) => to ?? '');
		const lost = links.filter((to) => !to.startsWith('https://') && !existsSync(join(root, to)));
		expect(links.length).toBeGreaterThan(8);
		expect(lost).toEqual([]);
	});
});

describe('the package in an empty folder', () => {
	const folder = mkdtempSync(join(tmpdir(), 'sandbox-package-'));
	const env = { ...process.env, npm_config_prefer_offline: 'true', SANDBOX_PORT: '0' };
	const run = (command: string): string =>
		execFileSync(command, { cwd: folder, env, shell: true, encoding: 'utf8' });
	let packed: string[];

	beforeAll(() => {
		build();
		const pack = 'npm pack --json --ignore-scripts --workspace sandbox --pack-destination';
		const [made] = JSON.parse(
			execFileSync(`${pack} "${folder}"`, { cwd: join(root, '..'), shell: true, encoding: 'utf8' }),
		) as [{ files: Array<{ path: string }> }];
		packed = made.files.map(({ path }) => path);
		const grammy = (
			JSON.parse(readFileSync(join(root, '..', 'package.json'), 'utf8')) as {
				devDependencies: Record<string, string>;
			}
		).devDependencies['grammy'];
		writeFileSync(
			join(folder, 'package.json'),
			JSON.stringify({ type: 'module', dependencies: { grammy } }),
		);
		const install = commands.find((command) => command.startsWith('npm install'));
		run(`${install} --no-audit --no-fund`);
	});

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('given its files, then license, README, page and helpers are there, and no sources', () => {
		expect(packed).toEqual(
			expect.arrayContaining([
				'LICENSE',
				'README.md',
				'dist/cli.js',
				'dist/index.d.ts',
				'dist/page/assets/main.js',
				'dist/testing/vitest.js',
			]),
		);
		expect(packed.filter((path) => /^(?:src|test)\//.test(path))).toEqual([]);
	});

	test('given its dependencies, then each is loaded by the server, and none is bundled into the page', () => {
		const sources = packed
			.filter((path) => /^dist\/.*\.js$/.test(path) && !path.startsWith('dist/page/assets/'))
			.map((path) => read(path))
			.join('\n');
		const unused = Object.keys(own.dependencies).filter(
			(name) => !sources.includes(`from '${name}'`),
		);
		expect(unused).toEqual([]);
	});

	test('given README’s commands, when the sandbox is started by them, then it is ready', async () => {
		const start = commands.find((command) => command.startsWith('npx')) ?? '';
		const child = spawn(start, { cwd: folder, env, shell: true, detached: true });
		const out = await new Promise<string>((resolve, reject) => {
			let text = '';
			child.stdout.on('data', (part: Buffer) => {
				text += part.toString();
				if (text.includes('ready http')) resolve(text);
			});
			child.on('exit', (code) => reject(new Error(`ended with ${code}: ${text}`)));
		});
		process.kill(-(child.pid ?? 0), 'SIGTERM');
		expect(out).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+ \(Bot API /);
	});

	test('given README’s bot and test, when they are run by its command, then both ways pass', () => {
		const [bot = '', test = ''] = blocks('js');
		writeFileSync(join(folder, 'shop.mjs'), bot);
		writeFileSync(join(folder, 'shop.test.mjs'), test);
		const command = commands.find((line) => line.startsWith('node --test')) ?? '';
		expect(run(command)).toMatch(/^. pass 2$/m);
	});

	test('given its types, when a test written in TypeScript is checked, then what it is given is typed', () => {
		writeFileSync(
			join(folder, 'typed.ts'),
			`import { createSandbox } from 'telegram-payments-sandbox';
			import { useSandbox } from 'telegram-payments-sandbox/jest';
			const sandbox = await createSandbox();
			const ann = { bot_id: 1, customer_id: 42 };
			const [reply] = await sandbox.say({ ...ann, text: 'hello' });
			export const text: string | undefined = reply?.text;
			export const button: string | undefined = reply?.reply_markup?.inline_keyboard[0]?.[0]?.callback_data;
			export const total: number | undefined = (await sandbox.nextInvoice(ann)).invoice?.total_amount;
			export const other: string = useSandbox().url;
			// @ts-expect-error: a message is no record of anything
			export const wrong: number = reply?.text;
			`,
		);
		const tsc = require.resolve('typescript/bin/tsc');
		const options = '--noEmit --strict --skipLibCheck --module nodenext --target es2022';
		const typed = (): string => run(`"${process.execPath}" "${tsc}" ${options} typed.ts`);
		expect(typed).not.toThrow();
	});
});

describe('the image', () => {
	const dockerfile = read('Dockerfile');

	test('given its Dockerfile, then what it copies is there and what it starts is the command', () => {
		const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) =>
			(names ?? '').split(' '),
		);
		expect(copied).toContain('sandbox');
		expect(copied.filter((name) => !existsSync(join(root, '..', name)))).toEqual([]);
		const ignored = readFileSync(join(root, '..', '.dockerignore'), 'utf8').split('\n');
		expect(copied.filter((name) => !ignored.includes(`!${name}`))).toEqual([]);
		expect(dockerfile).toContain(`"${Object.values(own.bin)[0]}"`);
		expect(dockerfile).toMatch(/^USER node$/m);
	});

	test('given its compose file, then it builds that Dockerfile and is reached from this computer only', () => {
		const { services } = parse(read('compose.yaml')) as {
			services: { sandbox: { build: { context: string; dockerfile: string }; ports: string[] } };
		};
		const { build: built, ports } = services.sandbox;
		expect(existsSync(join(root, built.context, built.dockerfile))).toBe(true);
		expect(ports).toEqual(['127.0.0.1:8081:8081']);
	});
});
