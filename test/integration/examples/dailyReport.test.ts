import { inflateSync } from 'node:zlib';
import { runInNewContext } from 'node:vm';
import { DateTime } from 'luxon';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox, type PayResult } from 'telegram-payments-sandbox';
import { ActionShop, BOT_TOKEN, itemsOf } from '../../support/actionShop';
import { BERLIN } from '../../support/addresses';
import { ExampleTable, readExampleNode } from '../../support/exampleTable';
import { runAction } from '../../support/executeContext';
import { readChunks } from '../../support/png';

jest.setTimeout(120_000);

const DAY_MS = 86_400_000;
const BATCHES = 10;
const PER_BATCH = 50;
const PRODUCTS = ['Enamel mug', 'Green tea, "Sencha"', 'Book'] as const;
const DELIVERY = { standard: 490, express: 1290 };

/** Numbers that look random and are the same in each run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

interface Plan {
	customer: number;
	product: string;
	/** JPY has no decimals, USD is refused by the rules. */
	currency: 'EUR' | 'JPY' | 'USD' | 'XTR';
	price: number;
	coupon: number;
	tip: number;
	delivery: keyof typeof DELIVERY | undefined;
	card: 'success' | 'declined';
	isRefunded: boolean;
}

function planOrder(random: (below: number) => number, customer: number): Plan {
	const currency = (['EUR', 'EUR', 'JPY', 'USD', 'XTR', 'XTR'] as const)[random(6)] ?? 'EUR';
	const price = currency === 'XTR' ? 1 + random(2_000) : 1_000 + random(50_000);
	return {
		customer,
		product: PRODUCTS[random(PRODUCTS.length)] ?? PRODUCTS[0],
		currency,
		price,
		coupon: currency !== 'XTR' && random(3) === 0 ? random(price - 500) : 0,
		tip: currency !== 'XTR' && random(2) === 0 ? random(1_000) : 0,
		delivery: currency === 'EUR' ? (['standard', 'express'] as const)[random(2)] : undefined,
		card: random(8) === 0 ? 'declined' : 'success',
		isRefunded: currency === 'XTR' && random(4) === 0,
	};
}

/** Parameters of an invoice whose item says what is in it. */
const invoiceOf = (paymentMethod: 'provider' | 'stars', isFlexible: boolean): INodeParameters => ({
	resource: 'invoice',
	operation: 'createLink',
	paymentMethod,
	title: '={{ $json.title }}',
	description: 'One of five hundred orders',
	orderId: '={{ $json.order_id }}',
	...(paymentMethod === 'provider' ? { currency: '={{ $json.currency }}' } : {}),
	additionalFields: {
		pricesJson: '={{ JSON.stringify($json.prices) }}',
		...(paymentMethod === 'provider' ? { amountUnit: 'minor', maxTipAmount: '1000' } : {}),
		...(isFlexible ? { isFlexible, needShippingAddress: true } : {}),
	},
});

const PROCESS: INodeParameters = {
	resource: 'update',
	operation: 'process',
	update: '={{ $json }}',
	events: ['successful_payment', 'checkout_declined', 'refunded_payment'],
	checkoutRules: { currencies: 'EUR, JPY, XTR', oncePerOrder: true },
	shipping: 'zones',
	shippingCurrency: 'EUR',
	shippingZones: readExampleNode('orders-and-payments', 'Payment or message').parameters
		.shippingZones as INodeParameters,
};
/** The node of the example behind each output of its trigger. */
const BEHIND: Record<string, string> = {
	successful_payment: 'Store the payment',
	checkout_declined: 'Note the decline',
	refunded_payment: 'Note the refund',
};

/** What the sandbox has charged and paid back, by day, product and currency; smallest units. */
interface Sums {
	sales: number;
	goods: number;
	tips: number;
	delivery: number;
	refunds: number;
	refunded: number;
	total: number;
}
class Ledger {
	readonly lines: Record<string, Sums> = {};

	add(moment: number, { product, currency }: Plan, amounts: Partial<Sums>): void {
		const day = new Date(moment).toISOString().slice(0, 10);
		const key = `${day} ${product} ${currency}`;
		const empty = { sales: 0, goods: 0, tips: 0, delivery: 0, refunds: 0, refunded: 0, total: 0 };
		const line = (this.lines[key] ??= empty);
		for (const [name, amount] of Object.entries(amounts)) line[name as keyof Sums] += amount;
	}
}

type ReportLine = Sums & { day: string; product: string; currency: string; declines: number };

