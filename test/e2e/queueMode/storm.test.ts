/** @jest-environment ./test/support/n8n/environment.mjs */
import { insertInto, type QueueShop, startQueueShop } from '../../support/n8n/queueShop';
import { planStorm } from '../../support/n8n/storm';

/** Payments for each way of receiving and acknowledging. */
const PAYMENTS = 150;
const ALIVE_MS = 4_000;

/** A worker that is killed leaves its runs locked for a minute by default. */
const QUICK_TO_NOTICE = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '1',
};

describe('a storm of payments in queue mode', () => {
	let shop: QueueShop;
	const storm = planStorm({
		api: () => shop.n8n.api,
		sandbox: () => shop.sandbox,
		store: (botId) => insertInto(`storm_${botId}`),
	});
	const lanes = [
		storm.lane(6401, 'webhook', 'whenFinished'),
		storm.lane(6402, 'webhook', 'onReceived'),
		storm.lane(6403, 'polling', 'whenFinished'),
		storm.lane(6404, 'polling', 'onReceived'),
	];

	beforeAll(async () => {
		shop = await startQueueShop({
			credentials: (sandboxUrl) => lanes.map(({ bot }) => bot.credential(sandboxUrl)),
			workflows: () => lanes.map(({ workflow }) => workflow),
			tables: lanes.map(({ bot }) => `storm_${bot.id}`),
			env: QUICK_TO_NOTICE,
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	const trouble = async () => {
		await storm.disturb();
		const { workers, processors } = shop.n8n;
		const victims = [workers[0], processors[0], workers[1], processors[1]];
		for (const victim of victims) {
			await new Promise((resolve) => setTimeout(resolve, ALIVE_MS));
			await victim?.kill();
			await victim?.restart();
		}
		await shop.sandbox.clearFaults();
		return victims.length;
	};

	test('given kills of workers and webhook processors, lost answers, delays and repeats, when everything is over, then none is stored twice, and no payment is lost but those that n8n answered while it started', async () => {
		const [kills] = await Promise.all([
			trouble(),
			...lanes.map((one) => storm.sell(one, PAYMENTS)),
		]);
		for (const one of lanes) await storm.waitForEnd(one, 300_000);

		const report = await Promise.all(
			lanes.map(async (one) => {
				const rows = await shop.rows(`storm_${one.bot.id}`);
				const { receiveUpdates, acknowledge, paid } = one;
				const [runs, failed] = [
					await storm.countRuns(one),
					await storm.countRuns(one, ['error', 'crashed']),
				];
				const lostAtStart = await storm.countLostAtStart(one);
				return { receiveUpdates, acknowledge, paid, lostAtStart, rows: rows.length, runs, failed };
			}),
		);
		process.stdout.write(`\n${kills} kills. ${JSON.stringify(report, null, 1)}\n`);

		for (const { receiveUpdates, acknowledge, paid, lostAtStart, rows, runs, failed } of report) {
			expect(paid).toBe(PAYMENTS);
			if (receiveUpdates === 'polling') expect(lostAtStart).toBe(0);
			if (acknowledge === 'whenFinished') {
				// An update that n8n answered while it started may have been delivered twice.
				expect(rows).toBeLessThanOrEqual(paid);
				expect(rows).toBeGreaterThanOrEqual(paid - lostAtStart);
			} else {
				// Each payment has a run: the row, or a failed run for a person to retry.
				expect(runs).toBeGreaterThanOrEqual(paid - lostAtStart);
				expect(rows).toBeGreaterThanOrEqual(paid - lostAtStart - failed);
			}
		}
	}, 900_000);
});
