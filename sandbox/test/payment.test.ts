import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import {
	approve,
	BOT_ID,
	call,
	cardInvoice,
	must,
	openEndpoint,
	sendInvoice,
	starsInvoice,
	TOKEN,
} from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

let sandbox: Sandbox;
let bot: Endpoint;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 7 });
	bot = await openEndpoint();
	bot.respond = approve;
	await must(sandbox, 'setWebhook', { url: bot.url, secret_token: 'S3-cret_' });
});

afterEach(async () => {
	await sandbox.close();
	await bot.close();
});

describe('a card payment', () => {
	test('given a bot that approves in its webhook response, when a customer pays, then the bot gets the payment and the customer a receipt', async () => {
		const target = await sendInvoice(sandbox, cardInvoice);
		const result = await sandbox.pay(target);
		expect(result).toMatchObject({ status: 'paid', total_amount: 900, currency: 'USD' });
		expect(result.provider_payment_charge_id).toMatch(/^ch_[A-Za-z0-9]+$/);
		await bot.arrived(2);
		const [asked, told] = bot.received;
		expect(asked?.update['pre_checkout_query']).toEqual({
			id: expect.stringMatching(/^\d{18,19}$/),
			from: { id: 42, is_bot: false, first_name: 'Chen', language_code: 'en' },
			currency: 'USD',
			total_amount: 900,
			invoice_payload: 'order-1',
		});
		expect(told?.update['message']).toMatchObject({
			from: { id: 42 },
			chat: { id: 42, type: 'private' },
			successful_payment: {
				currency: 'USD',
				total_amount: 900,
				invoice_payload: 'order-1',
				telegram_payment_charge_id: result.telegram_payment_charge_id,
				provider_payment_charge_id: result.provider_payment_charge_id,
			},
		});
		expect(told?.update['message']).not.toHaveProperty('reply_to_message');
		const receipt = sandbox.messages({ bot_id: BOT_ID, chat_id: 42 }).at(-1);
		expect(receipt).toMatchObject({ sandbox: { outgoing: false, receipt: { total_amount: 900 } } });
	});

	test.each([
		['declined', '4000000000000002', 'payment_failed', 'PAYMENT_FAILED'],
		['unknown', '5555000011112222', 'payment_failed', 'PAYMENT_CREDENTIALS_INVALID'],
		['asked for by name', 'declined', 'payment_failed', 'PAYMENT_FAILED'],
	])(
		'given a card that is %s, when a customer pays, then the bot is asked but never told of a payment',
		async (_name, card, status, code) => {
			const result = await sandbox.pay({ ...(await sendInvoice(sandbox, cardInvoice)), card });
			expect(result).toMatchObject({ status, error_code: code });
			expect(result.telegram_payment_charge_id).toBeUndefined();
			expect(bot.received.map(({ update }) => Object.keys(update)[1])).toEqual([
				'pre_checkout_query',
			]);
		},
	);

	test.each([
		[true, 'paid'],
		[false, 'payment_failed'],
	])(
		'given a card with 3-D Secure, when the customer confirms: %s, then the payment is %s',
		async (confirm_3ds, status) => {
			const target = await sendInvoice(sandbox, cardInvoice);
			const result = await sandbox.pay({ ...target, card: '4000000000003220', confirm_3ds });
			expect(result.status).toBe(status);
		},
	);

	test('given a bot that declines, when a customer pays, then the customer reads the bot’s words', async () => {
		bot.respond = ({ pre_checkout_query: query }) => ({
			body: {
				method: 'answerPreCheckoutQuery',
				pre_checkout_query_id: query?.['id'],
				ok: false,
				error_message: 'Sold out',
			},
		});
		const result = await sandbox.pay(await sendInvoice(sandbox, cardInvoice));
		expect(result).toMatchObject({
			status: 'declined',
			reason: 'Sold out',
			error_code: 'BOT_PRECHECKOUT_FAILED',
		});
	});

	test('given a refusal whose text vanishes in cleaning, when the bot declines, then Telegram takes it as an approval', async () => {
		bot.respond = ({ pre_checkout_query: query }) =>
			query && {
				body: {
					method: 'answerPreCheckoutQuery',
					pre_checkout_query_id: query['id'],
					ok: false,
					error_message: '\r\u2028',
				},
			};
		expect(await sandbox.pay(await sendInvoice(sandbox, cardInvoice))).toMatchObject({
			status: 'paid',
		});
	});

	test('given a bot that never answers, when ten seconds pass, then the sale is off and a late answer is refused', async () => {
		sandbox.clock.freeze();
		bot.respond = () => undefined;
		const paying = sandbox.pay(await sendInvoice(sandbox, cardInvoice));
		await sandbox.clock.advance(9_999);
		const id = bot.received[0]?.update['pre_checkout_query']?.['id'];
		expect(id).toBeDefined();
		await sandbox.clock.advance(1);
		expect(await paying).toMatchObject({
			status: 'timeout',
			error_code: 'BOT_PRECHECKOUT_TIMEOUT',
			pre_checkout_ms: 10_000,
		});
		const late = await call(sandbox, 'answerPreCheckoutQuery', {
			pre_checkout_query_id: id,
			ok: true,
		});
		expect(late).toEqual({
			ok: false,
			error_code: 400,
			description:
				'Bad Request: query is too old and response timeout expired or query ID is invalid',
		});
	});

	test('given an answered query, when the bot answers again, then it is refused', async () => {
		bot.respond = () => undefined;
		const paying = sandbox.pay(await sendInvoice(sandbox, cardInvoice));
		await bot.arrived(1);
		const answer = {
			pre_checkout_query_id: bot.received[0]?.update['pre_checkout_query']?.['id'],
			ok: true,
		};
		expect(await call(sandbox, 'answerPreCheckoutQuery', answer)).toEqual({
			ok: true,
			result: true,
		});
		expect(await call(sandbox, 'answerPreCheckoutQuery', answer)).toMatchObject({
			error_code: 400,
		});
		expect((await paying).status).toBe('paid');
	});

	test('given a tip within the maximum, when a customer pays, then the total holds it', async () => {
		const target = await sendInvoice(sandbox, {
			...cardInvoice,
			max_tip_amount: 500,
			suggested_tip_amounts: [100, 300],
		});
		expect(await sandbox.pay({ ...target, tip_amount: 300 })).toMatchObject({
			status: 'paid',
			total_amount: 1200,
		});
		await expect(sandbox.pay({ ...target, tip_amount: 501 })).rejects.toThrow(/0 to 500/);
	});

	test('given a single-chat invoice, when it is paid in its own chat, then it cannot be paid again', async () => {
		const target = await sendInvoice(sandbox, { ...cardInvoice, start_parameter: 'once' });
		expect((await sandbox.pay(target)).status).toBe('paid');
		await expect(sandbox.pay(target)).rejects.toThrow(/INVOICE_ALREADY_PAID/);
		const many = await sendInvoice(sandbox, cardInvoice);
		expect((await sandbox.pay(many)).status).toBe('paid');
		expect((await sandbox.pay(many)).status).toBe('paid');
	});
});