/** Runs the example's own code over the rows of a table. */
function makeReport(rows: IDataObject[], now: DateTime) {
	const { jsCode } = readExampleNode('daily-report', 'Make the report').parameters;
	const [report] = runInNewContext(`(() => {${jsCode}\n})()`, {
		$now: now,
		DateTime,
		Buffer,
		$: () => ({ all: () => itemsOf(...rows) }),
	}) as [
		{
			json: { caption: string; lines: ReportLine[] };
			binary: Record<'chart' | 'table', { data: string; fileName: string }>;
		},
	];
	const bytes = (name: 'chart' | 'table') => Buffer.from(report.binary[name].data, 'base64');
	return { ...report.json, chart: bytes('chart'), csv: bytes('table').toString('utf8') };
}

/** Reads a PNG as a viewer does: checks each sum, gives its size and its dots. */
function readPng(png: Buffer) {
	const chunks = readChunks(png);
	expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
	const [head, , body] = chunks.map(({ data }) => data) as [Buffer, Buffer, Buffer];
	const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
	// zlib's own reader, which checks the stored blocks and the Adler sum.
	const raw = inflateSync(body);
	expect(raw).toHaveLength(height * (width + 1));
	const count = (colour: number) => raw.filter((dot, at) => at % (width + 1) > 0 && dot === colour);
	return { width, height, green: count(2).length, red: count(3).length };
}

/** Whole units of a decimal text. */
const unitsOf = (text: string): number => Number(text.replace('.', ''));

