import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runModule } from '../../support/runModule';

/** @returns what `answer` was given */
const evaluate = (lines: string): unknown =>
	runModule(`
		import { capabilities, createsTables, limits } from './scripts/n8n/capabilities.mjs';
		import { chooseTables } from './scripts/n8n/dataTables.mjs';
		import { allReleases, matchReleases, releases, usualRelease } from './scripts/n8n/releases.mjs';
		import { renderReleases } from './scripts/docs/releases.mjs';
		import { mergeResults, readOutcomes } from './test/releases/results.mjs';
		const all = Object.values(capabilities);
		const test = (release, capability, status = 'passed') =>
			({ ancestorTitles: ['a shop in n8n ' + release, capability], status });
		${lines}`);

describe('the releases of n8n', () => {
	it('given the list, when the folders of lock files are listed, then each release has one, and the usual ones are among them', () => {
		const { all, usual } = evaluate('answer({ all: allReleases, usual: releases })') as {
			all: string[];
			usual: string[];
		};
		expect(readdirSync(path.resolve('scripts/n8n/releases')).sort()).toEqual([...all].sort());
		expect(all).toEqual(expect.arrayContaining(usual));
	});

	it.each<[string, string[]]>([
		['2.41.1', ['2.41.1']],
		['2.20.x', ['2.20.12']],
		['1', ['1.123.81']],
		['2.4', []],
	])('given %s on the command line, when it is looked up, then it means %j', (wanted, meant) => {
		expect(evaluate(`answer(matchReleases('${wanted}'))`)).toEqual(meant);
	});

	it('given tests of which one failed, when they are read, then its capability fails and the others work', () => {
		const verdicts = evaluate(`
			const tests = all.map((one) => test('2.41.1', one));
			answer(readOutcomes([...tests, test('2.41.1', all[2], 'failed'), test('2.41.1', all[2])]));
		`) as Record<string, Record<string, string>>;
		const values = Object.values(verdicts['2.41.1'] ?? {});
		expect(values.filter((one) => one === 'fails')).toHaveLength(1);
		expect(values[2]).toBe('fails');
	});

	it.each([
		['a capability without a test', `all.slice(1).map((one) => test('2.41.1', one))`],
		[
			'a test that was left out',
			`[...all.map((one) => test('2.41.1', one)), test('2.41.1', all[0], 'pending')]`,
		],
	])('given %s, when they are read, then the release has no verdicts', (_, tests) => {
		expect(evaluate(`answer(readOutcomes(${tests}))`)).toEqual({});
	});

	it('given verdicts of one release, when they are kept, then those of others stay as they were and a dropped release goes', () => {
		const merged = evaluate(`
			const before = { testedOn: '2026-01-01', capabilities: {} };
			const works = Object.fromEntries(all.map((one) => [one, 'works']));
			answer(mergeResults({ '0.1.0': before, '2.35.0': before }, { '2.41.1': works }, '2026-02-02'));
		`) as Record<string, { testedOn: string }>;
		expect(Object.entries(merged).map(([release, { testedOn }]) => [release, testedOn])).toEqual([
			['2.41.1', '2026-02-02'],
			['2.35.0', '2026-01-01'],
		]);
	});

	it('given a release without verdicts, when the table is written, then it has no column, and a line names it', () => {
		const works = '{ testedOn: "2026-01-01", capabilities: {} }';
		const text = String(evaluate(`answer(renderReleases({ '2.35.0': ${works} }))`));
		expect(text.split('\n')[0]).toBe('| n8n | 2.35.0 |');
		expect(text).toMatch(/Not tried in all of this yet: 2\.41\.1, .*1\.123\.81\.$/);
	});

	it('given a limit of a release, when its test passes, then the table says the limit, and of another release that it works', () => {
		const [limited, free] = evaluate(`
			const [low] = limits.tables.releases;
			const of = (release) => ({ [release]: { testedOn: '2026-01-01', capabilities: { [capabilities.tables]: 'works' } } });
			const row = (release) => renderReleases(of(release)).split('\\n').find((line) => line.startsWith('| ' + capabilities.tables));
			answer([row(low), row(usualRelease)]);
		`) as string[];
		expect(limited).toContain("no, n8n's node cannot");
		expect(limited).not.toContain('works');
		expect(free).toContain('works');
	});

	it('given an example that creates its table, when a release cannot, then the table is made with the columns of the node, and chosen in it', () => {
		const example = readFileSync('examples/demo-shop.json', 'utf8');
		const { made, nodes } = evaluate(`
			const made = [];
			const api = { call: async (method, route, body) => {
				if (route === '/projects/personal') return { id: 'p' };
				if (method === 'POST') made.push({ id: 'made' + made.length, ...body });
				return method === 'POST' ? made.at(-1) : { data: made };
			} };
			const { nodes } = await chooseTables(api, ${example});
			answer({ made, nodes });
		`) as {
			made: Array<{ name: string; columns: Array<{ name: string; type: string }> }>;
			nodes: Array<{ parameters: { dataTableId?: { mode: string; value: string } } }>;
		};
		expect(made.map(({ name }) => name)).toEqual(['telegram_payments']);
		expect(made[0]?.columns).toContainEqual({ name: 'amount', type: 'number' });
		const chosen = nodes.flatMap(({ parameters }) => parameters.dataTableId ?? []);
		expect(chosen.length).toBeGreaterThan(0);
		for (const table of chosen) expect(table).toMatchObject({ mode: 'id', value: 'made0' });
	});

	it('given the kept results, when they are read, then each is of a release of the list that was tried in all ways', () => {
		const kept = JSON.parse(readFileSync('test/releases/results.json', 'utf8')) as Record<
			string,
			{ capabilities: Record<string, string> }
		>;
		const { all, tried } = evaluate('answer({ all: allReleases, tried: all })') as {
			all: string[];
			tried: string[];
		};
		expect(Object.keys(kept).length).toBeGreaterThan(0);
		expect(Object.keys(kept)).toEqual(all.filter((release) => release in kept));
		for (const { capabilities } of Object.values(kept)) {
			expect(Object.keys(capabilities)).toEqual(tried);
		}
	});
});
