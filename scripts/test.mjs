// `npm test`: everything that needs neither an n8n server nor a browser. Options go to jest.
import { ensureDependencies } from './lib/dependencies.mjs';
import { runJest } from './lib/jest.mjs';
import { fail } from './lib/problem.mjs';

ensureDependencies()
	.then(() => runJest(['unit', 'integration', 'sandbox'], process.argv.slice(2)))
	.catch(fail);