describe('given 500 random orders with tips, delivery, coupons, refunds and declines', () => {
	const table = new ExampleTable('orders-and-payments');
	const ledger = new Ledger();
	const plans: Plan[] = [];
	let shop: ActionShop;
	let refusedByRules = 0;
	let report: ReturnType<typeof makeReport>;
	let endOfPlay: DateTime;

	let offset = 0;
	/** The bot's next updates, at once or within a second. */
	async function takeUpdates(timeout: 0 | 1): Promise<IDataObject[]> {
		const { body } = await shop.sandbox.call(BOT_TOKEN, 'getUpdates', { offset, timeout });
		const updates = (body as unknown as { result: IDataObject[] }).result;
		offset = Number(updates.at(-1)?.update_id ?? offset - 1) + 1;
		return updates;
	}

	/** Lets the bot work until something is over and nothing is left to do. */
	async function serveUntil(work: Promise<unknown>): Promise<void> {
		const state = { isOver: false };
		void work.then(
			() => (state.isOver = true),
			() => (state.isOver = true),
		);
		await Promise.resolve();
		for (;;) {
			const isLast = state.isOver;
			const updates = await takeUpdates(isLast ? 0 : 1);
			if (updates.length === 0 && isLast) break;
			if (updates.length === 0) continue;
			const { json } = await runAction(shop.setUp(PROCESS, { items: itemsOf(...updates) }));
			for (const row of json) table.apply(BEHIND[String(row.event)] ?? '', row);
		}
		await work;
	}

	/** Writes the orders into the table and makes their invoices; gives the links by customer. */
	async function makeInvoices(batch: Plan[]): Promise<Map<number, string>> {
		const links = new Map<number, string>();
		for (const [method, isFlexible] of [
			['stars', false],
			['provider', false],
			['provider', true],
		] as const) {
			const plansOf = batch.filter(
				({ currency, delivery }) =>
					(currency === 'XTR') === (method === 'stars') && (delivery !== undefined) === isFlexible,
			);
			const items = plansOf.map(({ customer, product, currency, price, coupon }) => {
				const written = { chat_id: customer, user_id: customer, message_id: 1 };
				const [order] = table.apply('Write the order', written);
				const discount = coupon > 0 ? [{ label: 'Coupon', amount: -coupon }] : [];
				const prices = [{ label: product, amount: price }, ...discount];
				return { ...order, title: product, currency, prices };
			});
			const setup = shop.setUp(invoiceOf(method, isFlexible), { items: itemsOf(...items) });
			const { json } = await runAction(setup);
			json.forEach((sent, index) => {
				const { customer = 0, product = '' } = plansOf[index] ?? {};
				table.apply('Add what was sent', { ...sent, invoice: { title: product } });
				links.set(customer, String(sent.invoice_link));
			});
		}
		return links;
	}

	function noteOutcome(plan: Plan, outcome: PayResult): void {
		if (outcome.status === 'declined') refusedByRules += 1;
		if (outcome.status !== 'paid') return;
		const delivery = plan.delivery ? DELIVERY[plan.delivery] : 0;
		const goods = plan.price - plan.coupon;
		expect(outcome.total_amount).toBe(goods + plan.tip + delivery);
		const total = outcome.total_amount;
		ledger.add(shop.sandbox.clock.now(), plan, {
			sales: 1,
			goods,
			tips: plan.tip,
			delivery,
			total,
		});
	}

	async function playBatch(batch: Plan[]): Promise<void> {
		const links = await makeInvoices(batch);
		const paying = batch.map(async (plan) => ({
			plan,
			outcome: await shop.sandbox.pay({
				token: BOT_TOKEN,
				customer_id: plan.customer,
				link: links.get(plan.customer),
				...(plan.currency === 'XTR' ? {} : { card: plan.card, tip_amount: plan.tip }),
				...(plan.delivery
					? {
							order_info: { shipping_address: BERLIN },
							shipping_option_id: plan.delivery,
						}
					: {}),
			}),
		}));
		const done = Promise.all(paying);
		await serveUntil(done);
		const outcomes = await done;
		for (const { plan, outcome } of outcomes) noteOutcome(plan, outcome);
		const refunding = outcomes.filter(
			({ plan, outcome }) => plan.isRefunded && outcome.status === 'paid',
		);
		await Promise.all(
			refunding.map(async ({ plan, outcome }) => {
				const { body } = await shop.sandbox.call(BOT_TOKEN, 'refundStarPayment', {
					user_id: plan.customer,
					telegram_payment_charge_id: outcome.telegram_payment_charge_id,
				});
				expect(body).toMatchObject({ ok: true });
				const refunded = outcome.total_amount;
				ledger.add(shop.sandbox.clock.now(), plan, { refunds: 1, refunded, total: -refunded });
			}),
		);
		await serveUntil(Promise.resolve());
	}

	beforeAll(async () => {
		shop = new ActionShop(await createSandbox());
		const random = randomFrom(20_260_501);
		for (let batch = 0; batch < BATCHES; batch++) {
			const planned = Array.from({ length: PER_BATCH }, (_, index) =>
				planOrder(random, 50_000 + batch * PER_BATCH + index),
			);
			plans.push(...planned);
			await playBatch(planned);
			await shop.sandbox.clock.advance(DAY_MS);
		}
		endOfPlay = DateTime.fromMillis(shop.sandbox.clock.now(), { zone: 'UTC' });
		// The sandbox knows no other tokens than those for tests, which would not count beside Stars.
		const rows = table.rows.map((row) => ({ ...row, is_test: false }));
		report = makeReport(rows, endOfPlay);
	});

	afterAll(async () => await shop.sandbox.close());

	it('when they are counted, then each kind is among them', () => {
		expect(table.rows).toHaveLength(BATCHES * PER_BATCH);
		const statuses = new Set(table.rows.map(({ status }) => status));
		expect(statuses).toEqual(new Set(['open', 'paid', 'declined', 'refunded']));
		const sold = Object.values(ledger.lines).reduce((sum, { sales }) => sum + sales, 0);
		expect(sold).toBeGreaterThan(300);
		for (const part of ['tips', 'delivery', 'refunds'] as const) {
			expect(Object.values(ledger.lines).filter((line) => line[part] > 0).length).toBeGreaterThan(
				5,
			);
		}
		expect(plans.filter(({ coupon }) => coupon > 0).length).toBeGreaterThan(50);
	});

	it('when the daily report is made, then it agrees with what the sandbox charged to the cent, by day, product and currency', () => {
		const { lines } = report;
		const reported = Object.fromEntries(
			lines.flatMap(({ day, product, currency, declines: _declines, ...sums }) =>
				sums.sales + sums.refunds > 0 ? [[`${day} ${product} ${currency}`, sums]] : [],
			),
		);
		expect(reported).toEqual(ledger.lines);
		const declines = lines.reduce((sum, line) => sum + line.declines, 0);
		expect([declines, refusedByRules > 50]).toEqual([refusedByRules, true]);
	});

	it('when the Stars are compared, then the report has what the bot’s balance has', async () => {
		const { body } = await shop.sandbox.call(BOT_TOKEN, 'getMyStarBalance', {});
		const balance = (body as unknown as { result: { amount: number } }).result.amount;
		const ofStars = report.lines.filter(({ currency }) => currency === 'XTR');
		expect(ofStars.reduce((sum, { total }) => sum + total, 0)).toBe(balance);
	});

	it('when the file for the accountant is read, then its texts are the same numbers', () => {
		const [head, ...rows] = report.csv.replace('\uFEFF', '').trimEnd().split('\r\n');
		expect(head).toBe(
			'day,product,currency,sales,goods,tips,delivery,refunds,refunded,declines,total',
		);
		const read = rows.map((row) => {
			const [, day, product, currency, rest = ''] =
				/^"([^"]*)","((?:[^"]|"")*)","([A-Z]*)",(.*)$/.exec(row) ?? [];
			const cells = rest.split(',');
			const decimals = cells[1]?.split('.')[1]?.length ?? 0;
			if (cells[0] !== '0')
				expect({ currency, decimals }).toEqual({ currency, decimals: currency === 'EUR' ? 2 : 0 });
			const [sales, goods, tips, delivery, refunds, refunded, declines, total] = cells.map(unitsOf);
			return {
				day,
				product: product?.replaceAll('""', '"'),
				currency,
				sales,
				goods,
				tips,
				delivery,
				refunds,
				refunded,
				declines,
				total,
			};
		});
		expect(read).toEqual(report.lines);
	});

	it('when the chart is opened, then it is a PNG with bars for sales', () => {
		const { width, height, green } = readPng(report.chart);
		expect([width, height]).toEqual([644, 330]);
		expect(green).toBeGreaterThan(2_000);
	});
});

describe('given orders at the edges', () => {
	const NOW = DateTime.fromISO('2026-05-03T07:00:00', { zone: 'UTC' });
	const paid = (more: IDataObject): IDataObject => ({
		order_id: 'one',
		product: 'Mug',
		currency: 'USD',
		paid_amount: 0.29,
		total_amount: 29,
		tip_amount: 0.01,
		shipping_amount: null,
		paid_at: '2026-05-02T10:00:00.000Z',
		declined_at: null,
		refunded_at: null,
		is_test: false,
		...more,
	});

	it('when there are none, then the report says so and has a chart and a head of a table', () => {
		const { caption, chart, csv } = makeReport([{}], NOW);
		expect(caption).toBe('Test orders. 2026-05-02: no orders');
		expect(readPng(chart)).toMatchObject({ green: 0, red: 0 });
		expect(csv.trimEnd().split('\r\n')).toHaveLength(1);
	});

	it('when there are real and test orders, then only the real ones count', () => {
		const { caption } = makeReport([paid({}), paid({ order_id: 'two', is_test: true })], NOW);
		expect(caption).toBe('2026-05-02: 0.29 USD\n- Mug: 1 sold, 0.28 USD; tips 0.01 USD');
	});

	it('when a payment was refunded a day later, then each day has its part, and the chart has both colours', () => {
		const refunded = paid({
			paid_at: '2026-05-01T23:59:59.000Z',
			refunded_at: '2026-05-02T00:00:00.000Z',
		});
		const { lines, chart } = makeReport([refunded], NOW);
		expect(lines.map(({ day, total }) => [day, total])).toEqual([
			['2026-05-01', 29],
			['2026-05-02', -29],
		]);
		const { green, red } = readPng(chart);
		expect([green > 0, red > 0]).toEqual([true, true]);
	});

	it('when the shop is in New York, then the days are its own', () => {
		const late = paid({ paid_at: '2026-05-03T03:00:00.000Z' });
		const [line] = makeReport([late], NOW.setZone('America/New_York')).lines;
		expect(line?.day).toBe('2026-05-02');
	});

	it('when decimals of a currency are three, four or unknown, then nothing is rounded', () => {
		const rows = [
			paid({ currency: 'KWD', paid_amount: 1.005, total_amount: 1005, tip_amount: 0.001 }),
			paid({ currency: 'CLF', paid_amount: 1.0005, total_amount: 10005, tip_amount: null }),
			paid({ currency: 'ZZZ', paid_amount: null, total_amount: 777, tip_amount: null }),
		];
		const { csv } = makeReport(rows, NOW);
		expect(csv.match(/"(?:KWD|CLF|ZZZ)",1,[\d.]+,[\d.]+/g)).toEqual([
			'"CLF",1,1.0005,0.0000',
			'"KWD",1,1.004,0.001',
			'"ZZZ",1,777,0',
		]);
	});

	it('when a product looks like a formula, then the spreadsheet gets a text', () => {
		expect(makeReport([paid({ product: '=1+1' })], NOW).csv).toContain(`"'=1+1"`);
	});
});
