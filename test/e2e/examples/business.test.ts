/** @jest-environment ./test/support/n8n/environment.mjs */
import { http, raw } from '../../support/http';
import { endWaits } from '../../support/n8n/database';
import { eventually } from '../../support/n8n/eventually';
import { waitUntilIdle } from '../../support/n8n/executions';
import { runner, type Workflow } from '../../support/n8n/runner';
import { type Internet, startInternet } from '../../support/standIns/internet';
import { playStripe, SIGNING_SECRET } from '../../support/standIns/stripe';
import { playYookassa } from '../../support/standIns/yookassa';
import { aPayment, bot, type ExampleShop, isN8n1, OWNER, startExampleShop } from './exampleShop';

const CHANNEL = -1001234567890;
const STRIPE_KEY = 'key-of-the-stand-in';
const YOOKASSA = { shopId: '100500', secretKey: 'key-of-the-stand-in' };
const DAY_MS = 24 * 60 * 60 * 1_000;

/** A node that may call another workflow. */
interface CallNode {
	parameters: { workflowId?: { value: string } };
}

describe('examples of the business around a payment', () => {
	const stripe = playStripe(STRIPE_KEY, { ch_once: 1250, ch_gone: 1250, ch_alert: 1250 });
	const yookassa = playYookassa(
		YOOKASSA,
		{
			'pay-once': { value: '900.05', currency: 'RUB' },
			'pay-poor': { value: '900.05', currency: 'RUB' },
		},
		['pay-poor'],
	);
	let internet: Internet;
	let shop: ExampleShop;

	beforeAll(async () => {
		internet = await startInternet({ ...stripe.standIns, ...yookassa.standIns });
		shop = await startExampleShop({
			// Days are those of n8n's time zone, which is New York's by default.
			env: { ...internet.env, GENERIC_TIMEZONE: 'UTC' },
			credentials: [
				{
					id: 'stripeAccount001',
					name: 'Stripe',
					type: 'stripeApi',
					// n8n 1 knows no other way to the secret than by hand, as the page says.
					data: {
						secretKey: STRIPE_KEY,
						signatureSecret: isN8n1() ? SIGNING_SECRET : '',
					},
				},
				{
					id: 'yookassaShop0001',
					name: 'YooKassa',
					type: 'httpBasicAuth',
					data: { user: YOOKASSA.shopId, password: YOOKASSA.secretKey },
				},
			],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
		await internet?.close();
	}, 60_000);

	/** The day so many days from now, in the time zone of this n8n. */
	const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

	interface Member {
		user: { id: number };
		status: string;
	}

	const statusOf = async (customer: number) =>
		(await shop.control<{ members: Member[] }>('GET', `/chats/${CHANNEL}/members`)).members.find(
			({ user }) => user.id === customer,
		)?.status;

	const join = (customer_id: number, invite_link: string) =>
		shop.control<{ status: string }>('POST', `/chats/${CHANNEL}/join`, {
			customer_id,
			invite_link,
		});

	const waitForStatus = (customer: number, wanted: string) =>
		eventually(`${customer} to be ${wanted}`, async () =>
			(await statusOf(customer)) === wanted ? true : undefined,
		);

	/** The address at the end of a message. */
	const linkIn = (text = '') => text.slice(text.indexOf('https://'));

	test('given card-access-30-days, when a buyer has paid by card, then only this buyer is let in, and one day is paid once', async () => {
		const [buyer, stranger] = [9301, 9302];
		await shop.withExample('card-access-30-days', async () => {
			const invoice = await shop.order(buyer, '/join');
			expect((await shop.pay(buyer, invoice.message_id)).status).toBe('paid');
			const welcome = await shop.hear(buyer, `Thank you! You have access until ${day(30)}.`);

			await join(buyer, linkIn(welcome.text));
			await join(stranger, linkIn(welcome.text));

			await waitForStatus(buyer, 'member');
			await waitUntilIdle(shop.n8n);
			expect(await statusOf(stranger)).not.toBe('member');
			const again = await shop.order(buyer, '/join');
			expect((await shop.pay(buyer, again.message_id)).status).toBe('declined');
			await shop.askQuestions(buyer);
		});
	}, 60_000);

	test('given card-access-end, when access is over, ends soon and goes on, then one is removed, one gets one invoice, and the rest is left alone', async () => {
		const [over, soon, goesOn, left] = [9311, 9312, 9313, 9314];
		const ends = [
			[over, -1],
			[soon, 3],
			[goesOn, 4],
			[left, -1],
		] as const;
		for (const [customer, days] of ends) {
			const status = customer === left ? 'left' : 'member';
			await shop.control('POST', `/chats/${CHANNEL}/members`, { user_id: customer, status });
			await shop.replay('card-access-30-days', 'Payment, request or message', {
				...aPayment(customer, `charge-${customer}`),
				paid_at: new Date().toISOString(),
				order_id: `access-${customer}-${day(days)}`,
			});
		}
		const workflow = await shop.publish(runner.demo.readExample('card-access-end'));

		await shop.runOnce(workflow, 'Every hour');
		await shop.runOnce(workflow, 'Every hour');

		expect(await statusOf(over)).toBe('left');
		expect(await statusOf(soon)).toBe('member');
		expect(await statusOf(goesOn)).toBe('member');
		const invoices = async (customer: number) =>
			(await shop.sandbox.messages(bot.id, customer)).filter(({ sandbox }) => sandbox?.invoice);
		expect(await invoices(goesOn)).toEqual([]);
		expect(await invoices(over)).toEqual([]);
		const [reminder, ...others] = await invoices(soon);
		expect(others).toEqual([]);
		expect(reminder).toMatchObject({
			invoice: { description: `Your access ends on ${day(3)}. Pay to stay until ${day(33)}.` },
		});
		await runner.workflows.deactivateWorkflow(shop.n8n.api, workflow.id);
		await shop.withExample('card-access-30-days', async () => {
			expect((await shop.pay(soon, reminder?.message_id)).status).toBe('paid');
			await shop.hear(soon, `Thank you! You have access until ${day(33)}.`);
		});
	}, 60_000);

	test('given channel-paid-link, when somebody pays the channel and runs out of Stars, then each change is one row and the owner reads it', async () => {
		const member = 9321;
		await shop.withExample('channel-paid-link', async (workflow) => {
			await shop.runOnce(workflow, 'Create the link');
			const { text } = await shop.hear(OWNER, 'Your paid link: ');

			await join(member, linkIn(text));
			const read = (change: string) =>
				eventually(`the owner to read "${change}"`, async () =>
					(await shop.sandbox.messages(bot.id, OWNER)).find((message) =>
						message.text?.includes(`(user ${member}): ${change}`),
					),
				);
			await read('joined, paid until ');
			await shop.control('POST', `/customers/${member}/stars`, { amount: -1_000_000 });
			await shop.control('POST', '/clock', { advance_ms: 30 * DAY_MS + 1_000 });
			await read('left');

			const rows = await shop.rowsOf(member, 'channel_members');
			expect(rows.map(({ change, is_member }) => [change, is_member])).toEqual([
				['joined', true],
				['left', false],
			]);
			expect(rows[0]).toMatchObject({
				invite_link_name: 'Paid for 30 days',
				subscription_price: 100,
			});
			await shop.askQuestions(member);
		});
	}, 60_000);

	test('given booking, when two want one slot at once, then one gets the invoice, a paid slot is booked, and an unpaid one is free again', async () => {
		const [first, second, slow] = [9331, 9332, 9333];
		const slots = () => runner.dataTables.readRows(shop.n8n.api, 'slots');
		const invoices = async (customer: number) =>
			(await shop.sandbox.messages(bot.id, customer)).filter(({ sandbox }) => sandbox?.invoice);
		await shop.withExample('booking', async () => {
			await shop.sandbox.write(bot.id, first, '/book');
			const offer = await shop.hear(first, 'Free slots:');
			expect(offer.text).toBe(
				'Free slots:\nMon 10:00: /slot_1\nMon 11:00: /slot_2\nMon 14:00: /slot_3',
			);

			await Promise.all([first, second].map((one) => shop.sandbox.write(bot.id, one, '/slot_1')));
			const taken = await eventually('one invoice and one refusal', async () => {
				const found = await Promise.all([first, second].map(invoices));
				const [winner] = [first, second].filter((_, index) => found[index]?.length);
				const loser = winner === first ? second : first;
				const chat = await shop.sandbox.messages(bot.id, loser);
				const isRefused = chat.some(({ text }) => text?.startsWith('This slot is gone.'));
				return winner && isRefused ? { winner, loser } : undefined;
			});
			expect(await invoices(taken.loser)).toEqual([]);
			const [invoice] = await invoices(taken.winner);
			expect((await shop.pay(taken.winner, invoice?.message_id)).status).toBe('paid');
			await shop.hear(taken.winner, 'Booked: Mon 10:00');

			await shop.order(slow, '/slot_2');
			expect(await slots()).toMatchObject([
				{ status: 'booked', user_id: taken.winner, order_id: expect.stringMatching(/\S/) },
				{ status: 'held', user_id: slow },
				{ status: 'free', user_id: null },
			]);
			await endWaits(shop.n8n, 60);
			const FREED = 'Mon 11:00 was not paid and is free again.';
			await eventually(
				`a message "${FREED}"`,
				async () =>
					(await shop.sandbox.messages(bot.id, slow)).find(({ text }) => text?.startsWith(FREED)),
				120_000,
			);
			expect((await slots())[1]).toMatchObject({ status: 'free', user_id: null, order_id: null });
			await shop.askQuestions(slow);
		});
	}, 240_000);

	const MONEY = { currency: 'USD', amount: 12.5, total_amount: 1250, signed_amount: 12.5 };

	/** A row of a payment by card. */
	const aCardPayment = (customer: number, provider: string, charge: string, money: object) => ({
		...aPayment(customer, `charge-${customer}`),
		...money,
		payment_method: 'provider',
		provider,
		provider_payment_charge_id: charge,
		idempotency_key: `charge-${customer}:${charge}`,
	});

	const storePayment = (row: object) =>
		shop.replay('payments-to-data-table', 'Payment or message', row);

	/** Fills the form in and submits it, as a person does in a browser. */
	async function submitForm(path: string, ...answers: string[]) {
		const url = `${shop.n8n.url}/form/${path}`;
		// n8n serves it a moment after it has said that the workflow is active.
		await eventually('the form', async () =>
			(await http.get(url)).status === 200 ? true : undefined,
		);
		const form = new FormData();
		answers.forEach((answer, index) => form.append(`field-${index}`, answer));
		const { status } = await http.post(url, form);
		expect(status).toBe(200);
	}

	const formOf = (name: string) => {
		const { nodes } = runner.demo.readExample(name);
		return String(nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger').webhookId);
	};

	describe.each([
		{
			example: 'card-refund-stripe',
			provider: 'stripe',
			header: 'idempotency-key',
			host: 'api.stripe.com',
			customers: [9341, 9342],
			charges: ['ch_once', 'ch_missing'],
			money: MONEY,
			paid: '12.5 USD',
			refusal: 'No such charge',
		},
		{
			example: 'card-refund-yookassa',
			provider: 'yookassa',
			header: 'idempotence-key',
			host: 'api.yookassa.ru',
			customers: [9351, 9352],
			charges: ['pay-once', 'pay-poor'],
			money: { currency: 'RUB', amount: 900.05, total_amount: 90005, signed_amount: 900.05 },
			paid: '900.05 RUB',
			refusal: 'insufficient_funds',
		},
	])(
		'given $example',
		({ example, provider, header, host, customers, charges, money, paid, refusal }) => {
			const [buyer, unlucky] = customers as [number, number];
			const [charge, refused] = charges as [string, string];
			const refunds = () => [...stripe.refunds, ...yookassa.refunds];
			const asked = (customer: number) => `(user ${customer}) for order order-${customer}?`;
			const requests = () => internet.requests.filter((one) => one.host === host);

			test('when the owner approves, then the provider refunds once, a row says so, and asking again changes nothing', async () => {
				await storePayment(aCardPayment(buyer, provider, charge, money));
				await shop.withExample(example, async () => {
					await submitForm(formOf(example), ` order-${buyer} `, 'Broken on arrival');
					await shop.press(await shop.findButton(OWNER, asked(buyer), 'Refund'));

					await shop.hear(
						buyer,
						`Your money is on its way back: ${paid} for order order-${buyer}.`,
					);
					const rows = await shop.rowsOf(buyer);
					expect(rows.map(({ event, signed_amount }) => [event, signed_amount])).toEqual([
						['successful_payment', money.amount],
						['refunded_payment', -money.amount],
					]);
					const sent = requests();
					expect(sent.at(-1)?.headers[header]).toMatch(/^refund-/);
					await submitForm(formOf(example), `order-${buyer}`, 'Once more');
					await submitForm(formOf(example), 'order-nobody', 'No such order');
					await waitUntilIdle(shop.n8n);
					expect(requests()).toHaveLength(sent.length);
				});
			}, 60_000);

			test('when the owner declines or the provider refuses, then nothing is refunded and the right person reads why', async () => {
				const count = refunds().length;
				await storePayment(aCardPayment(unlucky, provider, refused, money));
				await shop.withExample(example, async () => {
					await submitForm(formOf(example), `order-${unlucky}`, 'Changed my mind');
					await shop.press(await shop.findButton(OWNER, asked(unlucky), 'Decline'));
					const answer = await shop.hear(unlucky, 'We cannot refund order');

					const after = await shop.lastMessage(OWNER);
					await submitForm(formOf(example), `order-${unlucky}`, 'Again');
					const again = await eventually('the second question', async () =>
						(await shop.sandbox.messages(bot.id, OWNER)).find(
							({ message_id, text }) => message_id > after && text?.includes(asked(unlucky)),
						),
					);
					await shop.press(
						await shop.findButton(OWNER, asked(unlucky), 'Refund', again.message_id - 1),
					);
					const told = await shop.hear(
						OWNER,
						provider === 'stripe' ? 'Stripe has' : 'YooKassa has',
					);
					expect(told.text).toContain(refusal);
					const chat = await shop.sandbox.messages(bot.id, unlucky);
					expect(chat.at(-1)?.message_id).toBe(answer.message_id);
				});
				expect(refunds()).toHaveLength(count);
				expect(await shop.rowsOf(unlucky)).toHaveLength(1);
			}, 60_000);
		},
	);

	test('given card-refund-stripe, when the run is repeated after its refund, then Stripe answers by the key and pays nothing twice', async () => {
		const buyer = 9361;
		const row = aCardPayment(buyer, 'stripe', 'ch_gone', MONEY);
		const key = `refund-${row.idempotency_key}`;
		const send = (charge: string) =>
			stripe.standIns['api.stripe.com']?.({
				host: 'api.stripe.com',
				method: 'POST',
				path: '/v1/refunds',
				query: {},
				headers: { authorization: `Bearer ${STRIPE_KEY}`, 'idempotency-key': key },
				body: { charge },
			});
		// What a run did before it died: refunded, but not stored.
		expect(send('ch_gone')).toMatchObject({ body: { status: 'succeeded' } });
		const count = stripe.refunds.length;
		await storePayment(row);
		await shop.withExample('card-refund-stripe', async () => {
			await submitForm(formOf('card-refund-stripe'), row.order_id, 'Once more');
			const words = `(user ${buyer}) for order ${row.order_id}?`;
			await shop.press(await shop.findButton(OWNER, words, 'Refund'));
			await shop.hear(buyer, 'Your money is on its way back');
		});
		expect(stripe.refunds).toHaveLength(count);
		expect(await shop.rowsOf(buyer)).toHaveLength(2);
	}, 60_000);

	test('given chargeback-alert, when Stripe reports a dispute, a part refund, a repeat, a foreign charge and a forgery, then each real one is one row and one alert', async () => {
		const buyer = 9371;
		await storePayment(aCardPayment(buyer, 'stripe', 'ch_alert', MONEY));
		const event = (type: string, object: object) => ({
			id: `evt_${type}`,
			object: 'event',
			created: 1_777_629_600,
			type,
			data: { object },
		});
		const dispute = event('charge.dispute.created', {
			id: 'dp_1',
			object: 'dispute',
			amount: 1250,
			charge: 'ch_alert',
			currency: 'usd',
			reason: 'fraudulent',
		});
		const refundOf = (id: string, amount_refunded: number) =>
			event('charge.refunded', { id, object: 'charge', amount: 1250, amount_refunded });
		const alerts = async () =>
			(await shop.sandbox.messages(bot.id, OWNER)).flatMap(({ text = '' }) =>
				text.includes(`(user ${buyer}).`) ? [text] : [],
			);
		await shop.withExample(
			'chargeback-alert',
			async () => {
				const url = await eventually('the endpoint at Stripe', () => stripe.endpoints()[0]);
				const send = async (what: object, secret?: string) => {
					const { body, headers } = stripe.sign(what, secret);
					const type = { 'content-type': 'application/json' };
					const { status } = await http.post(url, raw(body), { headers: { ...headers, ...type } });
					await waitUntilIdle(shop.n8n);
					return status;
				};
				const forged = 'whsec_of_somebody_else';
				// n8n receives before it has saved the secret that Stripe gave it; until then it believes anybody.
				await eventually('the secret of the endpoint in n8n', async () =>
					(await send(event('charge.updated', {}), forged)) === 401 ? true : undefined,
				);
				expect(await send(dispute, forged)).toBe(401);
				expect(await send(refundOf('ch_foreign', 500))).toBe(200);
				expect(await alerts()).toEqual([]);

				expect(await send(dispute)).toBe(200);
				expect(await send(dispute)).toBe(200);
				expect(await send(refundOf('ch_alert', 333))).toBe(200);
				expect(await send(refundOf('ch_alert', 333))).toBe(200);
			},
			(workflow) => ({ ...workflow, meta: {} }),
		);
		await eventually('the end of the endpoint', () =>
			stripe.endpoints().length === 0 ? true : undefined,
		);
		const who = `order order-${buyer}, Grace (user ${buyer}).`;
		expect(await alerts()).toEqual([
			`Dispute (fraudulent): 12.5 USD, ${who} Answer it in the Stripe Dashboard.`,
			`Refunded at Stripe: 3.33 USD, ${who}`,
		]);
		const rows = await shop.rowsOf(buyer);
		expect(
			rows.map(({ event: what, total_amount, signed_amount }) => [
				what,
				total_amount,
				signed_amount,
			]),
		).toEqual([
			['successful_payment', 1250, 12.5],
			['disputed_payment', 1250, -12.5],
			['refunded_payment', 333, -3.33],
		]);
	}, 60_000);

	test('given two-languages, when a German and an English buyer pay, then each reads and pays in the own language and currency', async () => {
		const [german, english] = [9381, 9382];
		await shop.control('POST', '/customers', { id: german, language_code: 'de-AT' });
		await shop.control('POST', '/customers', { id: english, language_code: 'en' });
		await shop.withExample('two-languages', async () => {
			const buy = async (customer: number) => {
				const invoice = await shop.order(customer);
				const { status, currency, total_amount } = await shop.pay(customer, invoice.message_id);
				return [invoice.sandbox?.invoice?.title, status, currency, total_amount];
			};
			expect(await buy(german)).toEqual(['Ein Glas Honig', 'paid', 'EUR', 1190]);
			expect(await buy(english)).toEqual(['A jar of honey', 'paid', 'USD', 1250]);
			const thanks = await shop.hear(german, 'Danke, ');
			expect(thanks.text).toContain('11,90 EUR');
			await shop.hear(english, 'Thank you, ');
			await shop.sandbox.write(bot.id, german, '/terms');
			await shop.hear(german, 'Verkäufer ist');
			await shop.askQuestions(english);
		});
	}, 60_000);

	test('given two-bots-one-table, when a customer buys from both bots, then one table holds both sales and says whose and which are tests', async () => {
		const customer = 9391;
		const bots = [bot.id, runner.demo.secondBot.id];
		await shop.withExample('two-bots-one-table', async () => {
			for (const botId of bots) {
				await shop.sandbox.write(botId, customer, '/buy');
				const chat = { botId, customerId: customer };
				await shop.sandbox.waitForMessage('the invoice', chat, ({ sandbox }) =>
					Boolean(sandbox?.invoice),
				);
				expect((await shop.sandbox.payInvoice(botId, customer)).status).toBe('paid');
				await shop.sandbox.write(botId, customer, '/terms');
				await shop.sandbox.waitForMessage('the terms', chat, ({ text }) =>
					Boolean(text?.startsWith('The seller is ')),
				);
			}
			const rows = await shop.bothRowsOf(customer);
			expect(rows.map(({ bot_id, amount, is_test }) => [bot_id, amount, is_test])).toEqual([
				[bots[0], 12.5, true],
				[bots[1], 18, true],
			]);
		});
	}, 60_000);

	test('given fan-out, when a customer buys, asks and chats, then the shop sells and the other workflow answers the rest', async () => {
		const customer = 9401;
		const ids = new Map<string, string>();
		for (const name of ['fan-out-shop', 'fan-out-chat']) {
			const called = runner.demo.readExample(name);
			ids.set(called.id, (await shop.publish(called)).id);
		}
		/** As a person chooses them again where the import gives new ids. */
		const callThem = (workflow: Workflow): Workflow => ({
			...workflow,
			nodes: workflow.nodes.map((node: CallNode) => {
				const { workflowId } = node.parameters;
				if (!workflowId) return node;
				const chosen = { ...workflowId, value: ids.get(workflowId.value) };
				return { ...node, parameters: { ...node.parameters, workflowId: chosen } };
			}),
		});
		const use = async () => {
			const invoice = await shop.order(customer);
			expect((await shop.pay(customer, invoice.message_id)).status).toBe('paid');
			await shop.hear(customer, 'Thank you! We have received 12.50 USD');
			await shop.askQuestions(customer);
			await shop.sandbox.write(bot.id, customer, 'Are you open on Sunday?');
			await shop.hear(customer, 'Thank you for your message, ');
		};
		await shop.withExample('fan-out', use, callThem);
	}, 60_000);
});
