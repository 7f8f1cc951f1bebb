import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { readOrderReference } from '../../../nodes/shared/payments/orderReference';
import { resumePathOf, unpackWaitingRun } from '../../../nodes/shared/payments/waitingRun';
import { deriveSecret } from '../../../nodes/TelegramPaymentsTrigger/webhook/secret';
import { ActionShop, BOT_TOKEN, BUYER, MUG } from '../../support/actionShop';
import { http } from '../../support/http';
import { TriggerHost } from '../../support/triggerContextsHost';
import { paymentUpdate } from '../../support/updates';
import { type WaitingRun, WaitingRuns } from '../../support/waitingRuns';

const SEQUENCES = 25;
const LONGEST_SEQUENCE = 16;
const TIME_FOR_ALL_MS = 60_000;

/** Minutes that an invoice can be paid; its run sleeps two more. */
const TIME_LIMIT = 5;
const WAIT: INodeParameters = {
	...MUG,
	operation: 'sendAndWaitForPayment',
	timeLimit: TIME_LIMIT,
	additionalFields: { maxTipAmount: '5' },
};

/** What the shop's rules say to a buyer with a tip of 5 dollars, and whether another try may end otherwise. */
const RULES: Readonly<Record<string, INodeParameters>> = {
	none: {},
	blocked: { blockedBuyers: String(BUYER) },
	tooHigh: { maximumTotal: '14', limitsCurrency: 'USD' },
	otherCurrency: { currencies: 'EUR' },
};
const FINAL = 'currency';

jest.setTimeout(180_000);

/** An invoice that the node has sent, in whatever visit. */
interface Sent {
	messageId: number;
	payload: string;
	order: string;
}

/** A payment that Telegram has told of. */
interface Paid {
	payload: string;
	charge: { telegram_payment_charge_id: string; provider_payment_charge_id: string };
}

/** A visit of the waiting node: it sent one invoice and sleeps. */
interface Visit {
	run: WaitingRun;
	invoice: Sent;
	/** What the run has to be told, once it is certain. */
	due?: 'paid' | typeof FINAL | 'timeLimit';
}

let shop: ActionShop;
let lives = 0;
let ahead = 0;
const realNow = Date.now.bind(Date);

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
	// Nodes, sandbox and this test share one clock, which goes on when told.
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
});
afterAll(async () => {
	jest.restoreAllMocks();
	await shop.sandbox.close();
});

/** One shop with one run that comes to the waiting node again and again. */
class World {
	readonly invoices: Sent[] = [];
	readonly payments: Paid[] = [];
	readonly visits: Visit[] = [];

	private constructor(
		readonly workflowId: string,
		readonly waiting: WaitingRuns,
		public host: TriggerHost,
	) {}

	static async start(): Promise<World> {
		shop.reset();
		const workflowId = `waiting-model-${++lives}`;
		const waiting = await WaitingRuns.start();
		const host = await TriggerHost.start(World.setup(workflowId, waiting));
		await host.activate();
		return new World(workflowId, waiting, host);
	}

	private static setup(workflowId: string, waiting: WaitingRuns) {
		return {
			token: BOT_TOKEN,
			botApiUrl: shop.sandbox.url,
			waitingBaseUrl: waiting.baseUrl,
			workflowId,
		};
	}

	get current(): Visit | undefined {
		return this.visits.at(-1);
	}

	get isWaiting(): boolean {
		return this.current !== undefined && this.current.due === undefined;
	}

	async close(): Promise<void> {
		await this.host.close();
		await this.waiting.close();
	}

	/** The run comes to the node: at first, or from a loop after it has gone on. */
	async send(order: string): Promise<void> {
		// No two rounds of a loop within one second.
		await this.pass(1_000);
		const { current, waiting } = this;
		const run = current
			? await waiting.again(current.run, { orderId: order })
			: await waiting.begin(shop.setUp({ ...WAIT, orderId: order }));
		const { payload } = shop.calls('sendInvoice').at(-1)?.parameters as { payload: string };
		const invoice = { messageId: Number(run.sent.message_id), payload, order };
		this.invoices.push(invoice);
		this.visits.push({ run, invoice });
	}

