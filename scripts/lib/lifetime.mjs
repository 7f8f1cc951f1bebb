/** @type {Array<() => unknown>} */
const cleanups = [];
let stopping = false;

/** Whether the process was asked to end and is on its way: errors from now on are its own doing. */
export const isStopping = () => stopping;

/**
 * Registers something to stop when the process is asked to end; run in reverse order.
 * @param {() => unknown} cleanup
 */
export function onStop(cleanup) {
	cleanups.push(cleanup);
}

/** Stops everything registered, last first; an error of one does not keep the others running. */
export async function stopAll() {
	while (cleanups.length > 0) {
		try {
			await cleanups.pop()?.();
		} catch (error) {
			process.stderr.write(`${error?.message ?? error}\n`);
		}
	}
}

/**
 * Makes Ctrl-C and a termination request stop everything first. A second Ctrl-C ends at once.
 * @param {{ exitCode: () => number }} options
 */
export function stopOnSignals({ exitCode }) {
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => {
			if (stopping) process.exit(1);
			stopping = true;
			void stopAll().then(() => process.exit(exitCode()));
		});
	}
}
