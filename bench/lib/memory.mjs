import { readFileSync } from 'node:fs';

/** @param {number} pid @returns {number} resident memory of a process in MB (of 1,000,000 bytes) */
export function residentMegabytes(pid) {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kibibytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
	return (kibibytes * 1_024) / 1_000_000;
}
