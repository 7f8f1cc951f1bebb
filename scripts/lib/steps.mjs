const HEARTBEAT_MS = 30_000;

/** @param {number} since milliseconds since the epoch */
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

/** @param {string} line */
export function say(line) {
	process.stdout.write(`${line}\n`);
}

/**
 * Runs one named step of a longer job and shows it: a line when it starts, a sign of life every half
 * minute, a line with the time it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
	const since = Date.now();
	say(`• ${title} …`);
	const heartbeat = setInterval(() => say(`  … ${seconds(since)}`), HEARTBEAT_MS);
	try {
		const result = await work();
		say(`✓ ${title} (${seconds(since)})`);
		return result;
	} finally {
		clearInterval(heartbeat);
	}
}
