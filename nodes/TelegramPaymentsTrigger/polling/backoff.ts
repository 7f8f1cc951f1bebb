/** Pauses between attempts of the same thing, in milliseconds: 1, 2, 4 … 60 s. */
export function backoffMs(failures: number): number {
	return Math.min(1_000 * 2 ** Math.max(failures - 1, 0), 60_000);
}
