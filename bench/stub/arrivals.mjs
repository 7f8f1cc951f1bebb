import { performance } from 'node:perf_hooks';
import { TIME_TO_ANSWER_MS } from './queries.mjs';

/** Pre-checkout queries of a bot whose buyers come one by one, each with a time of its own. */
export class Arrivals {
	/** @type {Map<string, (isAnswered: boolean) => void>} */
	#open = new Map();
	#lastId = 0;

	/**
	 * A buyer presses Pay now.
	 * @returns {{ queryId: string, answered: Promise<number | undefined> }} `answered`: milliseconds until
	 *   the approval; `undefined` when it did not come in time
	 */
	ask() {
		const queryId = `arrival-${++this.#lastId}`;
		const since = performance.now();
		const answered = new Promise((resolve) => {
			const end = (/** @type {boolean} */ isAnswered) => {
				clearTimeout(timer);
				this.#open.delete(queryId);
				resolve(isAnswered ? performance.now() - since : undefined);
			};
			const timer = setTimeout(() => end(false), TIME_TO_ANSWER_MS);
			this.#open.set(queryId, end);
		});
		return { queryId, answered };
	}

	/**
	 * @param {{ pre_checkout_query_id?: string, ok?: boolean }} answer
	 * @returns {boolean} whether there is such a query
	 */
	answer({ pre_checkout_query_id: id = '', ok }) {
		const end = this.#open.get(id);
		if (ok !== true || !end) return false;
		end(true);
		return true;
	}
}
