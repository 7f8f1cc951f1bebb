import { step } from '../../scripts/lib/steps.mjs';
import { launchQueueMode } from '../../scripts/n8n/queueMode.mjs';
import { LEAST_ROUNDS, measureRounds } from '../lib/rounds.mjs';
import { median, ratio, spread } from '../lib/stats.mjs';
import { createStops } from '../lib/stops.mjs';
import { formatNumber } from '../report/format.mjs';
import { startStub } from '../stub/start.mjs';
import { createScaler } from './fleet.mjs';
import { sell } from './measure.mjs';
import { startSlowService } from './slowService.mjs';
import { scaleCredentials, scaleWorkflow, tableOf } from './workflows.mjs';

/** Webhook processors, and as many workers. */
const SIZES = [1, 2, 3];

/** Runs that a worker does at once; the least that n8n recommends. */
const CONCURRENCY = 5;

const SERVICE_MS = 2_000;

/** Fills caches, compiles code, for each size anew: its youngest processes have just started. */
const WARM_UP = 10;

/**
 * `slots` is bound by how many runs the workers do at once, `plain` by what the machine can compute.
 * @typedef {import('./workflows.mjs').Load & { waits: boolean, payments: (size: number) => number }} ScaleLoad
 * @type {readonly ScaleLoad[]}
 */
const LOADS = [
	{
		name: 'slots',
		title: 'Payments that wait for another service',
		token: '8001:scale-with-a-slow-service',
		id: 8001,
		waits: true,
		payments: (size) => 30 * size,
	},
	{
		name: 'plain',
		title: 'Payments that only need computing',
		token: '8002:scale-of-computing',
		id: 8002,
		waits: false,
		payments: () => 120,
	},
];

/** @typedef {Record<string, Record<number, import('./measure.mjs').Outcome>>} Outcomes by load and size */

/** @type {import('../lib/result.mjs').Benchmark} */
export const scale = {
	name: 'scale',
	title: 'Payments per second in queue mode',
	rounds: LEAST_ROUNDS,
	needsServers: true,
	run: async (setting) => {
		const rounds = await withQueueMode(setting, (scaleTo, flood) => {
			let isUp = false;
			return measureRounds(
				setting,
				async (_, place) => {
					/** @type {Outcomes} */
					const outcomes = Object.fromEntries(LOADS.map(({ name }) => [name, {}]));
					// Up and down in turns, which saves starts.
					for (const size of isUp ? SIZES.toReversed() : SIZES) {
						await scaleTo(size);
						for (const load of LOADS) {
							await flood(load, size, WARM_UP * size);
							const outcome = await flood(load, size, load.payments(size));
							outcomes[load.name][size] = outcome;
							setting.show(
								`${place}, ${size} of each, ${load.name}: ${outcome.perSecond.toFixed(1)} payments/s, ${outcome.busyCores.toFixed(2)} cores busy`,
							);
						}
					}
					isUp = !isUp;
					return outcomes;
				},
				{ warmUps: 0 },
			);
		});
		return describe(rounds);
	},
};

/**
 * A stub of Telegram, a slow service and n8n in queue mode with a workflow for each load.
 * @template T
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {(scaleTo: (size: number) => Promise<void>, flood: (load: ScaleLoad, size: number, payments: number) => Promise<import('./measure.mjs').Outcome>) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withQueueMode({ tarball, node }, work) {
	const stops = createStops();
	try {
		const stub = await startStub(node);
		stops.add(stub.stop);
		const service = await startSlowService(SERVICE_MS);
		stops.add(service.stop);
		const n8n = await step('Start n8n in queue mode', () =>
			launchQueueMode({
				tarball,
				concurrency: CONCURRENCY,
				credentials: ({ access }) => scaleCredentials(LOADS, stub.url, access),
				workflows: LOADS.map((load) => scaleWorkflow(load, load.waits ? service.url : undefined)),
			}),
		);
		stops.add(n8n.stop);
		for (const load of LOADS) {
			await n8n.postgres.query(
				`CREATE TABLE ${tableOf(load)} (idempotency_key text PRIMARY KEY, stored_at timestamptz NOT NULL DEFAULT clock_timestamp())`,
			);
		}
		return await work(createScaler(n8n), (load, size, payments) =>
			sell({ n8n, stub, load, size, payments }),
		);
	} finally {
		await stops.stop();
	}
}

const perSecond = (/** @type {import('./measure.mjs').Outcome[]} */ rounds) =>
	rounds.map((outcome) => outcome.perSecond);

