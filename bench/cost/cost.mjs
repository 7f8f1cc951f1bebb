import { step } from '../../scripts/lib/steps.mjs';
import { ensureTable } from '../../scripts/n8n/dataTables.mjs';
import { waitUntilIdle } from '../../scripts/n8n/executions.mjs';
import { launchN8n } from '../../scripts/n8n/launch.mjs';
import { ensureActiveWorkflow } from '../../scripts/n8n/workflows.mjs';
import { createMemoryProbe } from '../lib/memoryProbe.mjs';
import { LEAST_ROUNDS, measureRounds, takeTurns } from '../lib/rounds.mjs';
import { createStops } from '../lib/stops.mjs';
import { startStub } from '../stub/start.mjs';
import { describe, WAITING } from './describe.mjs';
import { shops, table } from './shops.mjs';
import { createCostMeter } from './costMeter.mjs';

/** Payments of a round, about half a minute for each way. */
const PAYMENTS = { builtIn: 150, webhook: 250, polling: 400 };

/** The trigger remembers its latest thousand updates: after that many every round finds its memory full. */
const WARM_UP = { builtIn: 200, webhook: 1_000, polling: 1_000 };

const IDLE_WITHIN_MS = 120_000;

/**
 * @typedef {{ shop: import('./shops.mjs').Shop, meter: import('./costMeter.mjs').CostMeter, memory: () => Promise<import('../lib/memoryProbe.mjs').Memory>, idle: () => Promise<void> }} Running
 */

/** @type {import('../lib/result.mjs').Benchmark} */
export const cost = {
	name: 'payment.cost',
	title: 'What a payment costs',
	rounds: LEAST_ROUNDS,
	run: async (setting) => {
		const stops = createStops();
		try {
			const stub = await startStub(setting.node);
			stops.add(stub.stop);
			/** @type {Running[]} */
			const running = [];
			for (const shop of shops) running.push(await start(setting, shop, stub, stops));
			const rounds = await measureRounds(setting, (round, place) =>
				measureRound(setting, running, { round, place }),
			);
			const waiting = await measureWaiting(setting, running, stub);
			return describe({ rounds, waiting, payments: PAYMENTS });
		} finally {
			await stops.stop();
		}
	},
};

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {import('./shops.mjs').Shop} shop
 * @param {import('../stub/start.mjs').Stub} stub
 * @param {ReturnType<typeof createStops>} stops
 * @returns {Promise<Running>}
 */
async function start({ tarball }, shop, stub, stops) {
	const probe = await createMemoryProbe();
	stops.add(probe.remove);
	const bots = [shop.bot, ...(shop.patient ? [shop.patient] : [])];
	const n8n = await step(`Start n8n: ${shop.title}`, () =>
		launchN8n({
			tarball,
			env: probe.env,
			credentials: bots.map(({ credential }) => credential(stub.url)),
		}),
	);
	stops.add(n8n.stop);
	await ensureTable(n8n.api, table);
	for (const { workflow } of bots) await ensureActiveWorkflow(n8n.api, workflow(stub.url));
	return {
		shop,
		meter: createCostMeter(n8n, stub),
		memory: () => probe.read(n8n.pid()),
		idle: () => waitUntilIdle(n8n.api, IDLE_WITHIN_MS),
	};
}

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {Running[]} running
 * @param {{ round: number, place: string }} where
 * @returns {Promise<import('./describe.mjs').Round>}
 */
async function measureRound({ show }, running, { round, place }) {
	/** @type {import('./describe.mjs').Round} */
	const measured = {};
	for (const { shop, meter, memory } of takeTurns(running, round)) {
		const payments = (round < 0 ? WARM_UP : PAYMENTS)[shop.name];
		const spent = await meter.sell(shop.bot, payments);
		const { heapUsed, rss } = await memory();
		const staticBytes = await meter.readStaticData(shop.bot);
		measured[shop.name] = { ...spent, heapUsed, rss, staticBytes };
		show(
			`${place}, ${shop.name}: ${spent.cpuMs.toFixed(1)} ms, ${(spent.writtenBytes / 1_000).toFixed(0)} kB for each, heap ${(heapUsed / 1e6).toFixed(1)} MB, static data ${staticBytes} bytes`,
		);
	}
	return measured;
}

/**
 * @param {import('../lib/result.mjs').Setting} setting
 * @param {Running[]} running
 * @param {import('../stub/start.mjs').Stub} stub
 * @returns {Promise<import('./describe.mjs').Waiting[]>}
 */
async function measureWaiting({ show }, running, stub) {
	const waiting = [];
	for (const { shop, meter, idle } of running) {
		if (!shop.patient) continue;
		const parts = [];
		for (let kept = 0; kept < WAITING.payments; kept += WAITING.part) {
			parts.push(await meter.keepWaiting(shop.patient, WAITING.part));
		}
		const staticBytes = await meter.readStaticData(shop.patient);
		show(`${WAITING.payments} waiting, ${shop.name}: static data ${staticBytes} bytes`);
		waiting.push({ title: shop.title, parts, staticBytes });
		// A run that has begun may still be on its way to where it waits.
		await stub.untilHeld(WAITING.payments);
		await stub.release();
		await idle();
	}
	return waiting;
}
