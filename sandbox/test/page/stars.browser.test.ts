import { shows, Stage, STARS_INVOICE } from './support/stage.js';

jest.setTimeout(60_000);

const SUBSCRIPTION = { ...STARS_INVOICE, payload: 'sub-1', subscription_period: 2_592_000 };

describe('Telegram Stars on the page', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
	});
	afterEach(() => stage.clear());
	afterAll(() => stage.close());

	test('given a Stars invoice, when it is confirmed, then no form is asked and the balance drops', async () => {
		const { see, sendInvoice } = await stage.play({}, { stars: 1000 });
		await sendInvoice(STARS_INVOICE);
		await shows(see('invoice-price'), '⭐\u00a0250');
		await see('invoice-pay-button').click();
		await shows(see('stars-balance'), '1,000');
		expect(await see('card-option').count()).toBe(0);
		await see('pay-now').click();
		await shows(see('receipt-total'), '⭐\u00a0250');
		await see('receipt-done').click();
		await shows(see('wallet-button'), '750');
	});

	test('given too few Stars, when the customer pays anyway, then it is refused; when topped up, then it pays', async () => {
		const { see, sendInvoice } = await stage.play({}, { stars: 100 });
		await sendInvoice(STARS_INVOICE);
		await see('invoice-pay-button').click();
		await see('pay-now').click();
		await shows(see('refusal-code'), 'BALANCE_TOO_LOW');
		await see('refusal-close').click();
		await shows(see('stars-top-up-missing'), '150');
		await see('stars-top-up-missing').click();
		await see('stars-top-up-missing').waitFor({ state: 'detached' });
		await see('pay-now').click();
		await shows(see('receipt-total'), '250');
	});

	test('given a payment in Stars, when the bot refunds it, then the customer sees it and has the Stars back', async () => {
		const { bot, see, sendInvoice, customerId } = await stage.play({}, { stars: 1000 });
		await sendInvoice(STARS_INVOICE);
		await see('invoice-pay-button').click();
		await see('pay-now').click();
		await see('receipt-done').click();
		const { message } = await bot.until((update) =>
			Boolean(update.message?.['successful_payment']),
		);
		const payment = message?.['successful_payment'] as { telegram_payment_charge_id: string };
		await bot.call('refundStarPayment', {
			user_id: customerId,
			telegram_payment_charge_id: payment.telegram_payment_charge_id,
		});
		await shows(see('refund-message'), 'Corner Shop refunded ⭐\u00a0250');
		await shows(see('wallet-button'), '1,000');
	});

	test('given a bot with Stars, when it sends a gift, then the customer sees what it is and what it is worth', async () => {
		const { bot, see, customerId } = await stage.play();
		await stage.control('bots', { token: bot.token, stars: 100 });
		await see('start-button').click();
		await bot.until(({ message }) => message?.text === '/start');
		await bot.call('sendGift', {
			user_id: customerId,
			gift_id: '5170233102089322756',
			text: 'Thank you!',
		});
		await shows(see('message'), 'Gift 🧸 · ⭐ 15');
		await shows(see('message'), 'Thank you!');
		await shows(see('chat-item'), 'Gift 🧸');
	});

	test('given a subscription link in a message, when it is bought, then it can be cancelled and resumed in the wallet', async () => {
		const { bot, see, page, customerId } = await stage.play({}, { stars: 1000 });
		const link = await bot.call<string>('createInvoiceLink', SUBSCRIPTION);
		await bot.call('sendMessage', { chat_id: customerId, text: `Join the club: ${link}` });
		await see('message-link').click();
		await shows(see('checkout-sheet'), 'renews every 30 days');
		await see('pay-now').click();
		await see('receipt-done').click();

		await see('wallet-button').click();
		const state = (name: string) => page.locator(`[data-testid=subscription][data-state=${name}]`);
		await state('active').waitFor();
		await see('subscription-cancel').click();
		await state('canceled').waitFor();
		await bot.until(
			({ subscription }) => (subscription as { state?: string })?.state === 'canceled',
		);
		await see('subscription-resume').click();
		await state('active').waitFor();
	});

	test('given paid media, when it is unlocked, then it costs its Stars once and the bot is told', async () => {
		const { bot, see, customerId } = await stage.play({}, { stars: 100 });
		await bot.call('sendPaidMedia', {
			chat_id: customerId,
			star_count: 40,
			media: [{ type: 'photo', media: 'https://example.com/coffee.jpg' }],
			payload: 'photo-1',
		});
		await shows(see('paid-media-unlock'), 'Unlock 1 item for ⭐\u00a040');
		await see('paid-media-unlock').click();
		await see('paid-media-unlocked').waitFor();
		await shows(see('wallet-button'), '60');
		const { purchased_paid_media: bought } = await bot.until(({ purchased_paid_media: update }) =>
			Boolean(update),
		);
		expect(bought).toMatchObject({ paid_media_payload: 'photo-1', from: { id: customerId } });
	});

	test('given the wallet, when Stars are added, then the balance shows them and nonsense is refused', async () => {
		const { see, page } = await stage.play({}, { stars: 5 });
		await see('wallet-button').click();
		await shows(see('wallet-balance'), /^5$/);
		await see('top-up-input').fill('1.5');
		await see('top-up-button').click();
		await shows(see('wallet'), 'Enter a whole number of Stars.');
		await see('top-up-input').fill('45');
		await see('top-up-button').click();
		await shows(see('wallet-balance'), /^50$/);
		await page.locator('[data-testid=top-up-chip][data-amount="1000"]').click();
		await shows(see('wallet-balance'), /^1,050$/);
	});
});
