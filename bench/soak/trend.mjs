import { median } from '../lib/stats.mjs';

/**
 * @param {number[]} values in the order of time, at least three
 * @returns {{ first: number, last: number }} medians of the first and of the last third
 */
export function thirds(values) {
	const size = Math.max(1, Math.floor(values.length / 3));
	return { first: median(values.slice(0, size)), last: median(values.slice(-size)) };
}

/**
 * Straight line through all points, by least squares.
 * @param {Array<{ at: number, value: number }>} points `at` in milliseconds
 * @returns {number} change of the value in an hour
 */
export function slopePerHour(points) {
	const mean = (/** @type {number[]} */ values) =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	const meanAt = mean(points.map(({ at }) => at));
	const meanValue = mean(points.map(({ value }) => value));
	const spread = points.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
	const together = points.reduce(
		(sum, { at, value }) => sum + (at - meanAt) * (value - meanValue),
		0,
	);
	return spread === 0 ? 0 : (together / spread) * 3_600_000;
}
