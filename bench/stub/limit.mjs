import { performance } from 'node:perf_hooks';

const WINDOW_MS = 1_000;

/**
 * Telegram's limit on messages: never more than so many accepted in any second. A refused message
 * does not count and makes nothing longer, which is milder than Telegram.
 * @param {number} perSecond
 */
export function createLimit(perSecond) {
	/** @type {number[]} */
	let accepted = [];

	/**
	 * @returns {number} 0 when the message is accepted, else the seconds to wait, whole and at least 1
	 */
	return function take() {
		const now = performance.now();
		accepted = accepted.filter((time) => time > now - WINDOW_MS);
		if (accepted.length < perSecond) {
			accepted.push(now);
			return 0;
		}
		return Math.max(1, Math.ceil((accepted[0] + WINDOW_MS - now) / 1_000));
	};
}