	/** The buyer presses Pay on an invoice, old or new. */
	async pay(invoice: Sent, tip: number): Promise<void> {
		const isOwn = this.isWaiting && this.current?.invoice === invoice;
		const result = await shop
			.pay({
				chat_id: BUYER,
				message_id: invoice.messageId,
				tip_amount: tip,
				card: '4242 4242 4242 4242',
			})
			// An invoice that was paid has no Pay button any more.
			.catch(() => undefined);
		if (result?.status === 'paid') {
			this.payments.push({
				payload: invoice.payload,
				charge: {
					telegram_payment_charge_id: String(result.telegram_payment_charge_id),
					provider_payment_charge_id: String(result.provider_payment_charge_id),
				},
			});
			if (isOwn && this.current) this.current.due = 'paid';
		}
		const isFinal =
			result?.status === 'declined' &&
			this.host.setup.parameters?.checkoutRules === RULES.otherCurrency;
		if (isFinal && isOwn && this.current && !this.isExpired(invoice)) this.current.due = FINAL;
	}

	private isExpired({ payload }: Sent): boolean {
		const { expiresAt = Infinity } = readOrderReference(payload).terms;
		return Math.floor(Date.now() / 1_000) >= expiresAt;
	}

	/** Time passes; n8n lets a run go on at its limit. */
	async pass(ms: number): Promise<void> {
		const steps = Math.ceil(ms / 30_000);
		for (let step = 0; step < steps; step++) {
			ahead += ms / steps;
			await shop.sandbox.clock.advance(0);
			await this.settle();
			const { current } = this;
			if (current && this.isWaiting && Number(current.run.waitTill) <= Date.now()) {
				this.waiting.timeOut(current.run);
				current.due = 'timeLimit';
			}
		}
	}

	/** Until Telegram has nothing left to tell, and every run that is to be told has been. */
	async settle(): Promise<void> {
		const pending = async () => {
			const { body } = await shop.sandbox.call(BOT_TOKEN, 'getWebhookInfo');
			return (body as { result: { pending_update_count: number } }).result.pending_update_count;
		};
		while ((await pending()) > 0) {
			// A delivery under way, or one that is due again.
			ahead += 500;
			await shop.sandbox.clock.advance(0);
			await new Promise(setImmediate);
		}
		const { current } = this;
		if (current?.due === 'paid' || current?.due === FINAL) await this.waiting.goneOn(current.run);
		// Behind a call that should not have been made.
		await http.post(`${this.waiting.baseUrl}/0/nobody`, {});
	}

	/** n8n is killed and starts anew, with what its database has. */
	async kill(staticData: TriggerHost['staticData']): Promise<void> {
		const { parameters } = this.host.setup;
		await this.host.close();
		const [core, workflow] = [jest.requireActual('n8n-core'), jest.requireActual('n8n-workflow')];
		jest.resetModules();
		jest.doMock('n8n-core', () => core as object);
		jest.doMock('n8n-workflow', () => workflow as object);
		const fresh = jest.requireActual<typeof import('../../support/triggerContextsHost')>(
			'../../support/triggerContextsHost',
		);
		this.host = await fresh.TriggerHost.start({
			...World.setup(this.workflowId, this.waiting),
			parameters,
		});
		this.host.staticData = staticData;
		// The sandbox allows one webhook a second, as Telegram does.
		ahead += 1_100;
		await this.host.activate();
	}

	/** Telegram, or somebody who has seen an update, tells once more of a payment. */
	async replay({ payload, charge }: Paid, updateId: number): Promise<void> {
		await http.post(
			this.host.url,
			paymentUpdate({ invoice_payload: payload, ...charge }, updateId),
			{
				headers: {
					'X-Telegram-Bot-Api-Secret-Token': deriveSecret(BOT_TOKEN, this.workflowId, 'node-1'),
				},
			},
		);
	}

	/** Somebody who knows the address of the sleeping run tells it of another invoice. */
	async forge(invoice: string): Promise<void> {
		const { waiting } = readOrderReference(this.invoices[0].payload).terms;
		const reference = unpackWaitingRun(String(waiting));
		const call = { invoice, outcome: { paid: true } };
		await http.post(`${this.waiting.baseUrl}${resumePathOf(reference!)}`, call);
	}

