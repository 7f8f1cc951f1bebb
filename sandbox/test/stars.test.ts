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
	write,
} from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

const MONTH_MS = 2_592_000_000;

let sandbox: Sandbox;
let bot: Endpoint;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	sandbox.clock.freeze();
	bot = await openEndpoint();
	bot.respond = approve;
	await must(sandbox, 'setWebhook', { url: bot.url });
});

afterEach(async () => {
	await sandbox.close();
	await bot.close();
});

const post = async (path: string, body: unknown = {}): Promise<Record<string, unknown>> => {
	const response = await fetch(`${sandbox.url}${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	return (await response.json()) as Record<string, unknown>;
};
const payments = () =>
	bot.received.flatMap(({ update }) => {
		const paid = update['message']?.['successful_payment'];
		return paid ? [paid as Record<string, unknown>] : [];
	});
const states = () => bot.received.flatMap(({ update }) => update['subscription']?.['state'] ?? []);
const balance = async (id: number) => {
	const { customers } = (await (await fetch(`${sandbox.url}/api/customers`)).json()) as {
		customers: Array<{ id: number; stars_balance: number }>;
	};
	return customers.find((customer) => customer.id === id)?.stars_balance;
};

describe('refunds', () => {
	test('given a Stars payment, when it is refunded, then the ledger holds the same id twice and the bot hears of it', async () => {
		const { telegram_payment_charge_id: charge } = await sandbox.pay(
			await sendInvoice(sandbox, starsInvoice),
		);
		const refund = { user_id: 42, telegram_payment_charge_id: charge };
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 25 });
		expect(await must(sandbox, 'refundStarPayment', refund)).toBe(true);
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 0 });
		expect(await balance(42)).toBe(100_000);
		const partner = {
			type: 'user',
			transaction_type: 'invoice_payment',
			user: expect.objectContaining({ id: 42 }),
			invoice_payload: 'order-1',
		};
		const date = Math.floor(sandbox.clock.now() / 1000);
		expect(await must(sandbox, 'getStarTransactions')).toEqual({
			transactions: [
				{ id: charge, date, source: partner, amount: 25 },
				{ id: charge, date, receiver: partner, amount: 25 },
			],
		});
		await bot.arrived(3);
		expect(bot.received[2]?.update['message']).toMatchObject({
			from: { id: BOT_ID, is_bot: true },
			chat: { id: 42 },
			refunded_payment: {
				currency: 'XTR',
				total_amount: 25,
				invoice_payload: 'order-1',
				telegram_payment_charge_id: charge,
			},
		});
		expect(await call(sandbox, 'refundStarPayment', refund)).toMatchObject({
			description: 'Bad Request: CHARGE_ALREADY_REFUNDED',
		});
	});

	test('given a card payment or another customer’s, when it is refunded, then it is refused', async () => {
		const card = await sandbox.pay(await sendInvoice(sandbox, cardInvoice));
		const stars = await sandbox.pay(await sendInvoice(sandbox, starsInvoice));
		write(sandbox, 43, 'hi');
		const refund = (user_id: number, telegram_payment_charge_id: string | undefined) =>
			call(sandbox, 'refundStarPayment', { user_id, telegram_payment_charge_id });
		expect((await refund(42, card.telegram_payment_charge_id)).description).toBe(
			'Bad Request: CHARGE_ID_EMPTY',
		);
		expect((await refund(43, stars.telegram_payment_charge_id)).description).toBe(
			'Bad Request: USER_ID_INVALID',
		);
	});

	test('given more transactions than a page, when they are listed, then offset and limit are clamped', async () => {
		const target = await sendInvoice(sandbox, starsInvoice);
		for (let n = 0; n < 5; n += 1) await sandbox.pay(target);
		const list = async (params: Record<string, unknown>) =>
			(await must<{ transactions: unknown[] }>(sandbox, 'getStarTransactions', params))
				.transactions;
		expect(await list({ limit: 2, offset: 4 })).toHaveLength(1);
		expect(await list({ limit: 0 })).toHaveLength(1);
		expect(await list({ limit: 1_000, offset: -3 })).toHaveLength(5);
	});
});

describe('subscriptions', () => {
	const subscribe = async (customer_id = 42) => {
		const link = await must<string>(sandbox, 'createInvoiceLink', {
			...starsInvoice,
			subscription_period: 2_592_000,
		});
		const { telegram_payment_charge_id: charge } = await sandbox.pay({ link, customer_id });
		return charge ?? '';
	};

	test('given a subscription, when two months pass, then it is charged three times and only the first is the first', async () => {
		const charge = await subscribe();
		const start = Math.floor(sandbox.clock.now() / 1000);
		await sandbox.clock.advance(2 * MONTH_MS);
		expect(payments()).toEqual([
			expect.objectContaining({
				is_recurring: true,
				is_first_recurring: true,
				subscription_expiration_date: start + 2_592_000,
				telegram_payment_charge_id: charge,
			}),
			expect.not.objectContaining({ is_first_recurring: true }),
			expect.objectContaining({
				is_recurring: true,
				subscription_expiration_date: start + 3 * 2_592_000,
			}),
		]);
		expect(bot.received.filter(({ update }) => update['pre_checkout_query'])).toHaveLength(1);
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 75 });
	});

	test('given too few Stars at renewal, when the month is over, then the bot hears that it failed', async () => {
		sandbox.addCustomer({ id: 50, stars: 30 });
		await subscribe(50);
		await sandbox.clock.advance(MONTH_MS);
		expect(states()).toEqual(['failed']);
		expect(bot.received.at(-1)?.update['subscription']).toMatchObject({
			user: { id: 50 },
			invoice_payload: 'order-1',
			state: 'failed',
		});
		await sandbox.clock.advance(MONTH_MS);
		expect(payments()).toHaveLength(1);
	});

	test('given the customer cancels and resumes, when the month is over, then it is renewed after all', async () => {
		const charge = await subscribe();
		expect(await post(`/api/subscriptions/${charge}/cancel`)).toMatchObject({ state: 'canceled' });
		expect(await post(`/api/subscriptions/${charge}/cancel`)).toHaveProperty('error');
		expect(await post(`/api/subscriptions/${charge}/resume`)).toMatchObject({ state: 'active' });
		await sandbox.clock.advance(MONTH_MS);
		expect(states()).toEqual(['canceled', 'active']);
		expect(payments()).toHaveLength(2);
	});

	test('given the bot cancels, when the customer wants it back, then only after the bot allows it', async () => {
		const charge = await subscribe();
		const edit = (is_canceled: boolean) =>
			must(sandbox, 'editUserStarSubscription', {
				user_id: 42,
				telegram_payment_charge_id: charge,
				is_canceled,
			});
		await edit(true);
		expect(await post(`/api/subscriptions/${charge}/resume`)).toHaveProperty('error');
		await edit(false);
		expect(await post(`/api/subscriptions/${charge}/resume`)).toMatchObject({ state: 'active' });
		await edit(true);
		await sandbox.clock.advance(MONTH_MS);
		expect(payments()).toHaveLength(1);
	});

	test('given a renewal ordered by hand, when it fails or is paid, then it counts at once', async () => {
		const charge = await subscribe();
		expect(await post(`/api/subscriptions/${charge}/renew`)).toMatchObject({ state: 'active' });
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 50 });
		expect(await post(`/api/subscriptions/${charge}/renew`, { outcome: 'failed' })).toMatchObject({
			state: 'failed',
		});
	});

	test('given a cancelled subscription, when its renewal is ordered, then it is refused', async () => {
		const charge = await subscribe();
		await post(`/api/subscriptions/${charge}/cancel`);
		expect(await post(`/api/subscriptions/${charge}/renew`)).toEqual({
			error: expect.stringMatching(/canceled/),
		});
		expect(payments()).toHaveLength(1);
	});

	test('given the assumption that renewals ask first, when the month is over, then the bot is asked', async () => {
		const other = await createSandbox({ assumptions: { preCheckoutOnRenewal: true } });
		try {
			other.clock.freeze();
			await must(other, 'setWebhook', { url: bot.url });
			const link = await must<string>(other, 'createInvoiceLink', {
				...starsInvoice,
				subscription_period: 2_592_000,
			});
			await other.pay({ link, customer_id: 42 });
			await other.clock.advance(MONTH_MS);
			expect(bot.received.filter(({ update }) => update['pre_checkout_query'])).toHaveLength(2);
		} finally {
			await other.close();
		}
	});
});

describe('paid media and gifts', () => {
	const media = [{ type: 'photo', media: 'https://example.com/a.jpg' }];

	test('given paid media with a payload, when it is bought, then the bot hears of it once', async () => {
		const sent = await must<{ message_id: number }>(sandbox, 'sendPaidMedia', {
			chat_id: 42,
			star_count: 5,
			media,
			payload: 'album-7',
			caption: 'Look',
		});
		expect(sent).toMatchObject({ paid_media: { star_count: 5 }, caption: 'Look' });
		const buy = { token: TOKEN, customer_id: 42, message_id: sent.message_id };
		expect(await post('/api/paid-media', buy)).toHaveProperty('message');
		expect(await post('/api/paid-media', buy)).toHaveProperty('error');
		await bot.arrived(1);
		expect(bot.received[0]?.update['purchased_paid_media']).toEqual({
			from: expect.objectContaining({ id: 42 }),
			paid_media_payload: 'album-7',
		});
		expect(await must(sandbox, 'getStarTransactions')).toMatchObject({
			transactions: [
				{
					amount: 5,
					source: { transaction_type: 'paid_media_payment', paid_media_payload: 'album-7' },
				},
			],
		});
	});

	test('given paid media in a channel, when it is bought, then neither update nor transaction is the bot’s', async () => {
		const { id } = sandbox.addChat({
			type: 'channel',
			title: 'News',
			bot_ids: [BOT_ID],
			member_ids: [42],
		});
		const sent = await must<{ message_id: number }>(sandbox, 'sendPaidMedia', {
			chat_id: id,
			star_count: 5,
			media,
			payload: 'x',
		});
		await post('/api/paid-media', {
			token: TOKEN,
			customer_id: 42,
			chat_id: id,
			message_id: sent.message_id,
		});
		expect(await balance(42)).toBe(99_995);
		expect(await must(sandbox, 'getStarTransactions')).toEqual({ transactions: [] });
		expect(bot.received).toEqual([]);
	});

	test('given a bot with Stars, when it sends a gift and Premium, then they are paid from its balance', async () => {
		await sandbox.pay(
			await sendInvoice(sandbox, { ...starsInvoice, prices: [{ label: 'x', amount: 2_000 }] }),
		);
		const { gifts } = await must<{ gifts: Array<{ id: string; star_count: number }> }>(
			sandbox,
			'getAvailableGifts',
		);
		const gift = gifts[0];
		await must(sandbox, 'sendGift', { user_id: 42, gift_id: gift?.id, text: 'Thanks' });
		await must(sandbox, 'giftPremiumSubscription', {
			user_id: 42,
			month_count: 3,
			star_count: 1000,
		});
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({
			amount: 2_000 - (gift?.star_count ?? 0) - 1_000,
		});
		expect(await must(sandbox, 'getStarTransactions', { offset: 1 })).toMatchObject({
			transactions: [
				{ receiver: { transaction_type: 'gift_purchase', gift: { id: gift?.id } } },
				{ receiver: { transaction_type: 'premium_purchase', premium_subscription_duration: 3 } },
			],
		});
	});
});

describe('other chats', () => {
	test('given an inline invoice in a group, when a member pays, then the payment comes from their private chat', async () => {
		const { id } = sandbox.addChat({ type: 'supergroup', title: 'Friends', member_ids: [7, 8] });
		bot.respond = (update, n) => {
			const query = update['inline_query'];
			if (!query) return approve(update, n);
			const { title, description, payload, currency, prices } = starsInvoice;
			const input_message_content = { title, description, payload, currency, prices };
			return {
				body: {
					method: 'answerInlineQuery',
					inline_query_id: query['id'],
					results: [{ type: 'article', id: 'r1', title, input_message_content }],
				},
			};
		};
		const { message } = await post('/api/inline', {
			token: TOKEN,
			customer_id: 7,
			chat_id: id,
			query: 'coffee',
		});
		expect(message).toMatchObject({ via_bot: { id: BOT_ID }, invoice: { currency: 'XTR' } });
		const { message_id } = message as { message_id: number };
		const target = { token: TOKEN, chat_id: id, message_id };
		expect(await sandbox.pay({ ...target, customer_id: 8 })).toMatchObject({ status: 'paid' });
		expect(await sandbox.pay({ ...target, customer_id: 7 })).toMatchObject({ status: 'paid' });
		await sandbox.clock.advance(1);
		expect(
			bot.received.flatMap(({ update }) =>
				update['message']?.['successful_payment'] ? [update['message']['chat']] : [],
			),
		).toMatchObject([{ id: 8, type: 'private' }, { id: 7 }]);
		expect(bot.received.some(({ update }) => update['chosen_inline_result'])).toBe(true);
	});

	test('given a forwarded invoice, when it is multi-chat, then it can be paid there; single-chat ones lead to the bot', async () => {
		const { id } = sandbox.addChat({
			type: 'group',
			title: 'Friends',
			bot_ids: [BOT_ID],
			member_ids: [42, 8],
		});
		const forward = async (more: Record<string, unknown>) => {
			const { message_id } = await sendInvoice(sandbox, { ...cardInvoice, ...more });
			return sandbox.forwardMessage({
				token: TOKEN,
				from_chat_id: 42,
				message_id,
				customer_id: 42,
				to_chat_id: id,
			}) as { message_id: number; reply_markup: unknown };
		};
		const many = await forward({});
		const target = { token: TOKEN, customer_id: 8, chat_id: id };
		expect(await sandbox.pay({ ...target, message_id: many.message_id })).toMatchObject({
			status: 'paid',
		});
		const single = await forward({ start_parameter: 'abc' });
		expect(single.reply_markup).toEqual({
			inline_keyboard: [
				[{ text: 'Pay $9.00', url: `https://t.me/sandbox_${BOT_ID}_bot?start=abc` }],
			],
		});
		await expect(sandbox.pay({ ...target, message_id: single.message_id })).rejects.toThrow(
			/no Pay button/,
		);
	});

	test('given a private channel, when a buyer asks to join, then the bot approves, and bans when the time is over', async () => {
		const { id } = sandbox.addChat({ type: 'channel', title: 'Club', bot_ids: [BOT_ID] });
		const { invite_link } = await must<{ invite_link: string }>(sandbox, 'createChatInviteLink', {
			chat_id: id,
			creates_join_request: true,
			name: 'buyers',
		});
		expect(await post(`/api/chats/${id}/join`, { customer_id: 42, invite_link })).toEqual({
			status: 'requested',
			chat_id: id,
		});
		await bot.arrived(1);
		expect(bot.received[0]?.update['chat_join_request']).toMatchObject({
			chat: { id },
			from: { id: 42 },
			user_chat_id: 42,
			invite_link: { name: 'buyers' },
		});
		const who = { chat_id: id, user_id: 42 };
		await must(sandbox, 'approveChatJoinRequest', who);
		expect(await must(sandbox, 'getChatMember', who)).toMatchObject({ status: 'member' });
		await must(sandbox, 'banChatMember', who);
		expect(await post(`/api/chats/${id}/join`, { customer_id: 42, invite_link })).toHaveProperty(
			'error',
		);
		await must(sandbox, 'unbanChatMember', who);
		expect(await must(sandbox, 'getChatMember', who)).toMatchObject({ status: 'left' });
	});
});

