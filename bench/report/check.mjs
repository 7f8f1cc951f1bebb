/** @typedef {import('../lib/result.mjs').Claim} Claim */

/** @param {Claim} claim whether a lower value is better; `undefined` for a claim without a target */
const isLowerBetter = ({ atLeast, atMost }) =>
	atLeast === undefined && atMost === undefined ? undefined : atMost !== undefined;

/**
 * Claims that got worse by more than both measurements vary: their intervals, from the lowest round to
 * the highest, do not meet. Claims without a target, and new ones, are not judged.
 * @param {readonly Claim[]} recorded
 * @param {readonly Claim[]} measured
 * @returns {Array<{ title: string, unit: Claim['unit'], before: Claim['value'], now: Claim['value'] }>}
 */
export function findWorse(recorded, measured) {
	return measured.flatMap((claim) => {
		const before = recorded.find(({ title }) => title === claim.title)?.value;
		const lower = isLowerBetter(claim);
		if (before === undefined || lower === undefined) return [];
		const { title, unit, value: now } = claim;
		const isWorse = lower ? now.low > before.high : now.high < before.low;
		return isWorse ? [{ title, unit, before, now }] : [];
	});
}
