// Prints, as JSON, how long a fresh process takes to load both nodes of the package, in milliseconds.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
// n8n has loaded its own libraries long before.
require('n8n-workflow');

const start = performance.now();
for (const name of ['TelegramPayments', 'TelegramPaymentsTrigger']) {
	require(`../../dist/nodes/${name}/${name}.node.js`);
}
process.stdout.write(JSON.stringify({ load: performance.now() - start }));