test('given a customer who blocks the bot, when they write again, then the bot hears of both', async () => {
	write(sandbox, 42, 'hello');
	const patch = await fetch(`${sandbox.url}/api/customers/42`, {
		method: 'PATCH',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ block_bot: BOT_ID }),
	});
	expect(await patch.json()).toMatchObject({ blocked_bots: [BOT_ID] });
	expect(await call(sandbox, 'sendMessage', { chat_id: 42, text: 'x' })).toMatchObject({
		error_code: 403,
	});
	write(sandbox, 42, '/start');
	await bot.arrived(4);
	const seen = bot.received.flatMap(({ update }) => update['my_chat_member'] ?? []);
	expect(seen).toMatchObject([
		{ new_chat_member: { user: { id: BOT_ID }, status: 'kicked' } },
		{ new_chat_member: { status: 'member' } },
	]);
});

describe('receipts', () => {
	const item = {
		description: 'Coffee',
		quantity: '1.00',
		amount: { value: '900.00', currency: 'RUB' },
		vat_code: 1,
	};
	const yookassa = (receipt: unknown) => ({
		...starsInvoice,
		currency: 'RUB',
		provider_token: '381764678:TEST:12345',
		prices: [{ label: 'Coffee', amount: 90_000 }],
		provider_data: { receipt },
	});
	const customer = { email: 'a@b.c' };

	test.each([
		['complete', { customer, items: [item] }, 'paid', undefined],
		[
			'without a contact',
			{ items: [item] },
			'payment_failed',
			'Customer e-mail and phone number are not specified',
		],
		['without items', { customer, items: [] }, 'payment_failed', /no items/],
		[
			'with a sum that differs',
			{ customer, items: [{ ...item, quantity: 2 }] },
			'payment_failed',
			/add up/,
		],
		[
			'with an unknown VAT code',
			{ customer, items: [{ ...item, vat_code: 13 }] },
			'payment_failed',
			/vat_code/,
		],
		[
			'in kopecks with three decimals',
			{ customer, items: [{ ...item, amount: { value: '900.001', currency: 'RUB' } }] },
			'payment_failed',
			/amount\.value/,
		],
	])(
		'given a YooKassa receipt %s, when the customer pays, then it is %s',
		async (_name, receipt, status, reason) => {
			const result = await sandbox.pay(await sendInvoice(sandbox, yookassa(receipt)));
			expect(result.status).toBe(status);
			if (reason) expect(result.reason).toMatch(reason);
		},
	);

	test('given the e-mail is asked for and forwarded, when the receipt names no customer, then it is paid', async () => {
		const target = await sendInvoice(sandbox, {
			...yookassa({ items: [item] }),
			need_email: true,
			send_email_to_provider: true,
		});
		expect((await sandbox.pay({ ...target, order_info: { email: 'a@b.c' } })).status).toBe('paid');
	});

	test.each([
		[900, 'paid'],
		[899.99, 'payment_failed'],
	])(
		'given a Robokassa receipt over %d roubles for 900, when the customer pays, then it is %s',
		async (sum, status) => {
			const target = await sendInvoice(sandbox, {
				...yookassa({}),
				provider_token: '999:TEST:robokassa',
				provider_data: {
					InvoiceId: 1,
					Receipt: { sno: 'osn', items: [{ name: 'Coffee', quantity: 1, sum, tax: 'none' }] },
				},
			});
			expect((await sandbox.pay(target)).status).toBe(status);
		},
	);
});
