import { setTimeout as sleep } from 'node:timers/promises';

/** More buyers than that at once mean that n8n is down; the next ones do not come. */
const MOST_AT_ONCE = 80;

/** @typedef {import('./lanes.mjs').Lane} Lane */
/** @typedef {import('./buyers.mjs').Purchase} Purchase */

/**
 * Buyers of all lanes, evenly spread over time.
 * @typedef {ReturnType<typeof createTraffic>} Traffic
 * @param {object} setting
 * @param {Lane[]} setting.lanes
 * @param {number} setting.rate purchases a second
 * @param {import('./telegram.mjs').Telegram} setting.telegram
 * @param {string} setting.n8nUrl
 */
export function createTraffic({ lanes, rate, telegram, n8nUrl }) {
	/** @type {Map<Lane, Purchase[]>} */
	const purchases = new Map(lanes.map((lane) => [lane, []]));
	const turns = shuffle(lanes.flatMap((lane) => Array.from({ length: lane.share }, () => lane)));
	/** @type {Set<Promise<void>>} */
	const underWay = new Set();
	/** @type {unknown[]} */
	const errors = [];
	let started = 0;

	/** @type {Map<Lane, number>} */
	const visits = new Map();

	/** @param {Lane} lane */
	async function visit(lane) {
		const { bot } = lane;
		const number = (visits.get(lane) ?? 0) + 1;
		visits.set(lane, number);
		const order = `order-${bot.id}-${number}`;
		try {
			const purchase = await lane.buy({ telegram, n8nUrl, bot, number, order });
			purchases.get(lane)?.push(purchase);
		} catch (error) {
			errors.push(error);
		}
	}

	return {
		purchases,
		/** What went wrong on the side of the buyers: then nothing is known about their payments. */
		errors,
		started: () => started,
		underWay: () => underWay.size,
		/** Until nobody is buying any more. */
		settled: async () => {
			await Promise.all(underWay);
		},
		/**
		 * Sends buyers until it is said to stop.
		 * @param {AbortSignal} signal
		 */
		async run(signal) {
			let next = performance.now();
			while (!signal.aborted) {
				if (underWay.size < MOST_AT_ONCE) {
					const visitDone = visit(turns[started % turns.length]);
					started += 1;
					underWay.add(visitDone);
					void visitDone.then(() => underWay.delete(visitDone));
				}
				next = Math.max(next + 1_000 / rate, performance.now());
				await sleep(next - performance.now(), undefined, { signal }).catch(() => {});
			}
		},
	};
}

/**
 * The same order in each run, without runs of one lane.
 * @param {Lane[]} lanes
 */
function shuffle(lanes) {
	const step = 7;
	return lanes.map((_, index) => lanes[(index * step) % lanes.length]);
}
