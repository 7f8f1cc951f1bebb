import { existsSync } from 'node:fs';
import path from 'node:path';
import { read, root } from './markdown';

/** Paths in code spans; a part in angle brackets is for the reader to fill in. */
const paths = [...read('CONTRIBUTING.md').matchAll(/`((?:[\w.-]+\/)+[\w.<>-]*)`/g)].map(
	([, found]) => String(found),
);

/** The folder that a path with a part to fill in is in. */
const known = (file: string) => file.replace(/[^/]*<.*$/, '');

/** Made by commands, or below a folder that the recipe names before. */
const NOT_IN_THE_CHECKOUT = /^(?:dist|sandbox\/dist|\.cache|__schema__)\//;

describe('CONTRIBUTING', () => {
	it('given its recipes and tables, when the files they name are looked for, then they are there', () => {
		const missing = paths
			.filter((file) => !NOT_IN_THE_CHECKOUT.test(file))
			.filter((file) => !existsSync(path.join(root, known(file))));
		expect(missing).toEqual([]);
	});

	it('given what it names, when it is counted, then the recipes have not been lost', () => {
		expect(paths.length).toBeGreaterThan(30);
	});
});
