import { InvalidInputError, type InputProblem } from './inputErrors';

/** The problems in what was thrown; anything that is not about input is thrown on. */
function problemsOf(error: unknown): readonly InputProblem[] {
	if (error instanceof InvalidInputError) return error.problems;
	throw error;
}

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
			this.keep(error, place);
			return undefined;
		}
	}

	/** As {@link attempt}, for a check that has to wait for something. */
	async attemptAsync<T>(check: () => Promise<T>, place = ''): Promise<T | undefined> {
		try {
			return await check();
		} catch (error) {
			this.keep(error, place);
			return undefined;
		}
	}

	/** All problems as one error. */
	toError(): InvalidInputError {
		return new InvalidInputError(this.problems);
	}

	/** @throws InvalidInputError with all problems, when there are any */
	throwIfAny(): void {
		if (this.problems.length > 0) throw this.toError();
	}

	private keep(error: unknown, place: string): void {
		for (const { field, message } of problemsOf(error)) this.add(field, place + message);
	}
}
