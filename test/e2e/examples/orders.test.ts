/** @jest-environment ./test/support/n8n/environment.mjs */
import { BERLIN } from '../../support/addresses';
import { http } from '../../support/http';
import { eventually } from '../../support/n8n/eventually';
import { runner, type Workflow } from '../../support/n8n/runner';
import { bot, type ExampleShop, OWNER, startExampleShop } from './exampleShop';

type Row = Record<string, unknown>;

const EXPRESS = {
	order_info: { name: 'Ada Lovelace', shipping_address: BERLIN },
	shipping_option_id: 'express',
};

describe('examples about orders', () => {
	let shop: ExampleShop;

	beforeAll(async () => {
		shop = await startExampleShop();
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
	}, 60_000);

	/** Waits until the row of a customer's only order looks like this. */
	const orderOf = async (customer: number, wanted: Row) =>
		await eventually(`the order of ${customer} to be ${JSON.stringify(wanted)}`, async () => {
			const [row] = await shop.rowsOf(customer, 'telegram_orders');
			return row && Object.entries(wanted).every(([key, value]) => row[key] === value)
				? row
				: undefined;
		});

	/** What the owner types into a row of the table. */
	const editOrder = async (customer: number, data: Row) => {
		const where = { column: 'user_id', value: customer };
		await runner.dataTables.updateRows(shop.n8n.api, 'telegram_orders', where, data);
	};

	const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

	/** The same shop, selling for Stars: Telegram tells a bot of refunds only with them. */
	const forStars = (workflow: Workflow): Workflow => ({
		...workflow,
		id: 'ordersForStars01',
		nodes: workflow.nodes.map((node) => {
			if (node.name === 'Payment or message') {
				const { parameters } = node;
				const rules = { currencies: 'XTR', oncePerOrder: true };
				return { ...node, parameters: { ...parameters, checkoutRules: rules, shipping: 'none' } };
			}
			if (node.name !== 'Send the invoice') return node;
			const stars = {
				paymentMethod: 'stars',
				prices: { price: [{ label: 'Enamel mug', amount: '900' }] },
				additionalFields: {},
			};
			return { ...node, parameters: { ...node.parameters, ...stars } };
		}),
	});

	test('given orders-and-payments, when an invoice is sent and paid with tip and delivery, then one row is open and then paid, with a column for each', async () => {
		const customer = 7101;
		await shop.withExample('orders-and-payments', async () => {
			const invoice = await shop.order(customer);
			const open = await orderOf(customer, { status: 'open', message_id: invoice.message_id });
			expect(open).toMatchObject({
				product: 'Enamel mug',
				amount: 18,
				currency: 'EUR',
				chat_id: customer,
				payment_method: 'provider',
				provider: 'stripe',
				is_test: true,
				paid_at: null,
			});

			const outcome = await shop.pay(customer, invoice.message_id, { ...EXPRESS, tip_amount: 250 });

			expect(outcome).toMatchObject({ status: 'paid', total_amount: 1800 + 1290 + 250 });
			const paid = await orderOf(customer, { status: 'paid' });
			expect(paid).toMatchObject({
				order_id: open.order_id,
				product: 'Enamel mug',
				amount: 18,
				paid_amount: 33.4,
				tip_amount: 2.5,
				shipping_amount: 12.9,
				total_amount: 3340,
				telegram_payment_charge_id: outcome.telegram_payment_charge_id,
				provider_payment_charge_id: outcome.provider_payment_charge_id,
			});
			await shop.hear(customer, `Thank you! Your order ${String(open.order_id)} is paid.`);
			expect(await shop.rowsOf(customer, 'telegram_orders')).toHaveLength(1);
		});
	}, 90_000);

	test('given orders-and-payments, when the rules decline a sale and the buyer asks for the terms, then the row says why and the terms are answered', async () => {
		const customer = 7102;
		const inDollars = (workflow: Workflow): Workflow => ({
			...workflow,
			id: 'ordersInDollars1',
			nodes: workflow.nodes.map((node) =>
				node.name === 'Payment or message'
					? { ...node, parameters: { ...node.parameters, checkoutRules: { currencies: 'USD' } } }
					: node,
			),
		});
		await shop.withExample(
			'orders-and-payments',
			async () => {
				const invoice = await shop.order(customer);

				const outcome = await shop.pay(customer, invoice.message_id, EXPRESS);

				expect(outcome.status).toBe('declined');
				const row = await orderOf(customer, { status: 'declined' });
				expect(row).toMatchObject({ decline_reason: 'currency', paid_at: null });
				expect(Date.parse(String(row.declined_at))).toBeGreaterThan(Date.now() - 60_000);
				await shop.sandbox.write(bot.id, customer, '/terms');
				await shop.hear(customer, 'The seller is ');
			},
			inDollars,
		);
	}, 60_000);

	test('given orders-and-payments for Stars, when a payment is refunded, then its row is refunded and keeps what was paid', async () => {
		const customer = 7103;
		await shop.withExample(
			'orders-and-payments',
			async () => {
				const invoice = await shop.order(customer);
				const outcome = await shop.pay(customer, invoice.message_id);
				const telegram_payment_charge_id = String(outcome.telegram_payment_charge_id);
				const paid = await orderOf(customer, { status: 'paid', telegram_payment_charge_id });

				await shop.refund(customer, telegram_payment_charge_id);

				const refunded = await orderOf(customer, { status: 'refunded' });
				expect(refunded).toMatchObject({ total_amount: 900, paid_at: paid.paid_at });
				expect(refunded.refunded_at).not.toBeNull();
			},
			forStars,
		);
	}, 60_000);

	test('given orders of which one is an hour old, one new, one paid and one past its end, when unpaid-order-reminder has run twice, then the old one was reminded once and the past one is expired', async () => {
		const [old, fresh, paid, past] = [7104, 7105, 7106, 7107] as const;
		let invoiceOfOld = 0;
		await shop.withExample('orders-and-payments', async () => {
			for (const customer of [old, fresh, paid, past]) {
				const { message_id } = await shop.order(customer);
				await orderOf(customer, { status: 'open', message_id });
				if (customer === old) invoiceOfOld = message_id;
				if (customer === paid) await shop.pay(customer, message_id, EXPRESS);
			}
			await orderOf(paid, { status: 'paid' });
		});
		for (const customer of [old, paid]) await editOrder(customer, { sent_at: ago(61) });
		await editOrder(past, { sent_at: ago(1_500), expires_at: ago(60) });

		for (const run of [1, 2]) {
			await shop.replay('unpaid-order-reminder', 'Every ten minutes');
			expect({ run, status: (await orderOf(old, { reminded: true })).status }).toMatchObject({
				status: 'open',
			});
		}

		await orderOf(past, { status: 'expired', reminded: false });
		const textsOf = async (customer: number) =>
			(await shop.sandbox.messages(bot.id, customer)).filter(({ text }) =>
				text?.startsWith('Your order is waiting: Enamel mug.'),
			);
		expect(await textsOf(old)).toMatchObject([{ reply_to_message: { message_id: invoiceOfOld } }]);
		for (const customer of [fresh, paid, past]) expect(await textsOf(customer)).toEqual([]);
	}, 90_000);

	test('given paid and declined orders, when daily-report runs the morning after, then the owner gets the sales, a chart that is a PNG and a file with the same sums', async () => {
		await shop.sandbox.write(bot.id, OWNER, '/start');
		const rows = (await runner.dataTables.readRows(shop.n8n.api, 'telegram_orders')).filter(
			({ currency, paid_at }) => currency === 'EUR' && paid_at !== null,
		);
		for (const { user_id } of rows) {
			const real = { paid_at: ago(24 * 60), declined_at: null, is_test: false };
			await editOrder(Number(user_id), real);
		}
		const before = await shop.lastMessage(OWNER);

		await shop.replay('daily-report', 'Every morning');

		const news = (await shop.sandbox.messages(bot.id, OWNER)).filter(
			({ message_id }) => message_id > before,
		) as Array<{ caption?: string; photo?: Array<{ file_id: string }>; document?: FileOf }>;
		const chart = news.find(({ photo }) => photo !== undefined);
		const total = rows.reduce((sum, { total_amount }) => sum + Number(total_amount), 0);
		expect(chart?.caption).toContain(`${(total / 100).toFixed(2)} EUR`);
		expect(chart?.caption).toContain(`- Enamel mug: ${rows.length} sold`);
		const picture = await download(String(chart?.photo?.at(-1)?.file_id));
		expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
		expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([644, 330]);
		const file = news.find(({ document }) => document !== undefined)?.document;
		expect(file?.file_name).toMatch(/^sales-\d{4}-\d\d-\d\d\.csv$/);
		const csv = (await download(String(file?.file_id))).toString('utf8');
		expect(csv).toContain(`,"Enamel mug","EUR",${rows.length},`);
	}, 60_000);

	interface FileOf {
		file_id: string;
		file_name?: string;
	}

	const download = async (file_id: string): Promise<Buffer> => {
		const { file_path } = (await runner.callBot(shop.url, bot.token, 'getFile', { file_id })) as {
			file_path: string;
		};
		const route = `${shop.url}/file/bot${bot.token}/${file_path}`;
		const { data } = await http.get<ArrayBuffer>(route, { responseType: 'arraybuffer' });
		return Buffer.from(data);
	};

	describe('given coupons', () => {
		const LATER = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

		/** Writes as the owner, and waits until the bot says that the coupon is saved. */
		const makeCoupon = async (code: string, rest: string) => {
			const before = await shop.lastMessage(OWNER);
			await shop.sandbox.write(bot.id, OWNER, `/coupon ${code} ${rest}`);
			await shop.hear(OWNER, `Coupon ${code.toUpperCase()} is saved.`, before);
		};

		const totalOf = async (customer: number, command: string) => {
			const after = await shop.lastMessage(customer);
			await shop.sandbox.write(bot.id, customer, command);
			const { sandbox, message_id } = await shop.sandbox.waitForMessage(
				`the invoice of ${customer}`,
				{ botId: bot.id, customerId: customer, after },
				(message) => message.sandbox?.invoice !== undefined,
			);
			return { message_id, total: sandbox?.invoice?.total_amount };
		};

		const refusalOf = async (customer: number, command: string) => {
			const before = await shop.lastMessage(customer);
			await shop.sandbox.write(bot.id, customer, command);
			const { text } = await shop.sandbox.waitForMessage(
				`the answer to ${command}`,
				{ botId: bot.id, customerId: customer, after: before },
				({ sandbox }) => sandbox?.outgoing === true,
			);
			return text;
		};

		test('when the owner makes them and buyers use them, then totals are exact to the cent, and each buyer can pay with one once', async () => {
			const [ann, bob] = [7111, 7112] as const;
			await shop.withExample('coupons', async () => {
				await makeCoupon('spring', `15% ${LATER}`);
				await makeCoupon('HELLO', `2.5 ${LATER}`);
				expect(await totalOf(ann, '/buy')).toMatchObject({ total: 1299 });
				// 15 % are 194.85 cents, of which 194 are taken off.
				const first = await totalOf(ann, '/buy SPRING');
				const second = await totalOf(ann, '/buy spring');
				expect([first.total, second.total]).toEqual([1105, 1105]);
				expect((await totalOf(bob, '/buy HELLO')).total).toBe(1049);

				const paid = await shop.pay(ann, first.message_id);
				await shop.hear(ann, 'Thank you for your order!');
				const again = await shop.pay(ann, second.message_id);

				expect([paid.status, paid.total_amount, again.status]).toEqual(['paid', 1105, 'declined']);
				expect(again.reason).toMatch(/already been paid/);
				expect(await refusalOf(ann, '/buy SPRING')).toMatch(/^You have used this coupon\./);
				const bobs = await totalOf(bob, '/buy SPRING');
				expect(bobs.total).toBe(1105);
				expect(await shop.rowsOf(ann, 'telegram_coupons')).toMatchObject([
					{ code: `SPRING:${ann}`, total_amount: 1105 },
				]);
			});
		}, 90_000);

		test('when a coupon is unknown, at its end, too large or made by someone else, then there is no invoice and the buyer reads why', async () => {
			const customer = 7113;
			await shop.withExample('coupons', async () => {
				await makeCoupon('OLD', '10% 2020-01-01');
				await makeCoupon('HUGE', `12.00 ${LATER}`);
				await shop.sandbox.write(bot.id, customer, `/coupon MINE 99% ${LATER}`);

				expect(await refusalOf(customer, '/buy OLD')).toMatch(/^This coupon has ended\./);
				expect(await refusalOf(customer, '/buy HUGE')).toMatch(
					/^This coupon is for larger orders\./,
				);
				expect(await refusalOf(customer, '/buy MINE')).toMatch(/^There is no such coupon\./);
				expect(await refusalOf(customer, '/buy <b>')).toMatch(/^There is no such coupon\./);
				expect(await refusalOf(customer, '/support')).toMatch(/^Write to /);
				const invoices = (await shop.sandbox.messages(bot.id, customer)).filter(
					({ sandbox }) => sandbox?.invoice !== undefined,
				);
				expect(invoices).toEqual([]);
			});
		}, 90_000);
	});
});
