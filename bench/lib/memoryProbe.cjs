// Loaded into n8n before anything else: asked by a signal, it writes down what the process holds right
// after a garbage collection.
'use strict';

const { appendFileSync } = require('node:fs');
const { garbageCollector } = require('./garbage.cjs');

const file = process.env.BENCH_MEMORY;

// n8n's task runner and its command-line tools inherit this module, but are not what is measured.
if (file && process.argv[2] === 'start') {
	const collectGarbage = garbageCollector();
	process.on('SIGUSR2', () => {
		collectGarbage();
		const { rss, heapUsed } = process.memoryUsage();
		appendFileSync(file, `${JSON.stringify({ rss, heapUsed })}\n`);
	});
}
