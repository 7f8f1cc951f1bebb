import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const ESTABLISHED = '01';

/** @param {number} pid @returns {Set<string>} inodes of its sockets */
function socketsOf(pid) {
	const links = readdirSync(`/proc/${pid}/fd`).map((fd) => {
		try {
			return readlinkSync(`/proc/${pid}/fd/${fd}`);
		} catch {
			// Closed since it was listed.
			return '';
		}
	});
	return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

/**
 * @param {number} pid
 * @param {number} port
 * @returns {number} connections of the process that are open to that port
 */
export function countConnections(pid, port) {
	const sockets = socketsOf(pid);
	const wanted = port.toString(16).toUpperCase().padStart(4, '0');
	return ['tcp', 'tcp6']
		.flatMap((family) =>
			readFileSync(`/proc/${pid}/net/${family}`, 'utf8').trim().split('\n').slice(1),
		)
		.map((line) => line.trim().split(/\s+/))
		.filter(
			([, , remote, state, , , , , , inode]) =>
				state === ESTABLISHED && remote.endsWith(`:${wanted}`) && sockets.has(inode),
		).length;
}
