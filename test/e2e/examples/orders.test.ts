/** @jest-environment ./test/support/n8n/environment.mjs */
import { eventually } from '../../support/n8n/eventually';
import { runner, type Workflow } from '../../support/n8n/runner';
import { bot, type ExampleShop, startExampleShop } from './exampleShop';

type Row = Record<string, unknown>;

const ADDRESS = {
	country_code: 'DE',
	state: '',
	city: 'Berlin',
	street_line1: 'Am Kupfergraben 6',
	street_line2: '',
	post_code: '10117',
};
const EXPRESS = {
	order_info: { name: 'Ada Lovelace', shipping_address: ADDRESS },
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
		const { api } = shop.n8n;
		const { id: project } = (await api.call('GET', '/projects/personal')) as { id: string };
		const filter = encodeURIComponent(JSON.stringify({ name: 'telegram_orders' }));
		const route = `/projects/${project}/data-tables`;
		const { data: found } = (await api.call('GET', `${route}?filter=${filter}`)) as {
			data: Array<{ id: string }>;
		};
		await api.call('PATCH', `${route}/${found[0]?.id}/rows`, {
			filter: {
				type: 'and',
				filters: [{ columnName: 'user_id', condition: 'eq', value: customer }],
			},
			data,
		});
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

				await runner.callBot(shop.url, bot.token, 'refundStarPayment', {
					user_id: customer,
					telegram_payment_charge_id,
				});

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
});
