// Prints, as JSON, how long a fresh process takes to load both nodes of the package, in milliseconds;
// with --profile, what its thread did meanwhile, as a profile of Chrome's DevTools Protocol.
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
// n8n has loaded its own libraries long before.
require('n8n-workflow');

function load() {
	for (const name of ['TelegramPayments', 'TelegramPaymentsTrigger']) {
		require(`../../dist/nodes/${name}/${name}.node.js`);
	}
}

if (process.argv.includes('--profile')) {
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: 100 });
	await session.post('Profiler.start');
	load();
	process.stdout.write(JSON.stringify((await session.post('Profiler.stop')).profile));
} else {
	const start = performance.now();
	load();
	process.stdout.write(JSON.stringify({ load: performance.now() - start }));
}
