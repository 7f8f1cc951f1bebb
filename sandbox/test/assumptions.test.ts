import { createSandbox, DEFAULT_ASSUMPTIONS } from '../src/index.js';
import type { Assumptions, Sandbox } from '../src/index.js';
import {
	approve,
	call,
	cardInvoice,
	must,
	openEndpoint,
	sendInvoice,
	starsInvoice,
} from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

const price = (amount: number) => ({ prices: [{ label: 'x', amount }] });
const media = [{ type: 'photo', media: 'https://example.com/a.jpg' }];
const onlyLink = {
	reply_markup: { inline_keyboard: [[{ text: 'More', url: 'https://example.com' }]] },
};

/** A switch, another value for it, a call, and what the call answers then (ok when undefined). */
const CASES: Array<[Partial<Assumptions>, string, Record<string, unknown>, string | undefined]> = [
	[{ titleTooLong: null }, 'sendInvoice', { ...cardInvoice, title: 'x'.repeat(33) }, undefined],
	[
		{ descriptionTooLong: null },
		'sendInvoice',
		{ ...cardInvoice, description: 'x'.repeat(256) },
		undefined,
	],
	[
		{ payloadTooLong: 'PAYLOAD' },
		'sendInvoice',
		{ ...cardInvoice, payload: 'x'.repeat(129) },
		'Bad Request: PAYLOAD',
	],
	[
		{ tipsNotIncreasing: null },
		'sendInvoice',
		{ ...cardInvoice, max_tip_amount: 9, suggested_tip_amounts: [3, 2] },
		undefined,
	],
	[
		{ keyboardWithoutPayButton: 'OTHER_ERROR' },
		'sendInvoice',
		{ ...cardInvoice, ...onlyLink },
		'Bad Request: OTHER_ERROR',
	],
	[
		{ minStars: 10 },
		'sendInvoice',
		{ ...starsInvoice, ...price(9) },
		'Bad Request: CURRENCY_TOTAL_AMOUNT_INVALID',
	],
	[{ maxStars: 150_000 }, 'sendInvoice', { ...starsInvoice, ...price(150_000) }, undefined],
	[
		{ maxSubscriptionStars: 20_000 },
		'createInvoiceLink',
		{ ...starsInvoice, ...price(20_000), subscription_period: 2_592_000 },
		undefined,
	],
	[{ refuseStarsWithData: false }, 'sendInvoice', { ...starsInvoice, need_name: true }, undefined],
	[
		{ refuseStarsWithProviderToken: false },
		'sendInvoice',
		{ ...starsInvoice, provider_token: cardInvoice.provider_token },
		undefined,
	],
	[{ maxPaidMediaStars: 1_000_000 }, 'sendPaidMedia', { star_count: 30_000, media }, undefined],
];

let sandbox: Sandbox;

afterEach(() => sandbox.close());

test.each(CASES)(
	'given %j, when %s is called, then it answers as assumed',
	async (assumptions, method, params, answer) => {
		const [name] = Object.keys(assumptions) as [keyof Assumptions];
		sandbox = await createSandbox();
		const usual = await call(sandbox, method, { chat_id: 42, ...params });
		await sandbox.close();
		sandbox = await createSandbox({ assumptions });
		const { ok, description } = await call(sandbox, method, { chat_id: 42, ...params });
		expect({ ok, description }).toEqual({ ok: answer === undefined, description: answer });
		expect({ ok, description }).not.toEqual({ ok: usual.ok, description: usual.description });
		expect(assumptions[name]).not.toBe(DEFAULT_ASSUMPTIONS[name]);
	},
);

test('given Stars invoices whose other fields are ignored, when one is sent, then the form asks for none of them', async () => {
	sandbox = await createSandbox({
		assumptions: { refuseStarsWithData: false, refuseStarsWithProviderToken: false },
	});
	const bot = await openEndpoint();
	bot.respond = approve;
	await must(sandbox, 'setWebhook', { url: bot.url });
	const target = await sendInvoice(sandbox, {
		...starsInvoice,
		provider_token: cardInvoice.provider_token,
		need_name: true,
		send_email_to_provider: true,
		is_flexible: true,
	});
	expect(sandbox.openCheckout(target)).toMatchObject({
		invoice: {
			need_name: false,
			need_email: false,
			need_shipping_address: false,
			is_flexible: false,
			test: false,
		},
		cards: [],
	});
	expect(await sandbox.pay(target)).toMatchObject({ status: 'paid' });
	await bot.close();
});

