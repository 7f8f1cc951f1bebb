import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/*
 * Rules for everything that does not run inside n8n: sandbox, tests, scripts, benchmarks. Each of these
 * folders has an eslint.config.mjs of its own, because n8n's strict mode allows no change of the one at
 * the top, whose rules are for nodes and credentials.
 */

const ordinary = {
	'import-x/no-duplicates': 'error',
	'import-x/order': [
		'error',
		{
			groups: ['builtin', 'external', ['parent', 'sibling', 'index']],
			'newlines-between': 'never',
		},
	],
	eqeqeq: ['error', 'always', { null: 'ignore' }],
	'no-unused-vars': 'off',
	// Texts of strangers are cleaned of them.
	'no-control-regex': 'off',
};

/** What only the types of a program can tell: promises that nobody waits for, texts made of objects. */
const typed = {
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
	'@typescript-eslint/await-thenable': 'error',
	'@typescript-eslint/no-explicit-any': 'error',
	'@typescript-eslint/no-unused-vars': [
		'error',
		{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
	],
	'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
};

/**
 * Typed rules for a folder of TypeScript.
 * @param {string} folder with a tsconfig.json
 */
export const typescriptIn = (folder) => ({
	files: ['**/*.ts', '**/*.tsx'],
	extends: [js.configs.recommended, ...tseslint.configs.recommended],
	plugins: { 'import-x': importX },
	languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: folder } },
	rules: { ...ordinary, ...typed },
});

/** Rules for plain JavaScript modules. */
export const modules = {
	files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
	extends: [js.configs.recommended],
	plugins: { 'import-x': importX },
	languageOptions: {
		sourceType: 'module',
		globals: Object.fromEntries(
			[
				'process',
				'console',
				'URL',
				'URLSearchParams',
				'Buffer',
				'fetch',
				'performance',
				'structuredClone',
				'setTimeout',
				'clearTimeout',
				'setInterval',
				'clearInterval',
				'setImmediate',
				'AbortController',
				'AbortSignal',
				'FormData',
				'Blob',
				'Response',
				'Request',
				'document',
				'window',
				'require',
				'module',
				'__dirname',
				'globalThis',
				'TextEncoder',
				'TextDecoder',
				'queueMicrotask',
				'WebSocket',
				'Event',
				'EventTarget',
				'location',
				'crypto',
				'requestAnimationFrame',
				'Element',
				'HTMLElement',
				'getComputedStyle',
				'ReadableStream',
				'NodeJS',
			].map((name) => [name, /** @type {const} */ ('readonly')]),
		),
	},
	rules: { ...ordinary, 'no-unused-vars': ['error', { args: 'after-used' }] },
};

/** Rules of jest for test files. */
export const tests = {
	files: ['**/*.test.ts', '**/*.test.tsx'],
	plugins: { jest },
	rules: {
		'jest/no-focused-tests': 'error',
		'jest/no-disabled-tests': 'error',
		'jest/no-identical-title': 'error',
		// A refusal is expected first, and awaited once it has been caused.
		'jest/valid-expect': 'off',
		'@typescript-eslint/await-thenable': 'off',
		'jest/valid-expect-in-promise': 'error',
		'jest/no-standalone-expect': 'off',
		'jest/no-commented-out-tests': 'error',
		'jest/valid-title': 'off',
	},
};

/** Puts configurations together. */
export const define = tseslint.config;
