import type { Sandbox } from 'telegram-payments-sandbox';
import {
	BUYER,
	REFUSALS,
	STRANGER,
	STRIPE_SECRET_KEY,
	STRIPE_TEST_TOKEN,
} from '../../support/refusals';
import { NATURAL } from './natural';
import { BOT_TOKEN, openSandbox, provoke, restart } from './provoke';

const STARS_INVOICE = {
	title: 'Sticker pack',
	description: 'Ten stickers',
	payload: 'stars-1',
	currency: 'XTR',
	prices: [{ label: 'Pack', amount: 50 }],
};

describe('refusals of the Bot API as n8n shows them', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await openSandbox();
	});

	beforeEach(async () => await restart(sandbox));

	afterAll(async () => await sandbox.close());

	it('given the samples, when counted, then at least 40 are provoked without ordering a fault', () => {
		const natural = REFUSALS.filter(({ method, text }) => NATURAL.has(`${method} ${text}`));
		expect(natural.length).toBeGreaterThanOrEqual(40);
	});

	it.each(REFUSALS.map((refusal) => [refusal.method, refusal.text, refusal] as const))(
		'given %s refused with "%s", when n8n shows it, then it says what happened and what to do',
		async (method, text, refusal) => {
			if (!NATURAL.has(`${method} ${text}`)) {
				sandbox.addFault({
					scope: 'method',
					method,
					kind: 'refuse',
					error_code: refusal.code,
					description: text,
					...(refusal.answer?.retry_after === undefined
						? {}
						: { retry_after: refusal.answer.retry_after }),
				});
			}
			const shown = await provoke(sandbox.url, method, refusal.parameters);
			expect(shown.message).toBe(`${refusal.message} [item 0]`);
			expect(shown.description).toContain(refusal.advice);
			// A fault gets the prefix of its code, as every text of the server does.
			expect(shown.description?.toLowerCase()).toContain(`${text}" (${method}, `.toLowerCase());
			expect(shown.description).toContain(`${method}, ${refusal.code}).`);
			expect(shown.context.itemIndex).toBe(0);
			const everything = JSON.stringify(shown) + String(shown.stack);
			for (const secret of [BOT_TOKEN, STRIPE_TEST_TOKEN, STRIPE_SECRET_KEY]) {
				expect(everything).not.toContain(secret);
			}
		},
	);

	/** Sells something for Stars; gives the charge. */
	async function sellForStars(): Promise<string> {
		const invoice = { ...STARS_INVOICE, chat_id: BUYER };
		const { body } = await sandbox.call(BOT_TOKEN, 'sendInvoice', invoice);
		const { message_id } = (body as { result: { message_id: number } }).result;
		await sandbox.call(BOT_TOKEN, 'getUpdates', { offset: -1 });
		const paying = sandbox.pay({
			token: BOT_TOKEN,
			customer_id: BUYER,
			chat_id: BUYER,
			message_id,
		});
		const updates = await sandbox.call(BOT_TOKEN, 'getUpdates', {
			allowed_updates: ['pre_checkout_query'],
			timeout: 5,
		});
		const { result } = updates.body as {
			result: Array<{ pre_checkout_query?: { id: string } }>;
		};
		const query = result.find((update) => update.pre_checkout_query)?.pre_checkout_query;
		await sandbox.call(BOT_TOKEN, 'answerPreCheckoutQuery', {
			pre_checkout_query_id: query?.id ?? '',
			ok: true,
		});
		return (await paying).telegram_payment_charge_id ?? '';
	}

	it('given a payment in Stars, when refunded by the wrong user and then twice, then both refusals are explained', async () => {
		const telegram_payment_charge_id = await sellForStars();
		const refund = async (user_id: number) =>
			await provoke(sandbox.url, 'refundStarPayment', { user_id, telegram_payment_charge_id });
		sandbox.writeMessage({ token: BOT_TOKEN, customer_id: STRANGER, text: '/start' });
		expect((await refund(STRANGER)).message).toBe(
			'The user "999" does not fit the payment [item 0]',
		);
		const { status } = await sandbox.call(BOT_TOKEN, 'refundStarPayment', {
			user_id: BUYER,
			telegram_payment_charge_id,
		});
		expect(status).toBe(200);
		expect((await refund(BUYER)).message).toBe('This payment has been refunded before [item 0]');
	});

	it('given a malformed bot token, when called, then the token is named as the cause', async () => {
		const shown = await provoke(sandbox.url, 'getMe', {}, '0123:abc');
		expect(shown.message).toBe('The bot token is not complete [item 0]');
	});

	it('given a base URL with a path too much, when called, then the address is named as the cause', async () => {
		const shown = await provoke(`${sandbox.url}/somewhere`, 'getMe', {});
		expect(shown.message).toBe('There is no such bot at this address [item 0]');
		expect(shown.description).toContain('without /bot and the token');
	});

	it('given a bot with a webhook, when polled, then the webhook is named as the cause', async () => {
		const own = await openSandbox({ publicWebhooks: false });
		await own.call(BOT_TOKEN, 'setWebhook', { url: 'http://127.0.0.1:9/hook' });
		const shown = await provoke(own.url, 'getUpdates', { timeout: 0 });
		await own.close();
		expect(shown.message).toBe(
			'The bot has a webhook, so its updates cannot be read by polling [item 0]',
		);
	});
});

describe('refusals of a strict sandbox', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await openSandbox({ strict: true });
		sandbox.addBot({ token: BOT_TOKEN });
		sandbox.addCustomer({ id: 4242 });
	});

	afterAll(async () => await sandbox.close());

	it.each([
		['a person who never started the bot', 4242, 'The user of chat "4242" has not started the bot'],
		['a person nobody knows', 999, 'The chat "999" was not found'],
	])('given %s, when sent an invoice, then it says so', async (_who, chat_id, message) => {
		const invoice = REFUSALS[0]?.parameters;
		const shown = await provoke(sandbox.url, 'sendInvoice', { ...invoice, chat_id });
		expect(shown.message).toBe(`${message} [item 0]`);
	});

	it('given a bot token that Telegram does not know, when called, then it says so', async () => {
		const shown = await provoke(sandbox.url, 'getMe', {}, `55555:${'C'.repeat(35)}`);
		expect(shown.message).toBe('Telegram does not know this bot token [item 0]');
	});
});