describe('a single-chat invoice in two forms', () => {
	const open = async (invoice: Record<string, unknown>) => {
		const target = await sendInvoice(sandbox, { ...invoice, start_parameter: 'once' });
		const forms = [sandbox.openCheckout(target), sandbox.openCheckout(target)];
		return forms.map(({ id }) => String(id));
	};
	const step = async (id: string | undefined, name: string, body: object = {}) => {
		const response = await fetch(`${sandbox.url}/api/checkouts/${id}/${name}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return (await response.json()) as Record<string, unknown>;
	};

	test('given one that is paid, when the other is paid, then it is refused', async () => {
		const [first, second] = await open(cardInvoice);
		expect(await step(first, 'pay')).toMatchObject({ status: 'paid' });
		expect(await step(second, 'pay')).toEqual({
			error: expect.stringMatching(/INVOICE_ALREADY_PAID/),
		});
	});

	test('given a bot that is asked for both, when it approves both, then one is paid', async () => {
		const [first, second] = await open(starsInvoice);
		const isAsked = () => sandbox.checkout(second ?? '')['status'] === 'awaiting_pre_checkout';
		bot.respond = async (update, n) => {
			while (!isAsked()) await new Promise((resolve) => setImmediate(resolve));
			return approve(update, n) ?? {};
		};
		const both = [step(first, 'pay'), step(second, 'pay')];
		const paid = await Promise.all(both);
		expect(paid.map(({ status }) => status).sort()).toEqual(['paid', 'payment_failed']);
		expect(paid.map(({ error_code }) => error_code)).toContain('INVOICE_ALREADY_PAID');
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 25 });
	});

	test('given both at the bank, when both are confirmed, then one is paid', async () => {
		const [first, second] = await open(cardInvoice);
		await step(first, 'pay', { card: '3ds' });
		await step(second, 'pay', { card: '3ds' });
		expect(await step(first, 'confirm', { approve: true })).toMatchObject({ status: 'paid' });
		expect(await step(second, 'confirm', { approve: true })).toMatchObject({
			status: 'payment_failed',
			error_code: 'INVOICE_ALREADY_PAID',
		});
	});
});

describe('what a customer saves', () => {
	test('given saved data, when other data are saved later, then both are kept', async () => {
		const save = async (needs: object, order_info: object) => {
			const form = sandbox.openCheckout(await sendInvoice(sandbox, { ...cardInvoice, ...needs }));
			await fetch(`${sandbox.url}/api/checkouts/${String(form['id'])}/info`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ order_info, save: true }),
			});
		};
		await save({ need_name: true }, { name: 'Ann' });
		await save({ need_email: true }, { email: 'ann@example.com' });
		const response = await fetch(`${sandbox.url}/api/customers`);
		const { customers } = (await response.json()) as { customers: unknown[] };
		expect(customers).toMatchObject([
			{ saved_order_info: { name: 'Ann', email: 'ann@example.com' } },
		]);
	});
});

describe('shipping', () => {
	const flexible = { ...cardInvoice, need_name: true, need_email: true, is_flexible: true };
	const order_info = {
		name: 'Ann Lee',
		email: 'a@b.c',
		shipping_address: {
			country_code: 'us',
			state: 'CA',
			city: 'SF',
			street_line1: '1 Main',
			post_code: '94105',
		},
	};
	const options = [
		{ id: 'slow', title: 'Slow', prices: [{ label: 'Post', amount: 0 }] },
		{ id: 'fast', title: 'Fast', prices: [{ label: 'Courier', amount: 700 }] },
	];
	const offer: Endpoint['respond'] = (update, n) => {
		const query = update['shipping_query'];
		if (!query) return approve(update, n);
		return {
			body: {
				method: 'answerShippingQuery',
				shipping_query_id: query['id'],
				ok: true,
				shipping_options: options,
			},
		};
	};

	test('given a flexible invoice, when the customer chooses delivery, then the bot is asked for options and paid for the chosen one', async () => {
		bot.respond = offer;
		const target = await sendInvoice(sandbox, flexible);
		const result = await sandbox.pay({ ...target, order_info, shipping_option_id: 'fast' });
		expect(result).toMatchObject({ status: 'paid', total_amount: 1600 });
		await bot.arrived(3);
		expect(bot.received[0]?.update['shipping_query']).toEqual({
			id: expect.any(String),
			from: expect.objectContaining({ id: 42 }),
			invoice_payload: 'order-1',
			shipping_address: {
				country_code: 'US',
				state: 'CA',
				city: 'SF',
				street_line1: '1 Main',
				street_line2: '',
				post_code: '94105',
			},
		});
		expect(bot.received[2]?.update['message']?.['successful_payment']).toMatchObject({
			shipping_option_id: 'fast',
			order_info: { name: 'Ann Lee', email: 'a@b.c', shipping_address: { city: 'SF' } },
		});
	});

	test('given a bot that does not deliver there, when the address is given, then the customer reads why', async () => {
		bot.respond = ({ shipping_query: query }) => ({
			body: {
				method: 'answerShippingQuery',
				shipping_query_id: query?.['id'],
				ok: false,
				error_message: 'Not to the moon',
			},
		});
		const result = await sandbox.pay({ ...(await sendInvoice(sandbox, flexible)), order_info });
		expect(result).toMatchObject({ status: 'shipping_declined', reason: 'Not to the moon' });
	});

	test('given a bot that does not answer, when the time is up, then the customer is told', async () => {
		sandbox.clock.freeze();
		bot.respond = () => undefined;
		const paying = sandbox.pay({ ...(await sendInvoice(sandbox, flexible)), order_info });
		await sandbox.clock.advance(10_000);
		expect(await paying).toMatchObject({
			status: 'shipping_timeout',
			error_code: 'SHIPPING_BOT_TIMEOUT',
		});
	});

	test('given missing contact data, when the customer pays, then the request says what is missing', async () => {
		const target = await sendInvoice(sandbox, flexible);
		await expect(sandbox.pay({ ...target, order_info: { name: 'Ann' } })).rejects.toThrow(
			/order_info\.email .*REQ_INFO_EMAIL_INVALID/,
		);
	});
});

describe('Stars', () => {
	test.each([
		['declines', { ok: false, error_message: 'Sold out' }, 'declined', 'Sold out'],
		[
			'is silent',
			undefined,
			'timeout',
			"The bot didn't respond in time. You have not been charged.",
		],
	])(
		'given a bot that %s, when a customer pays, then the code is that of Stars',
		async (_how, reply, status, reason) => {
			sandbox.clock.freeze();
			bot.respond = (update) => {
				const query = update['pre_checkout_query'];
				if (!query || !reply) return undefined;
				const pre_checkout_query_id = query['id'];
				return { body: { method: 'answerPreCheckoutQuery', pre_checkout_query_id, ...reply } };
			};
			const paying = sandbox.pay(await sendInvoice(sandbox, starsInvoice));
			await sandbox.clock.advance(10_000);
			expect(await paying).toMatchObject({ status, reason, error_code: 'PRECHECKOUT_FAILED' });
		},
	);

	test('given enough Stars, when a customer pays, then they move to the bot and can be accounted for', async () => {
		const result = await sandbox.pay(await sendInvoice(sandbox, starsInvoice));
		expect(result).toMatchObject({ status: 'paid', total_amount: 25, currency: 'XTR' });
		expect(result.telegram_payment_charge_id).toMatch(/^stx/);
		const body = (await (await fetch(`${sandbox.url}/api/customers`)).json()) as {
			customers: Array<{ stars_balance: number }>;
		};
		expect(body.customers[0]?.stars_balance).toBe(99_975);
	});

	test('given too few Stars, when a customer pays, then the bot is not even asked', async () => {
		sandbox.addCustomer({ id: 43, stars: 24 });
		const result = await sandbox.pay(await sendInvoice(sandbox, starsInvoice, 43));
		expect(result).toMatchObject({ status: 'payment_failed', error_code: 'BALANCE_TOO_LOW' });
		expect(bot.received).toHaveLength(0);
	});

	test('given an invoice link, when two customers pay, then both payments go through', async () => {
		const link = await must<string>(sandbox, 'createInvoiceLink', starsInvoice);
		expect(link).toMatch(/^https:\/\/t\.me\/\$[\w-]+$/);
		for (const customer_id of [1, 2]) {
			expect(await sandbox.pay({ link, customer_id })).toMatchObject({ status: 'paid' });
		}
	});
});

test('given a customer who waits for the bot, when the sandbox is reset, then the wait ends', async () => {
	bot.respond = () => undefined;
	const paying = sandbox.pay(await sendInvoice(sandbox, cardInvoice));
	await bot.arrived(1);
	sandbox.reset();
	expect((await paying).status).toBe('timeout');
	expect((await (await fetch(`${sandbox.url}/api/bots`)).json()) as unknown).toEqual({ bots: [] });
});

test('given a bot that goes on running, when the sandbox is reset, then no update or query id comes a second time', async () => {
	const asked = () =>
		bot.received.flatMap(({ update }) => {
			const query = update['pre_checkout_query'] as { id: string } | undefined;
			return query ? [{ update: update['update_id'], query: query.id }] : [];
		});
	await sandbox.pay(await sendInvoice(sandbox, cardInvoice));
	const [before] = asked();
	sandbox.reset();
	await must(sandbox, 'setWebhook', { url: bot.url });
	await sandbox.pay(await sendInvoice(sandbox, cardInvoice));
	const after = asked().at(-1);
	expect(after?.update).not.toBe(before.update);
	expect(after?.query).not.toBe(before.query);
});

describe('over HTTP', () => {
	test('given the control interface, when a customer writes and pays, then it does what the typed calls do', async () => {
		const post = async (path: string, body: unknown): Promise<Record<string, unknown>> => {
			const response = await fetch(`${sandbox.url}${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
			expect(response.headers.get('x-emulated-by')).toBe('telegram-payments-sandbox');
			return (await response.json()) as Record<string, unknown>;
		};
		const { message } = await post('/api/messages', {
			token: TOKEN,
			customer_id: 42,
			text: '/buy 1',
		});
		expect(message).toMatchObject({ entities: [{ type: 'bot_command', offset: 0, length: 4 }] });
		const target = await sendInvoice(sandbox, cardInvoice);
		const opened = await post('/api/checkouts', target);
		expect(opened).toMatchObject({ status: 'open', total_amount: 900 });
		const paid = await post(`/api/checkouts/${String(opened['id'])}/pay`, { card: '3ds' });
		expect(paid).toMatchObject({ status: 'requires_3ds' });
		expect(
			await post(`/api/checkouts/${String(opened['id'])}/confirm`, { approve: true }),
		).toMatchObject({ status: 'paid' });
		expect(await post('/api/pay', { customer_id: 42 })).toEqual({ error: expect.any(String) });
	});
});
