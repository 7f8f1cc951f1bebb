// Loaded into n8n before anything else: writes down now and then what the process holds. From
// outside, garbage that waits to be collected could not be told from a leak.
'use strict';

const { appendFileSync, readdirSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { garbageCollector } = require('../lib/garbage.cjs');

const EVERY_MS = 15_000;
const file = process.env.SOAK_SAMPLES;

/** @returns {number | undefined} open files, sockets and pipes; undefined where the system does not tell */
function countOpenFiles() {
	try {
		return readdirSync('/proc/self/fd').length;
	} catch {
		return undefined;
	}
}

/** @param {string[]} names @returns {Record<string, number>} */
function count(names) {
	/** @type {Record<string, number>} */
	const counts = {};
	for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}

// n8n's task runner and its command-line tools inherit this module, but are not what is measured.
if (file && process.argv[2] === 'start') {
	const collectGarbage = garbageCollector();
	const loopDelay = monitorEventLoopDelay({ resolution: 20 });
	loopDelay.enable();
	const sample = () => {
		const { user, system } = process.cpuUsage();
		const resources = count(process.getActiveResourcesInfo());
		const loopDelayMs = loopDelay.percentile(99) / 1e6;
		collectGarbage();
		const { rss, heapUsed, external } = process.memoryUsage();
		const line = {
			at: Date.now(),
			pid: process.pid,
			rss,
			heapUsed,
			external,
			openFiles: countOpenFiles(),
			resources,
			cpuMs: (user + system) / 1_000,
			loopDelayMs,
		};
		loopDelay.reset();
		appendFileSync(file, `${JSON.stringify(line)}\n`);
	};
	setInterval(sample, EVERY_MS).unref();
}
