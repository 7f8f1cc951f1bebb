/**
 * Which queries this process has answered, so that the fallback answer and a late workflow know of
 * each other. Bounded; other processes (queue mode) have their own, and there Telegram's "query is
 * too old" is what tells.
 */

/** What the buyer has been told. */
export interface GivenAnswer {
	approved: boolean;
	text?: string;
	/** Who gave it. */
	by: 'workflow' | 'fallback';
}

const CAPACITY = 5_000;

const given = new Map<string, GivenAnswer>();

/** Notes what the buyer has been told; beyond {@link CAPACITY} queries the oldest is forgotten. */
export function noteAnswer(queryId: string, answer: GivenAnswer): void {
	given.set(queryId, answer);
	if (given.size > CAPACITY) {
		const [oldest] = given.keys();
		given.delete(oldest as string);
	}
}

/** What the buyer has been told, as far as this process knows. */
export function answerGiven(queryId: string): GivenAnswer | undefined {
	return given.get(queryId);
}
