import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..', '..');

/** The benchmarks' Telegram and their load: a client of more work would be part of what is measured. */
const BY_HAND = ['bench/sandbox/client.mjs', 'bench/stub/delivery.mjs'];

const programs = ['scripts', 'bench', 'test'].flatMap((folder) =>
	readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|mjs|cjs)$/.test(file))
		.map((file) => path.posix.join(folder, file)),
);

describe('scripts, benchmarks and tests', () => {
	it('given their sources, when one calls a server, then it does so with axios', () => {
		const others = programs.filter((file) =>
			/(?<![.\w])fetch\(|\bhttps?\.request\(/.test(readFileSync(path.join(ROOT, file), 'utf8')),
		);
		expect(others.sort()).toEqual([...BY_HAND, 'scripts/servers/loadBalancer.mjs'].sort());
	});
});
