/**
 * A figure over several rounds.
 * @typedef {{ median: number, low: number, high: number }} Spread
 */

/** @param {number[]} values at least one */
export function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const upper = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
}

/**
 * @param {number[]} values at least one
 * @param {number} part 0 to 1: so many of them are not above it
 */
export function percentile(values, part) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
}

/**
 * @param {number[]} rounds one value of each round
 * @returns {Spread}
 */
export const spread = (rounds) => ({
	median: median(rounds),
	low: Math.min(...rounds),
	high: Math.max(...rounds),
});

/**
 * Round by round, so that whatever the machine was doing in a round meets both alike.
 * @param {number[]} rounds
 * @param {number[]} base of the same rounds
 * @returns {Spread} of `rounds / base`
 */
export const ratio = (rounds, base) => spread(rounds.map((value, round) => value / base[round]));
