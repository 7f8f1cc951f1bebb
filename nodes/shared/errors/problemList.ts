import { InvalidInputError, type InputProblem } from './inputErrors';

/** Gathers everything wrong with one item, so that the user meets all of it at once. */
export class ProblemList {
	private readonly problems: InputProblem[] = [];

	add(field: string, message: string): void {
		this.problems.push({ field, message });
	}

	/**
	 * Runs one check. What it refuses is kept, anything else is thrown on.
	 *
	 * @param place where inside the field, e.g. `line 2: `; put in front of the message
	 * @returns what the check returns, `undefined` when it refused
	 */
	attempt<T>(check: () => T, place = ''): T | undefined {
		try {
			return check();
		} catch (error) {
			if (!(error instanceof InvalidInputError)) throw error;
			for (const { field, message } of error.problems) this.add(field, place + message);
			return undefined;
		}
	}

	/** @throws InvalidInputError with all problems, when there are any */
	throwIfAny(): void {
		if (this.problems.length > 0) throw new InvalidInputError(this.problems);
	}
}
