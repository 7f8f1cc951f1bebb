import { afterAll, beforeAll, beforeEach } from 'vitest';
import { useSandboxWith } from './use-sandbox.js';
import type { UseSandbox } from './use-sandbox.js';

/** A sandbox for the tests of a file, with vitest's hooks. */
export const useSandbox: UseSandbox = useSandboxWith({ beforeAll, beforeEach, afterAll });
