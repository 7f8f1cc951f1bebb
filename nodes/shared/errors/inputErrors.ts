/** One thing wrong with what the user typed. */
export interface InputProblem {
	/** Label of the parameter as the editor shows it, e.g. `Prices`. */
	field: string;
	/** What is wrong and what to do, as a sentence without the label. */
	message: string;
}

/**
 * What the user typed cannot be sent. Carries every problem of one item, so that all of them can be
 * mended in one go. Nothing has been sent when this is thrown.
 */
export class InvalidInputError extends Error {
	readonly problems: readonly InputProblem[];

	constructor(problems: readonly InputProblem[]) {
		super(problems.map((problem) => `"${problem.field}": ${problem.message}`).join('; '));
		this.name = 'InvalidInputError';
		this.problems = problems;
	}
}

/** Throws {@link InvalidInputError} for a single field. */
export function refuseInput(field: string, message: string): never {
	throw new InvalidInputError([{ field, message }]);
}
