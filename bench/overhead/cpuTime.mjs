const WARM_UP = 2_000;
const CALLS = 20_000;

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
