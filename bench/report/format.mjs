import { isMet, isTargeted } from '../lib/result.mjs';

/** @typedef {import('../lib/result.mjs').Claim} Claim */

/**
 * @param {number} value
 * @returns {string} with about three digits that count
 */
export function formatNumber(value) {
	if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-US');
	if (value === 0) return '0';
	return value.toFixed(value >= 10 ? 1 : value >= 0.1 ? 2 : 3);
}

/** @param {number} value @param {string} unit */
export const withUnit = (value, unit) =>
	unit === 'x' ? `${formatNumber(value)}x` : `${formatNumber(value)} ${unit}`;

/** @param {import('../lib/stats.mjs').Spread} value @param {string} unit */
export const formatRange = ({ low, high }, unit) => `${formatNumber(low)}–${withUnit(high, unit)}`;

/** @param {Claim} claim */
function formatTarget({ atLeast, atMost, unit }) {
	if (atLeast !== undefined) return `at least ${withUnit(atLeast, unit)}`;
	return atMost === undefined ? '' : `at most ${withUnit(atMost, unit)}`;
}

/** @param {Claim} claim */
const formatVerdict = (claim) => (isTargeted(claim) ? (isMet(claim) ? 'met' : '**missed**') : '');

export const CLAIM_HEAD = ['', 'median', 'lowest–highest round', 'target', ''];

/** @param {Claim} claim */
export const claimRow = (claim) => [
	claim.title,
	withUnit(claim.value.median, claim.unit),
	formatRange(claim.value, claim.unit),
	formatTarget(claim),
	formatVerdict(claim),
];

export const FIGURE_HEAD = ['', 'median', 'lowest–highest round'];

/** @param {import('../lib/result.mjs').Figure} figure */
export const figureRows = ({ bars, unit }) =>
	bars.map(({ title, value }) => [title, withUnit(value.median, unit), formatRange(value, unit)]);
