import { useSandboxWith } from './use-sandbox.js';
import type { Hooks, UseSandbox } from './use-sandbox.js';

/** A sandbox for the tests of a file, with jest's own hooks (also those of others that are global). */
export const useSandbox: UseSandbox = (options) =>
	useSandboxWith(globalThis as unknown as Hooks)(options);
