// What one n8n can carry, from what its parts were measured to cost. Nothing here measures or reads.

/** A shop's busiest moment against its average hour: an assumption, stated on the page. */
export const PEAK_FACTOR = 10;

/** What a process may be busy at the peak; the rest is for what nobody foresaw. */
export const BUSIEST = 0.7;

/** Resident memory in MB that one n8n may have. */
export const MEMORY = 2_000;

/** Telegram's limits for one bot. */
export const TELEGRAM = Object.freeze({
	messagesPerSecond: 30,
	updatesPerCall: 100,
	connections: 40,
});

/** A checkout and its payment. */
const UPDATES_PER_PAYMENT = 2;

const SECONDS_PER_DAY = 86_400;

/**
 * @typedef {{ bots: number, paymentsPerDay: number }} Demand
 */

/**
 * What one n8n costs that polls for all its bots.
 * @typedef {object} Costs
 * @property {number} base cores of an n8n without bots
 * @property {number} perBot cores of a bot that waits for buyers
 * @property {number} perCheckout seconds of CPU time
 * @property {number} runsPerSecond payments whose run one n8n completes
 * @property {number} memory MB without bots
 * @property {number} memoryPerBot MB
 * @property {{ processor: number, worker: number }} [queue] seconds of CPU time for a payment in queue
 *   mode, of the webhook processor and of the worker; without it queue mode is not considered
 */

/**
 * Which set-up suffices at the peak.
 * @typedef {object} Plan
 * @property {'one' | 'queue' | 'several' | 'telegram' | 'none'} kind `telegram`: one bot may not send so
 *   many invoices; `none`: nothing that was measured suffices
 * @property {number} peak payments a second
 * @property {number} [instances] of n8n, of `several`
 * @property {number} [processors] of `queue`
 * @property {number} [workers] of `queue`
 * @property {number} [busy] 0 to 1: the busiest process at the peak
 * @property {number} [bots] at least needed, of `telegram`
 */

/**
 * A straight line through points, by least squares.
 * @param {ReadonlyArray<readonly [x: number, y: number]>} points at least two
 * @returns {{ base: number, slope: number }}
 */
export function fitLine(points) {
	const mean = (/** @type {number[]} */ values) =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, other]) => other))];
	const slope =
		points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) /
		points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
	return { base: y - slope * x, slope };
}

/** @param {number} paymentsPerDay @returns {number} payments a second at the peak */
export const peakOf = (paymentsPerDay) => (paymentsPerDay / SECONDS_PER_DAY) * PEAK_FACTOR;

/** @param {number} bots @param {Costs} costs @returns {number} cores of an n8n to which nobody comes */
export const idleCores = (bots, { base, perBot }) => base + bots * perBot;

/** @param {Costs} costs @returns {number} seconds that one payment takes of an n8n, checkout and run */
const secondsPerPayment = ({ perCheckout, runsPerSecond }) => perCheckout + 1 / runsPerSecond;

/**
 * Payments a second that one n8n can take, as busy as it may be.
 * @param {number} bots
 * @param {Costs} costs
 */
export const allowedRate = (bots, costs) =>
	Math.max(0, BUSIEST - idleCores(bots, costs)) / secondsPerPayment(costs);

/**
 * @param {number} bots
 * @param {number} peak
 * @param {Costs} costs
 * @returns {number} what of one n8n is in use: its thread or its memory, whichever is scarcer
 */
const busyOf = (bots, peak, costs) =>
	Math.max(
		idleCores(bots, costs) + peak * secondsPerPayment(costs),
		(costs.memory + bots * costs.memoryPerBot) / MEMORY,
	);

/**
 * Payments a second that Telegram lets one bot make: an invoice is a message; polling brings so many updates
 * with one call a second; by webhook a connection is busy while it is dealt with.
 * @param {Costs} costs
 */
export const telegramAllows = ({ queue }) =>
	Math.min(
		TELEGRAM.messagesPerSecond,
		TELEGRAM.updatesPerCall / UPDATES_PER_PAYMENT,
		queue ? TELEGRAM.connections / queue.processor / UPDATES_PER_PAYMENT : Infinity,
	);

/**
 * @param {Demand} demand
 * @param {number} peak
 * @param {Costs} costs
 * @returns {Plan | undefined} the fewest n8n among which the bots are divided
 */
function divide({ bots }, peak, costs) {
	for (let instances = 2; instances <= bots; instances++) {
		const share = Math.ceil(bots / instances);
		const busy = busyOf(share, (peak * share) / bots, costs);
		if (busy <= BUSIEST) return { kind: 'several', peak, instances, busy };
	}
	return undefined;
}

/**
 * @param {number} peak
 * @param {Costs} costs
 * @returns {Plan | undefined} by webhook: a bot that waits for buyers then costs nothing
 */
function queue(peak, { queue: seconds }) {
	if (!seconds) return undefined;
	const loads = [peak * UPDATES_PER_PAYMENT * seconds.processor, peak * seconds.worker];
	const [processors, workers] = loads.map((load) => Math.max(1, Math.ceil(load / BUSIEST)));
	const busy = Math.max(loads[0] / processors, loads[1] / workers);
	return { kind: 'queue', peak, processors, workers, busy };
}

/** @param {Plan} plan */
const processesOf = ({ instances, processors = 0, workers = 0 }) =>
	instances ?? 1 + processors + workers;

/**
 * The smallest set-up that suffices: one n8n, else whichever needs fewer processes.
 * @param {Demand} demand
 * @param {Costs} costs
 * @returns {Plan}
 */
export function plan(demand, costs) {
	const peak = peakOf(demand.paymentsPerDay);
	const limit = telegramAllows(costs);
	if (peak / demand.bots > limit) return { kind: 'telegram', peak, bots: Math.ceil(peak / limit) };
	const busy = busyOf(demand.bots, peak, costs);
	if (busy <= BUSIEST) return { kind: 'one', peak, busy };
	const candidates = [divide(demand, peak, costs), queue(peak, costs)].filter((one) => !!one);
	candidates.sort((a, b) => processesOf(a) - processesOf(b));
	return candidates[0] ?? { kind: 'none', peak };
}