	/** What every run was told against what happened to its own invoice. */
	check(): void {
		for (const { run, invoice, due } of this.visits) {
			const told = due === undefined ? [] : [{ paid: due === 'paid', order_id: invoice.order }];
			expect(run.outcomes).toMatchObject(told);
			expect(run.outcomes).toHaveLength(told.length);
			if (due !== undefined && due !== 'paid') expect(run.outcomes[0]?.reason).toBe(due);
		}
	}
}

/** What the model knows: enough to say which step makes sense. */
type Model = { world: World };
type Step = fc.AsyncCommand<Model, World>;

const step = (
	name: string,
	canRun: (world: World) => boolean,
	run: (world: World) => Promise<void>,
): Step => ({
	check: ({ world }) => canRun(world),
	run: async (_, world) => {
		await run(world);
		await world.settle();
		world.check();
	},
	toString: () => name,
});

/** 0 is the newest. */
const any = <T>(list: readonly T[], index: number): T =>
	list[list.length - 1 - (index % list.length)];
const has = (list: readonly unknown[]) => list.length > 0;
/** Every second time the newest. */
const anyIndex = fc.nat({ max: 5 }).map((index) => Math.max(0, index - 2));

const steps: Array<fc.Arbitrary<Step>> = [
	anyIndex.map((order) =>
		step(
			`invoice for order ${order % 3}`,
			(world) => !world.isWaiting,
			async (world) => {
				await world.send(`order-${order % 3}`);
			},
		),
	),
	fc
		.tuple(anyIndex, fc.constantFrom(...Object.keys(RULES)), fc.constantFrom(0, 500))
		.map(([index, rule, tip]) =>
			step(
				`pay ${index}, tip ${tip}, rule ${rule}`,
				({ invoices }) => has(invoices),
				async (world) => {
					world.host.setup.parameters = { checkoutRules: RULES[rule] };
					await world.pay(any(world.invoices, index), tip);
				},
			),
		),
	fc.tuple(anyIndex, fc.constantFrom('drop' as const, 'duplicate' as const)).map(([index, kind]) =>
		step(
			`pay ${index}, answer of the delivery: ${kind}`,
			({ invoices }) => has(invoices),
			async (world) => {
				world.host.setup.parameters = { checkoutRules: {} };
				shop.sandbox.addFault({ scope: 'delivery', update_type: 'message', kind, count: 1 });
				await world.pay(any(world.invoices, index), 0);
				await world.settle();
				shop.sandbox.removeFaults();
			},
		),
	),
	fc.constantFrom(10, 200, TIME_LIMIT * 60, (TIME_LIMIT + 2) * 60).map((seconds) =>
		step(
			`${seconds} s pass`,
			() => true,
			async (world) => await world.pass(seconds * 1_000),
		),
	),
	anyIndex.map((index) =>
		step(
			`kill, then pay ${index}`,
			({ invoices }) => has(invoices),
			async (world) => {
				world.host.setup.parameters = { checkoutRules: {} };
				// The last change of static data was not saved.
				const { staticData } = world.host;
				await world.pay(any(world.invoices, index), 0);
				await world.kill(staticData);
			},
		),
	),
	fc.tuple(anyIndex, fc.integer({ min: 1, max: 1_000_000 })).map(([index, updateId]) =>
		step(
			`replay of payment ${index}`,
			({ payments }) => has(payments),
			async (world) => await world.replay(any(world.payments, index), updateId),
		),
	),
	fc.constantFrom('', 'AAAAAAAAAAAAAAAAAAAAAA').map((invoice) =>
		step(
			'forged call',
			({ invoices }) => has(invoices),
			async (world) => await world.forge(invoice),
		),
	),
];

test('given one run that waits at its node again and again, when invoices, reminders, tips, declines, expiries, kills and replays come in any order, then it is told "paid" exactly when its own invoice was paid', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.commands(steps, { maxCommands: LONGEST_SEQUENCE, size: 'max' }),
			async (commands) => {
				const world = await World.start();
				try {
					await world.send('order-0');
					await fc.asyncModelRun(() => ({ model: { world }, real: world }), commands);
				} finally {
					await world.close();
				}
			},
		),
		// A busy machine plays fewer of them.
		{ numRuns: SEQUENCES, interruptAfterTimeLimit: TIME_FOR_ALL_MS },
	);
});
