import { setTimeout as sleep } from 'node:timers/promises';
import { step } from '../../scripts/lib/steps.mjs';
import { countRuns, waitUntilIdle } from '../../scripts/n8n/executions.mjs';
import { launchN8n } from '../../scripts/n8n/launch.mjs';
import { readCpu } from '../lib/cpu.mjs';
import { residentMegabytes } from '../lib/memory.mjs';
import { median, percentile } from '../lib/stats.mjs';
import { createStops } from '../lib/stops.mjs';
import { startStub } from '../stub/start.mjs';
import { createBot, publish } from './bots.mjs';
import { countConnections } from './connections.mjs';

const IDLE_WINDOW_MS = 10_000;
/**
 * What a start and publishing leave to be done is over when n8n needs so little of a core in so many windows
 * in a row. Some ten seconds after a start V8 begins to collect garbage, for a quarter of a minute.
 */
const SETTLED = 0.03;
const QUIET_WINDOWS = 3;
const SETTLE_WITHIN_MS = 240_000;
const STREAM_SECONDS = 4;
const SALE_SECONDS = 5;
/** Payments that come at once, spread over so many bots. */
const FLOOD = { bots: 20, each: 6 };
const LOOK_MS = 100;
const RUNS_WITHIN_MS = 60_000;

/**
 * @typedef {{ cores: number, connections: number, memory: number }} Idle nobody comes
 * @typedef {{ share: number, p50: number, p99: number, cpu: number }} Answered `share`: part answered in
 *   time; p50, p99: milliseconds; `cpu`: seconds of CPU time for each
 * @typedef {Answered & { lateMs: number }} Sold `lateMs`: from the last answer to the end of the last run
 */

/**
 * One n8n and a stub of Telegram with bots that poll.
 * @typedef {ReturnType<typeof createFleet>} Fleet
 * @param {import('../../scripts/n8n/launch.mjs').N8n} n8n
 * @param {import('../stub/start.mjs').Stub} stub
 * @param {import('./bots.mjs').Bot[]} bots all there will be
 */
function createFleet(n8n, stub, bots) {
	const port = Number(new URL(stub.url).port);
	let published = 0;
	const tokens = () => bots.slice(0, published).map(({ token }) => token);
	const cpu = () => readCpu({ n8n: [n8n.pid()] }).n8n;
	const completed = () => countRuns(n8n.api, { status: ['success'] });

	/** @param {number} ms @returns {Promise<number>} cores that n8n uses meanwhile */
	async function watch(ms) {
		const [before, since] = [cpu(), performance.now()];
		await sleep(ms);
		return (cpu() - before) / ((performance.now() - since) / 1_000);
	}

	async function settle() {
		const deadline = Date.now() + SETTLE_WITHIN_MS;
		let quiet = 0;
		while (quiet < QUIET_WINDOWS && Date.now() < deadline) {
			quiet = (await watch(IDLE_WINDOW_MS)) <= SETTLED ? quiet + 1 : 0;
		}
	}

	/** @param {number} runs to be complete in all */
	async function waitFor(runs) {
		const deadline = Date.now() + RUNS_WITHIN_MS;
		while ((await completed()) < runs) {
			if (Date.now() > deadline) throw new Error(`Not all payments' runs were completed.`);
			await sleep(LOOK_MS);
		}
	}

	/** @param {{ perSecond: number, seconds: number, pays?: boolean }} traffic @returns {Promise<Answered>} */
	async function stream(traffic) {
		const before = cpu();
		const { asked, times } = await stub.stream(tokens(), traffic);
		return {
			share: times.length / asked,
			p50: median(times),
			p99: percentile(times, 0.99),
			cpu: (cpu() - before) / asked,
		};
	}

	return {
		/** @param {number} size how many bots there are from now on, never fewer than before */
		grow: async (size) => {
			await publish(n8n.api, bots.slice(published, size));
			published = size;
			await settle();
		},
		/** @returns {Promise<Idle>} */
		idle: async () => {
			const cores = await watch(IDLE_WINDOW_MS);
			const pid = n8n.pid();
			return {
				cores,
				connections: countConnections(pid, port),
				memory: residentMegabytes(pid),
			};
		},
		/** @param {number} perSecond checkouts */
		checkOut: (perSecond) => stream({ perSecond, seconds: STREAM_SECONDS }),
		/** @returns {Promise<number>} payments a second, from their arrival to the end of the last run */
		flood: async () => {
			const [before, since] = [await completed(), performance.now()];
			const some = tokens().slice(0, FLOOD.bots);
			await Promise.all(some.map((token) => stub.sell(token, FLOOD.each)));
			const payments = some.length * FLOOD.each;
			await waitFor(before + payments);
			return payments / ((performance.now() - since) / 1_000);
		},
		/**
		 * Whole sales: the payment follows its checkout and starts a run.
		 * @param {number} perSecond
		 * @returns {Promise<Sold>}
		 */
		sell: async (perSecond) => {
			const before = await completed();
			const answered = await stream({ perSecond, seconds: SALE_SECONDS, pays: true });
			const since = performance.now();
			const asked = Math.round(perSecond * SALE_SECONDS);
			await waitFor(before + Math.round(asked * answered.share));
			await waitUntilIdle(n8n.api, RUNS_WITHIN_MS);
			return { ...answered, lateMs: performance.now() - since };
		},
	};
}

/**
 * @template T
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {number} largest how many bots there will be
 * @param {(fleet: Fleet) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFleet({ tarball, node }, largest, work) {
	const stops = createStops();
	try {
		const stub = await startStub(node, ['--scatter']);
		stops.add(stub.stop);
		const bots = Array.from({ length: largest }, (_, number) => createBot(number));
		const n8n = await step('Start n8n', () =>
			launchN8n({ tarball, credentials: bots.map(({ credential }) => credential(stub.url)) }),
		);
		stops.add(n8n.stop);
		return await work(createFleet(n8n, stub, bots));
	} finally {
		await stops.stop();
	}
}
