/**
 * A process that can be started again: same data, same address.
 * @typedef {object} Restartable
 * @property {() => number} pid
 * @property {() => string[]} lines the last it printed
 * @property {() => Promise<string>} exited how the process of the moment ended
 * @property {() => Promise<void>} stop ends it and waits for that
 * @property {() => Promise<void>} kill ends it as a power cut would
 * @property {() => Promise<void>} restart stops it, unless kill() has, and starts it again
 */

/**
 * @param {() => Promise<import('./process.mjs').N8nProcess>} start
 * @returns {Promise<Restartable>} started
 */
export async function startRestartable(start) {
	let current = await start();
	return {
		pid: () => current.pid,
		lines: () => current.lines(),
		exited: () => current.exited,
		stop: () => current.stop(),
		kill: () => current.kill(),
		restart: async () => {
			await current.stop();
			current = await start();
		},
	};
}
