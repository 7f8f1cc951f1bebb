// `npm test`: everything that needs neither an n8n server nor a browser. Options go to jest.
// `npm run test:coverage` also measures how much of the nodes the tests reach.
import { ensureDependencies } from './lib/dependencies.mjs';
import { runJest } from './lib/jest.mjs';
import { fail } from './lib/problem.mjs';

const options = process.argv.slice(2);

/** Half of the tests wait for a server more than they compute, so more run at once than there are cores. */
const WORKERS = '--maxWorkers=4';

ensureDependencies()
	.then(() =>
		runJest(['unit', 'integration', 'sandbox'], [WORKERS, ...options], {
			...(options.includes('--coverage') && { MEASURE_COVERAGE: 'true' }),
		}),
	)
	.catch(fail);
