import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second on every machine that n8n runs on (USER_HZ). */
const TICKS_PER_SECOND = 100;

/**
 * @param {string} pid
 * @returns {{ parent: number, own: number, ended: number } | undefined} ticks of its threads and of its ended children
 */
function readProcess(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The second field is the name in brackets, which may hold anything.
		const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
		const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((index) =>
			Number(fields[index]),
		);
		return { parent, own: user + system, ended: endedUser + endedSystem };
	} catch {
		return undefined;
	}
}

/** Whether CPU time of other processes can be read here. */
export const canReadCpu = process.platform === 'linux';

/**
 * CPU time of processes with all below them, so far.
 * @param {Record<string, number[]>} groups process ids by name
 * @returns {Record<string, number>} seconds by name
 */
export function readCpu(groups) {
	const known = new Map(
		readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.map((name) => /** @type {const} */ ([Number(name), readProcess(name)])),
	);
	const ticksOf = (/** @type {number} */ pid) => {
		const one = known.get(pid);
		let ticks = one ? one.own + one.ended : 0;
		for (const [child, state] of known) if (state?.parent === pid) ticks += ticksOf(child);
		return ticks;
	};
	return Object.fromEntries(
		Object.entries(groups).map(([name, pids]) => [
			name,
			pids.reduce((sum, pid) => sum + ticksOf(pid), 0) / TICKS_PER_SECOND,
		]),
	);
}

/**
 * CPU time of the whole machine so far, in seconds: of its programs, and what its host gave to others.
 * @returns {number}
 */
export function readMachineCpu() {
	const [line] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
	// proc(5): user, nice, system, idle, iowait, irq, softirq, steal; what follows is part of these.
	const [user, nice, system, , , irq, softirq, steal] = line.split(/\s+/).slice(1).map(Number);
	return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}
