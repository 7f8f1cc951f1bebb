/** @jest-environment ./test/support/n8n/environment.mjs */
import { lockDatabase, readStaticData } from '../../support/n8n/database';
import { eventually } from '../../support/n8n/eventually';
import { countRuns, waitUntilIdle } from '../../support/n8n/executions';
import { type Gate, openGate, type Passage } from '../../support/n8n/gate';
import { paymentBot, sellTea } from '../../support/n8n/paymentBot';
import { runner, type Workflow } from '../../support/n8n/runner';
import { type Shop, startShop } from '../../support/n8n/shop';

/** How long the database is locked before n8n is killed. */
const LOCKED_MS = Number(process.env.STORM_LOCKED_MS ?? 3_000);
const CUSTOMER = 8301;

const after = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

type Acknowledge = 'onReceived' | 'whenFinished';
type Way = 'polling' | 'webhook';

/** What the guide on acknowledgement promises: one row of its table, and who has run how often. */
interface Step {
	when: string;
	/** Brings n8n into the state in which it is killed or stopped; sells `order` at every lane. */
	until: (order: string, sell: (order: string) => Promise<void>) => Promise<void>;
	gently?: boolean;
	/** Runs that came to the gate, at least and at most, by lane. */
	runs: Record<`${Way} ${Acknowledge}`, [number, number]>;
}

