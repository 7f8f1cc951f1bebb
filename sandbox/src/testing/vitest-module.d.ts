/** What is used of vitest, which only those have who load the helper for it. */
declare module 'vitest' {
	export function beforeAll(run: () => Promise<void>): void;
	export function beforeEach(run: () => void): void;
	export function afterAll(run: () => Promise<void>): void;
}
