const POLL_MS = 100;
const DEFAULT_TIMEOUT_MS = 20_000;

/**
 * Looks again and again until there is something to see.
 *
 * @param what names it in the error
 * @param look returns `undefined` as long as it is not there yet
 */
export async function eventually<T>(
	what: string,
	look: () => Promise<T | undefined> | T | undefined,
	timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const seen = await look();
		if (seen !== undefined) return seen;
		if (Date.now() > deadline) throw new Error(`${what} did not happen within ${timeoutMs} ms`);
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
	}
}
