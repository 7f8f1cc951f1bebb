import { performance } from 'node:perf_hooks';

/** Telegram cancels a payment whose bot has not answered by then (Bot API: answerPreCheckoutQuery). */
export const TIME_TO_ANSWER_MS = 10_000;

/** Late answers count as over when none has come for so long. */
const QUIET_MS = 1_000;

/**
 * What became of buyers who pressed Pay at the same moment.
 * @typedef {{ asked: number, times: number[] }} Outcome
 *   `times`: milliseconds until each answer that came in time
 */

/** The pre-checkout queries of one bot that are under way. One burst at a time. */
export class Queries {
	/** @type {Set<string>} */
	#open = new Set();
	/** @type {number[]} */
	#times = [];
	#since = 0;
	#lastAnswer = 0;
	#lastId = 0;
	/** @type {() => void} */
	#onComplete = () => {};

	/**
	 * @param {number} count
	 * @returns {string[]} ids of that many new queries; their time starts now
	 */
	open(count) {
		this.#times = [];
		const ids = Array.from({ length: count }, () => String(++this.#lastId));
		this.#open = new Set(ids);
		this.#since = performance.now();
		return ids;
	}

	/**
	 * Takes an answer. A buyer is only helped by an approval here, so nothing else counts.
	 * @param {{ pre_checkout_query_id?: string, ok?: boolean }} answer
	 * @returns {boolean} whether there is such a query
	 */
	answer({ pre_checkout_query_id: id, ok }) {
		if (ok !== true || id === undefined || !this.#open.delete(id)) return false;
		this.#lastAnswer = performance.now();
		const ms = this.#lastAnswer - this.#since;
		if (ms <= TIME_TO_ANSWER_MS) this.#times.push(ms);
		if (this.#open.size === 0) this.#onComplete();
		return true;
	}

	/**
	 * Resolves when all are answered or their time is over.
	 * @returns {Promise<Outcome>}
	 */
	async outcome() {
		const asked = this.#open.size + this.#times.length;
		/** @type {Promise<void>} */
		const complete = new Promise((resolve) => {
			this.#onComplete = resolve;
			if (this.#open.size === 0) resolve();
		});
		/** @type {NodeJS.Timeout | undefined} */
		let timer;
		const timeout = new Promise((resolve) => {
			timer = setTimeout(resolve, TIME_TO_ANSWER_MS);
		});
		await Promise.race([complete, timeout]);
		clearTimeout(timer);
		return { asked, times: [...this.#times] };
	}

	/** Whether the bot has stopped sending answers that are too late. */
	get isQuiet() {
		return this.#open.size === 0 || performance.now() - this.#lastAnswer > QUIET_MS;
	}
}
