import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { read, renderReference, root } from './markdown';

describe('docs/reference and the tables of the examples', () => {
	const pages = renderReference();

	test('given the sources of the nodes, when the reference is written again, then nothing differs (else: npm run docs)', () => {
		const stale = Object.entries(pages)
			.filter(([file, text]) => !existsSync(path.join(root, file)) || read(file) !== text)
			.map(([file]) => file);
		expect(stale).toEqual([]);
	});

	test('given the folder, when it is listed, then it holds no page that is not written from the sources', () => {
		const files = readdirSync(path.join(root, 'docs', 'reference'));
		expect(files.map((file) => `docs/reference/${file}`).sort()).toEqual(
			Object.keys(pages)
				.filter((file) => file.startsWith('docs/'))
				.sort(),
		);
	});
});
