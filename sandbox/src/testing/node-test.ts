import { after, before, beforeEach } from 'node:test';
import { useSandboxWith } from './use-sandbox.js';
import type { UseSandbox } from './use-sandbox.js';

/** A sandbox for the tests of a file, with the hooks of node:test. */
export const useSandbox: UseSandbox = useSandboxWith({
	beforeAll: before,
	beforeEach,
	afterAll: after,
});
