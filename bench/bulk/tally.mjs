import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 50;

/**
 * Follows what a bot sends.
 * @param {import('../stub/start.mjs').Stub} stub
 * @param {string} token
 */
export function createTally(stub, token) {
	/** @type {import('../stub/bot.mjs').SentInvoice[]} */
	const sent = [];
	/** @type {Map<number, number>} messages by customer */
	const byCustomer = new Map();

	async function look() {
		const { sent: news } = await stub.takeInvoices(token);
		for (const { chatId } of news) byCustomer.set(chatId, (byCustomer.get(chatId) ?? 0) + 1);
		sent.push(...news);
	}

	return {
		/** In the order of sending. */
		sent,
		look,
		has: (/** @type {number} */ chatId) => byCustomer.has(chatId),
		customers: () => byCustomer.size,
		/** Messages beyond a customer's first. */
		twice: () => sent.length - byCustomer.size,
		/**
		 * Until so many messages were sent.
		 * @param {number} messages
		 * @param {() => boolean} [isOver] gives up
		 */
		async reachMessages(messages, isOver = () => false) {
			for (;;) {
				const over = isOver();
				await look();
				if (sent.length >= messages || over) return;
				await sleep(LOOK_MS);
			}
		},
		/** Until nothing has been sent for so long. @param {number} quietMs */
		async quiet(quietMs) {
			for (let known = -1; known !== sent.length;) {
				known = sent.length;
				await sleep(quietMs);
				await look();
			}
		},
	};
}
