import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { anchorsOf, codeBlocks, linksOf, markdownFiles, prose, read, root } from './markdown';

/** Sites that the documentation may send its readers to. */
const KNOWN_HOSTS = new Set([
	'api.stripe.com',
	'api.telegram.org',
	'core.telegram.org',
	'docs.n8n.io',
	'example.com',
	'github.com',
	'keepachangelog.com',
	'n8n.example',
	'semver.org',
	't.me',
	'telegram.org',
	'127.0.0.1',
]);

const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

/** Pages that are about this package as a whole; those of the sandbox and the providers cite more. */
const ownPages = markdownFiles.filter(
	(file) => !file.startsWith('sandbox/') && file !== 'docs/providers.md',
);

describe.each(markdownFiles)('%s', (file) => {
	const text = read(file);

	test('given its links, when they are followed, then files and headings exist', () => {
		const broken = linksOf(text)
			.filter((target) => !/^[a-z]+:/.test(target))
			.filter((target) => {
				const [name = '', anchor] = target.split('#');
				const linked = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
				if (!existsSync(path.join(root, linked))) return true;
				return anchor !== undefined && !anchorsOf(read(linked)).has(anchor);
			});
		expect(broken).toEqual([]);
	});

	test('given its code blocks, when they are read as what they say they are, then they are well-formed', () => {
		for (const { language, code } of codeBlocks(text)) {
			if (language === 'json') expect(() => JSON.parse(code) as unknown).not.toThrow();
			if (language === 'sh' || language === 'bash') {
				expect(() => execFileSync('bash', ['-n', '-c', code], { stdio: 'pipe' })).not.toThrow();
				for (const [, data] of code.matchAll(/-d '([^']*)'/g)) {
					expect(() => JSON.parse(data ?? '') as unknown).not.toThrow();
				}
			}
			if (['js', 'mjs', 'ts', 'javascript', 'typescript'].includes(language)) {
				const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true });
				expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
			}
		}
	});

	test('given the commands it names, when package.json is read, then it has them', () => {
		const named = [...text.matchAll(/`?npm run ([\w:-]+)(?![\w:-]| --workspace)/g)].map(
			([, name]) => name,
		);
		expect(named.filter((name) => !(name !== undefined && name in scripts))).toEqual([]);
	});

	test('given the examples it names, when they are looked for, then they exist', () => {
		const named = [
			...[...text.matchAll(/examples\/([\w-]+)\.json/g)].map(([, name]) => name),
			...[...text.matchAll(/--example ([a-z][\w-]*)/g)].map(([, name]) => name),
		];
		const missing = named.filter((name) => !existsSync(path.join(root, `examples/${name}.json`)));
		expect(missing).toEqual([]);
	});

	test('given its text, when it is searched, then it names no folder of somebody’s machine and nothing unfinished', () => {
		const found = text.match(
			/(?<![\w.])\/(?:work|root|home(?!\/node\b)|tmp|Users)\/\w+|\b(?:TODO|FIXME|TBD|lorem ipsum)\b|this machine/g,
		);
		expect(found).toBeNull();
	});
});

describe.each(ownPages)('%s', (file) => {
	test('given its addresses, when their hosts are read, then they are known ones', () => {
		const hosts = [...read(file).matchAll(/https?:\/\/([\w-]+(?:\.[\w-]+)*)/g)].map(
			([, host]) => host,
		);
		expect(hosts.filter((host) => !KNOWN_HOSTS.has(host ?? ''))).toEqual([]);
	});
});

describe('pictures', () => {
	const pictures = ownPages.flatMap((file) =>
		[...prose(read(file)).matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt, target]) => ({
			alt: alt ?? '',
			file: path.posix.join(path.posix.dirname(file), target ?? ''),
		})),
	);

	/** Of several pictures: an animated PNG says so in a chunk of its own. */
	const isAnimation = (picture: string) =>
		existsSync(picture) && readFileSync(picture).includes('acTL');

	test('given the pictures of the pages, when they are looked at, then there are some, each described and of moderate size', () => {
		expect(pictures.length).toBeGreaterThan(2);
		for (const { alt, file } of pictures) {
			expect(alt).not.toBe('');
			const picture = path.join(root, file);
			// A missing one is a broken link, which is found above.
			const bytes = existsSync(picture) ? statSync(picture).size : 0;
			const limit = isAnimation(picture) ? 1_000_000 : 300_000;
			expect({ file, isLarge: bytes > limit }).toEqual({ file, isLarge: false });
		}
	});
});
