/** Two sizes closer than this are taken for the same. */
const CLOSE = 1.05;

/** Where nothing is known yet, sizes double; later rounds look around what the one before has found. */
const FIRST_STEP = 2;

/**
 * Finds the largest burst that is answered completely, to 5 %.
 * @param {(size: number) => Promise<number>} answered how many of a burst are answered in time
 * @param {{ start: number, isKnown: boolean }} near `isKnown`: an earlier round found it
 * @param {number} most the largest burst to try
 * @returns {Promise<number>} the largest complete size, 0 when even one checkout is not answered
 */
export async function findLargest(answered, { start, isKnown }, most) {
	let [complete, incomplete] = [0, Infinity];
	let step = isKnown ? CLOSE : FIRST_STEP;
	let size = Math.min(start, most);
	for (;;) {
		const count = await answered(size);
		if (count === size) complete = size;
		else incomplete = size;
		if (complete === most || incomplete === 1) return complete;
		if (complete > 0 && incomplete / complete <= CLOSE) return complete;
		if (complete > 0 && incomplete - complete === 1) return complete;
		size = nextSize({ complete, incomplete, count, step, most });
		step *= step;
	}
}

/**
 * @param {{ complete: number, incomplete: number, count: number, step: number, most: number }} known
 *   `count`: answered of the burst tried last
 */
function nextSize({ complete, incomplete, count, step, most }) {
	if (incomplete === Infinity)
		return Math.min(most, Math.max(complete + 1, Math.floor(complete * step)));
	// What was answered of too many is close to what can be answered at all, mostly a little less.
	if (complete === 0)
		return Math.max(1, Math.min(incomplete - 1, Math.floor(incomplete / CLOSE), count));
	return Math.round(Math.sqrt(complete * incomplete));
}
