import { createSandbox } from '../sandbox.js';
import type { Sandbox } from '../sandbox.js';
import type { SandboxOptions } from '../options.js';

/** Where a test runner takes what is to be done around its tests. */
export interface Hooks {
	readonly beforeAll: (run: () => Promise<void>) => unknown;
	readonly beforeEach: (run: () => void) => unknown;
	readonly afterAll: (run: () => Promise<void>) => unknown;
}

/** A sandbox for the tests of a file: started before the first, empty for each, closed after the last. */
export type UseSandbox = (options?: SandboxOptions) => Sandbox;

/** The same for any test runner. */
export const useSandboxWith =
	({ beforeAll, beforeEach, afterAll }: Hooks): UseSandbox =>
	(options) => {
		let running: Sandbox | undefined;
		let isFresh = true;
		beforeAll(async () => {
			running = await createSandbox(options);
		});
		beforeEach(() => {
			if (!isFresh) running?.reset();
			isFresh = false;
		});
		afterAll(async () => {
			await running?.close();
		});
		return new Proxy({} as Sandbox, {
			get: (_nothing, name) => {
				if (!running) throw new Error('The sandbox runs while tests run: use it in one.');
				return Reflect.get(running, name) as unknown;
			},
		});
	};
