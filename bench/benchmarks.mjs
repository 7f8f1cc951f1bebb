import { bulk } from './bulk/bulk.mjs';
import { bulk10k } from './bulk/bulk10k.mjs';
import { busy } from './checkout/busy.mjs';
import { burst } from './checkout/burst.mjs';
import { latency } from './checkout/latency.mjs';
import { cost } from './cost/cost.mjs';
import { growth } from './growth/growth.mjs';
import { overhead } from './overhead/overhead.mjs';
import { sandbox } from './sandbox/sandbox.mjs';
import { scale } from './scale/scale.mjs';

/** @type {readonly import('./lib/result.mjs').Benchmark[]} in the order in which they run and are shown */
export const benchmarks = [
	latency,
	busy,
	burst,
	bulk,
	bulk10k,
	cost,
	overhead,
	scale,
	growth,
	sandbox,
];
