import { readFile } from 'node:fs/promises';

/**
 * What n8n held at a moment, right after a garbage collection; written by probe.cjs.
 * @typedef {object} Sample
 * @property {number} at milliseconds since the epoch
 * @property {number} pid
 * @property {number} rss bytes
 * @property {number} heapUsed bytes
 * @property {number} external bytes
 * @property {number} [openFiles]
 * @property {Record<string, number>} resources by their kind: sockets, timers …
 * @property {number} cpuMs of the process so far
 * @property {number} loopDelayMs 99th percentile since the sample before
 */

/**
 * @param {string} file
 * @returns {Promise<Sample[]>}
 */
export async function readSamples(file) {
	const text = await readFile(file, 'utf8');
	return text
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line));
}

/** @param {Sample[]} samples @param {{ from: number, to: number }} phase */
export const during = (samples, { from, to }) => samples.filter(({ at }) => at >= from && at <= to);

/**
 * Handles other than timers, which come and go with every call.
 * @param {Sample} sample
 */
export const countHandles = ({ resources }) =>
	Object.entries(resources)
		.filter(([kind]) => !['Timeout', 'Immediate'].includes(kind))
		.reduce((sum, [, count]) => sum + count, 0);

/**
 * @param {Sample[]} samples of one process
 * @returns {number} part of one core
 */
export function cpuLoad(samples) {
	const [first, last] = [samples[0], samples.at(-1)];
	return first && last && last.at > first.at
		? (last.cpuMs - first.cpuMs) / (last.at - first.at)
		: Number.NaN;
}