describe('n8n ends in the middle', () => {
	let shop: Shop;
	let gate: Gate;
	const lanes = (['polling', 'webhook'] as const).flatMap((way, first) =>
		(['onReceived', 'whenFinished'] as const).map((acknowledge, second) => ({
			way,
			acknowledge,
			bot: paymentBot(6801 + first * 2 + second, () => shop.sandbox.url),
		})),
	);
	const workflows: Workflow[] = [];

	beforeAll(async () => {
		gate = await openGate();
		workflows.push(
			...lanes.map(({ bot, way, acknowledge }) =>
				bot.receiver(`${way} ${acknowledge}`, { receiveUpdates: way, acknowledge }, [gate.node]),
			),
		);
		shop = await startShop({
			credentials: (url) => lanes.map(({ bot }) => bot.credential(url)),
			workflows: () => workflows,
		});
		// n8n publishes in the background.
		for (const { bot } of lanes.filter(({ way }) => way === 'webhook')) {
			await eventually('a webhook', async () => {
				const { url } = await bot.call<{ url: string }>('getWebhookInfo');
				return url === '' ? undefined : true;
			});
		}
	}, 600_000);

	afterAll(async () => {
		gate?.open();
		await shop?.stop();
		await gate?.close();
	}, 60_000);

	const of = (order: string) => (passage: Passage) => passage.order === order;
	const runsOf = (order: string, workflow: string) =>
		gate.passed(workflow).filter(of(order)).length;
	const allBegun = async (order: string) =>
		await eventually('a run in every lane', () =>
			workflows.every(({ name }) => runsOf(order, name) > 0) ? true : undefined,
		);
	/** Telegram has been told of everything. */
	const allConfirmed = async () =>
		await eventually(
			'nothing held back at Telegram',
			async () => {
				for (const { bot } of lanes) {
					const info = await bot.call<{ pending_update_count: number }>('getWebhookInfo');
					if (info.pending_update_count > 0) return undefined;
				}
				return true;
			},
			90_000,
		);

	/** Nothing is left in static data; n8n is asked to save it once all has been quiet for a while. */
	const tidied = async () => {
		for (const { id, name } of workflows.filter((_, index) => lanes[index].way === 'polling')) {
			await eventually(
				`an empty backlog of ${name}`,
				async () => {
					const stored = (await readStaticData(shop.n8n, id))[`node:${runner.parts.TRIGGER}`];
					return Object.keys(stored?.carried ?? {}).length === 0 ? true : undefined;
				},
				30_000,
			);
		}
	};

	const STEPS: Step[] = [
		{
			when: 'before the run is stored, with a locked database',
			until: async (order, sell) => {
				const unlock = await lockDatabase(shop.n8n);
				try {
					await sell(order);
					await after(LOCKED_MS);
					await shop.n8n.kill();
				} finally {
					await unlock();
				}
			},
			runs: {
				'polling onReceived': [1, 1],
				'polling whenFinished': [1, 1],
				'webhook onReceived': [1, 1],
				'webhook whenFinished': [1, 1],
			},
		},
		{
			when: 'while the run goes on',
			until: async (order, sell) => {
				gate.hold(of(order));
				await sell(order);
				await allBegun(order);
				await after(1_500);
				await shop.n8n.kill();
			},
			runs: {
				// n8n shows the run as crashed.
				'polling onReceived': [1, 1],
				'polling whenFinished': [2, 2],
				'webhook onReceived': [1, 1],
				'webhook whenFinished': [2, 2],
			},
		},
		{
			when: 'when all is quiet after the run',
			until: async (order, sell) => {
				await sell(order);
				await allBegun(order);
				await waitUntilIdle(shop.n8n);
				await allConfirmed();
				await tidied();
				await shop.n8n.kill();
			},
			runs: {
				'polling onReceived': [1, 1],
				'polling whenFinished': [1, 1],
				'webhook onReceived': [1, 1],
				'webhook whenFinished': [1, 1],
			},
		},
		{
			when: 'gracefully, right after a run that took long',
			gently: true,
			until: async (order, sell) => {
				gate.hold(of(order));
				await sell(order);
				await allBegun(order);
				await after(1_500);
				gate.open();
				await waitUntilIdle(shop.n8n);
			},
			runs: {
				'polling onReceived': [1, 1],
				'polling whenFinished': [1, 1],
				'webhook onReceived': [1, 1],
				'webhook whenFinished': [1, 1],
			},
		},
		{
			when: 'gracefully, right after a run whose answer Telegram did not hear',
			gently: true,
			until: async (order, sell) => {
				for (const { bot, way } of lanes) {
					if (way === 'polling') continue;
					const fault = { scope: 'delivery', update_type: 'message', bot_id: bot.id } as const;
					await shop.sandbox.addFault({ ...fault, kind: 'drop', count: 1 });
					// Nothing comes again before n8n has stopped.
					await shop.sandbox.addFault({ ...fault, kind: 'cut' });
				}
				await sell(order);
				await allBegun(order);
				await waitUntilIdle(shop.n8n);
				await after(1_500);
			},
			runs: {
				'polling onReceived': [1, 1],
				'polling whenFinished': [1, 1],
				'webhook onReceived': [1, 1],
				'webhook whenFinished': [1, 1],
			},
		},
		{
			when: 'gracefully, while a run goes on that n8n waits for',
			gently: true,
			until: async (order, sell) => {
				gate.hold(of(order));
				await sell(order);
				await allBegun(order);
				await after(1_500);
				setTimeout(() => gate.open(), 1_500);
			},
			runs: {
				'polling onReceived': [1, 1],
				'polling whenFinished': [1, 1],
				'webhook onReceived': [1, 1],
				'webhook whenFinished': [1, 2],
			},
		},
	];

	test.each(STEPS.map((step, index) => ({ ...step, order: `step-${index}` })))(
		'given a payment by every way, when n8n ends $when, then none is lost and none is run more often than the guide says',
		async ({ until, runs, order, gently }) => {
			const sell = async (name: string) => {
				const sold = await Promise.all(
					lanes.map(async ({ bot }) => await sellTea(shop.sandbox, bot, CUSTOMER, name)),
				);
				expect(sold.map(({ status }) => status)).toEqual(sold.map(() => 'paid'));
			};
			await until(order, sell);
			// Stops it first, if it still runs.
			await shop.n8n.restart();
			await shop.sandbox.clearFaults();
			if (!gently) gate.open();
			await allConfirmed();
			await allBegun(order);
			await waitUntilIdle(shop.n8n);
			// What is to be run again is run at the start.
			await after(3_000);
			await waitUntilIdle(shop.n8n);

			const seen = Object.fromEntries(workflows.map(({ name }) => [name, runsOf(order, name)]));
			for (const [lane, [least, most]] of Object.entries(runs)) {
				expect({ lane, runs: seen[lane] >= least && seen[lane] <= most ? 'right' : seen }).toEqual({
					lane,
					runs: 'right',
				});
			}
		},
		240_000,
	);

	test('given everything is over, when n8n’s database is read, then nothing is left to be done', async () => {
		await waitUntilIdle(shop.n8n);
		await tidied();
		expect(await countRuns(shop.n8n.api, { status: ['new', 'running'] })).toBe(0);
	}, 60_000);
});
