/** Fewer only to see whether the calls work. */
const CALLS = Number(process.env.BENCH_CALLS ?? 20_000);
const WARM_UP = CALLS / 10;

/**
 * @param {() => unknown} work
 * @returns {Promise<number>} milliseconds of CPU (of all threads: the garbage collector's too) per call
 */
export async function cpuTimePerCall(work) {
	for (let call = 0; call < WARM_UP; call++) await work();
	const before = process.cpuUsage();
	for (let call = 0; call < CALLS; call++) await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000 / CALLS;
}
