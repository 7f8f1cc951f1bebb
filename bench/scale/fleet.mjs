/**
 * Brings a running n8n to so many webhook processors and as many workers.
 * @param {import('../../scripts/n8n/queueMode.mjs').QueueModeN8n} n8n started with one of each
 * @returns {(size: number) => Promise<void>}
 */
export function createScaler({ processors, workers, addProcessor, addWorker }) {
	let running = 1;
	return async (size) => {
		const stopped = [...processors.slice(size, running), ...workers.slice(size, running)];
		await Promise.all(stopped.map((one) => one.stop()));
		for (; running < size; running++) {
			await Promise.all([
				processors[running]?.restart() ?? addProcessor(),
				workers[running]?.restart() ?? addWorker(),
			]);
		}
		running = size;
	};
}
