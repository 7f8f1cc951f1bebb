const WHOLE = /^(?:0|-?[1-9]\d{0,18})$/;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/**
 * A whole 64-bit number written the only way Telegram takes it (no sign for zero, no leading
 * zeros, no fraction); undefined otherwise. Beyond 2^53 the nearest number is returned, which is
 * enough to see that it is too big.
 */
export function readWhole(text: string): number | undefined {
	if (!WHOLE.test(text)) return undefined;
	const value = BigInt(text);
	return value > INT64_MAX || value < INT64_MIN ? undefined : Number(value);
}

/** Leading digits of a text as a number, 0 for garbage: how top-level integers are read. */
export function readLenient(text: string): number {
	const digits = /^-?\d+/.exec(text)?.[0];
	return digits === undefined ? 0 : Number(digits);
}

/** The number moved into [min, max]. */
export const clamp = (value: number, min: number, max: number): number =>
	Math.min(Math.max(value, min), max);
