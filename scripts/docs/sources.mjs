import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { projectFolder } from '../lib/paths.mjs';

const compiler = {
	jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
	module: { type: 'commonjs' },
	swcrc: false,
};

// The reference describes the sources themselves, so no build has to go before it.
Module._extensions['.ts'] = (module, filename) =>
	module._compile(
		transformSync(readFileSync(filename, 'utf8'), { ...compiler, filename }).code,
		filename,
	);

const require = createRequire(path.join(projectFolder, 'package.json'));

/**
 * Loads one of the package's TypeScript modules.
 * @param {string} file relative to the checkout, without .ts
 */
export const load = (file) => require(`./${file}.ts`);