const sizeTitle = (/** @type {number} */ size) =>
	size === 1 ? '1 processor, 1 worker' : `${size} processors, ${size} workers`;

/**
 * @param {Outcomes[]} rounds
 * @returns {import('../lib/result.mjs').Result}
 */
function describe(rounds) {
	const of =
		(/** @type {ScaleLoad} */ { name }) =>
		(/** @type {number} */ size) =>
			rounds.map((outcomes) => outcomes[name][size]);
	const [slots, plain] = LOADS.map(of);
	return {
		database: 'PostgreSQL and Redis',
		how: `n8n in queue mode, everything on this one machine: a main process, 1 to 3 webhook processors behind a load balancer, as many workers with ${CONCURRENCY} runs at once each. Telegram’s stub delivers payments over 40 connections; each run inserts a row into PostgreSQL; the time runs from the first delivery to the last row. Measured twice. **Waiting**: each run also calls a service that answers after ${SERVICE_MS / 1_000} s, as in real shops. The limit is then the number of runs at once, which more workers increase. **Computing**: the row only. The limit is then the number of cores, which more processes do not increase. The table shows how many cores were busy and which process used the CPU. If one worker already keeps all cores busy, only another machine makes this kind faster.`,
		claims: [
			{
				title: 'Queue mode, waiting: 2 workers against 1',
				unit: 'x',
				value: ratio(perSecond(slots(2)), perSecond(slots(1))),
				atLeast: 1.6,
			},
			{
				title: 'Queue mode, waiting: 3 workers against 1',
				unit: 'x',
				value: ratio(perSecond(slots(3)), perSecond(slots(1))),
			},
			{
				title: 'Queue mode, computing: 2 workers against 1',
				unit: 'x',
				value: ratio(perSecond(plain(2)), perSecond(plain(1))),
				atLeast: 1.6,
			},
			{
				title: 'Queue mode, computing: 3 workers against 1',
				unit: 'x',
				value: ratio(perSecond(plain(3)), perSecond(plain(1))),
			},
		],
		figures: LOADS.map((load) => ({
			name: `scale-${load.name}`,
			title: `${load.title}: stored a second`,
			unit: 'payments/s',
			bars: SIZES.map((size) => ({
				title: sizeTitle(size),
				rival: 'package',
				value: spread(perSecond(of(load)(size))),
			})),
		})),
		tables: LOADS.map((load) => cpuTable(load, of(load))),
	};
}

/**
 * Where the CPU time goes: medians of the rounds.
 * @param {ScaleLoad} load
 * @param {(size: number) => import('./measure.mjs').Outcome[]} ofSize the rounds with that many workers
 */
function cpuTable({ waits }, ofSize) {
	const parts = Object.keys(ofSize(SIZES[0])[0].cpu);
	return {
		head: [
			`${waits ? 'Waiting' : 'Computing'}: CPU time for each payment`,
			...parts,
			'cores busy on the whole machine',
		],
		rows: SIZES.map((size) => [
			sizeTitle(size),
			...parts.map(
				(part) => `${formatNumber(median(ofSize(size).map(({ cpu }) => cpu[part])))} ms`,
			),
			formatNumber(median(ofSize(size).map(({ busyCores }) => busyCores))),
		]),
	};
}
