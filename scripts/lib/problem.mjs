/** Something the person at the terminal can act on: shown as it is, without a stack. */
export class Problem extends Error {
	name = 'Problem';
}

/**
 * Ends the process after an error: a {@link Problem} as its own text, anything else with its stack.
 * @param {unknown} error
 */
export function fail(error) {
	const text = error instanceof Problem ? error.message : describe(error);
	process.stderr.write(`\n✗ ${text}\n`);
	process.exit(1);
}

/** @param {unknown} error */
const describe = (error) => (error instanceof Error ? error.stack : undefined) ?? String(error);