describe('what happens with a payment', () => {
	const open = async (assumptions: Partial<Assumptions>) => {
		sandbox = await createSandbox({ assumptions });
		const bot = await openEndpoint();
		bot.respond = approve;
		await must(sandbox, 'setWebhook', { url: bot.url });
		return bot;
	};

	test('given no automatic Pay button, when an invoice is sent, then the result has none and it can be paid', async () => {
		const bot = await open({ automaticPayButton: false });
		const sent = await must(sandbox, 'sendInvoice', { chat_id: 42, ...starsInvoice });
		expect(sent).not.toHaveProperty('reply_markup');
		expect(await sandbox.pay(await sendInvoice(sandbox, starsInvoice))).toMatchObject({
			status: 'paid',
		});
		await bot.close();
	});

	test('given refunds from the buyer that may not overdraw, when the Stars are spent, then the refund waits for more', async () => {
		const bot = await open({ refundIsFromBot: false, refundMayOverdraw: false });
		const { telegram_payment_charge_id } = await sandbox.pay(
			await sendInvoice(sandbox, starsInvoice),
		);
		const refund = { user_id: 42, telegram_payment_charge_id };
		await must(sandbox, 'sendGift', { user_id: 42, gift_id: '5170145012310081615' });
		expect((await call(sandbox, 'refundStarPayment', refund)).description).toBe(
			'Bad Request: BALANCE_TOO_LOW',
		);
		await sandbox.pay(await sendInvoice(sandbox, starsInvoice));
		await must(sandbox, 'refundStarPayment', refund);
		await bot.arrived(5);
		expect(bot.received.at(-1)?.update['message']).toMatchObject({ from: { id: 42 } });
		await bot.close();
	});

	test('given refunds that end subscriptions, when the first payment is refunded, then no renewal follows', async () => {
		const bot = await open({ refundEndsSubscription: true });
		sandbox.clock.freeze();
		const link = await must<string>(sandbox, 'createInvoiceLink', {
			...starsInvoice,
			subscription_period: 2_592_000,
		});
		const paid = await sandbox.pay({ link, customer_id: 42 });
		const { telegram_payment_charge_id } = paid;
		await must(sandbox, 'refundStarPayment', { user_id: 42, telegram_payment_charge_id });
		await sandbox.clock.advance(2_592_000_000);
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 0 });
		await bot.close();
	});

	test('given limits that include tips, when the tip exceeds the maximum, then the buyer is refused', async () => {
		const bot = await open({ limitsIncludeExtras: true });
		const target = await sendInvoice(sandbox, {
			...cardInvoice,
			...price(999_900),
			max_tip_amount: 500,
		});
		expect(await sandbox.pay({ ...target, tip_amount: 500 })).toMatchObject({
			status: 'payment_failed',
			error_code: 'CURRENCY_TOTAL_AMOUNT_INVALID',
		});
		expect(await sandbox.pay({ ...target, tip_amount: 100 })).toMatchObject({ status: 'paid' });
		await bot.close();
	});

	test('given other time limits, when the bot is silent, then they are kept', async () => {
		const bot = await open({ preCheckoutTimeoutMs: 3_000, shippingTimeoutMs: 4_000 });
		bot.respond = () => undefined;
		sandbox.clock.freeze();
		const paying = sandbox.pay(await sendInvoice(sandbox, starsInvoice));
		await sandbox.clock.advance(3_000);
		expect(await paying).toMatchObject({ status: 'timeout', pre_checkout_ms: 3_000 });
		const target = await sendInvoice(sandbox, { ...cardInvoice, is_flexible: true });
		const shipping_address = { country_code: 'US', city: 'SF', street_line1: '1', post_code: '9' };
		const asking = sandbox.pay({ ...target, order_info: { shipping_address } });
		await sandbox.clock.advance(4_000);
		expect(await asking).toMatchObject({ status: 'shipping_timeout', shipping_ms: 4_000 });
		await bot.close();
	});

	test('given 3,000 buyers at once, when the bot answers each, then all are paid', async () => {
		const bot = await open({});
		sandbox.clock.freeze();
		const link = await must<string>(sandbox, 'createInvoiceLink', starsInvoice);
		const results = await Promise.all(
			Array.from({ length: 3_000 }, (_value, n) => sandbox.pay({ link, customer_id: n + 1 })),
		);
		expect(results.filter(({ status }) => status !== 'paid')).toEqual([]);
		await bot.close();
	}, 60_000);
});
