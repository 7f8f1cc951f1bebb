import { shows, Stage } from './support/stage.js';

jest.setTimeout(60_000);

describe('buying with a card on the page', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
	});
	afterEach(() => stage.clear());
	afterAll(() => stage.close());

	test('given an invoice, when it is paid with the test card, then a receipt is shown and the bot is told', async () => {
		const { bot, see, sendInvoice, problems, customerId } = await stage.play();
		await sendInvoice();
		await shows(see('invoice-card'), 'Ethiopian coffee');
		await shows(see('invoice-price'), '$10.50');

		await see('invoice-pay-button').click();
		await shows(see('checkout-total'), '$10.50');
		await see('pay-now').click();

		await shows(see('receipt-total'), '$10.50');
		const { message } = await bot.until((update) =>
			Boolean(update.message?.['successful_payment']),
		);
		expect(message).toMatchObject({
			chat: { id: customerId },
			successful_payment: { currency: 'USD', total_amount: 1050, invoice_payload: 'order-1' },
		});
		await see('receipt-done').click();
		await shows(see('payment-message'), 'You paid $10.50 to Corner Shop for Ethiopian coffee');
		expect(problems).toEqual([]);
	});

	test('given an invoice in yen, when it is shown, then it has no decimals', async () => {
		const { see, sendInvoice } = await stage.play();
		await sendInvoice({ currency: 'JPY', prices: [{ label: 'Tea', amount: 1200 }] });
		await shows(see('invoice-price'), /^¥1,200$/);
	});

	test('given a bot that refuses, when the customer pays, then its words are in a pop-up and nothing is paid', async () => {
		const reason = 'Sorry, the last bag has just been sold.';
		const { bot, see, sendInvoice } = await stage.play({
			preCheckout: () => ({ ok: false, error_message: reason }),
		});
		await sendInvoice();
		await see('invoice-pay-button').click();
		await see('pay-now').click();
		expect(await see('refusal-text').textContent()).toBe(reason);

		await see('refusal-close').click();
		await see('refusal').waitFor({ state: 'detached' });
		await see('pay-now').waitFor();
		expect(bot.updates.some(({ message }) => message?.['successful_payment'])).toBe(false);
		expect(await see('payment-message').count()).toBe(0);
	});

	test('given a bot that refuses once, when the customer tries again, then the second attempt pays', async () => {
		let asked = 0;
		const { see, sendInvoice } = await stage.play({
			preCheckout: () =>
				(asked += 1) === 1 ? { ok: false, error_message: 'One moment.' } : { ok: true },
		});
		await sendInvoice();
		await see('invoice-pay-button').click();
		await see('pay-now').click();
		await see('refusal-close').click();
		await see('pay-now').click();
		await shows(see('receipt-total'), '$10.50');
	});

	test('given a silent bot, when ten seconds pass, then the countdown ran and the timeout is explained', async () => {
		const { bot, see, sendInvoice } = await stage.play({ preCheckout: () => undefined });
		await sendInvoice();
		await stage.control('clock', { frozen: true });
		try {
			await see('invoice-pay-button').click();
			await see('pay-now').click();
			await shows(see('countdown'), /^10$/);
			await stage.control('clock', { advance_ms: 4_000 });
			await shows(see('countdown'), /^6$/);
			await stage.control('clock', { advance_ms: 6_000 });
			await shows(see('refusal-code'), 'BOT_PRECHECKOUT_TIMEOUT');
		} finally {
			await stage.control('clock', { frozen: false });
		}
		expect(bot.updates.some(({ message }) => message?.['successful_payment'])).toBe(false);
	});

	test('given a card the bank declines, when it is used, then the payment fails and another card pays', async () => {
		const { see, page, sendInvoice } = await stage.play();
		await sendInvoice();
		await see('invoice-pay-button').click();
		await page.locator('[data-testid=card-option][data-outcome=declined]').first().click();
		await see('pay-now').click();
		await shows(see('refusal-text'), 'declined');
		await see('refusal-close').click();

		const declined = page.locator('[data-outcome=declined] input').first();
		expect(await declined.isChecked()).toBe(true);
		await page.locator('[data-testid=card-option][data-outcome=success]').first().click();
		await see('pay-now').click();
		await shows(see('receipt-total'), '$10.50');
	});

	test.each([
		['approves', 'three-ds-approve', 'receipt-total', '$10.50'],
		['rejects', 'three-ds-reject', 'refusal-text', 'not confirm'],
	])(
		'given a card with 3-D Secure, when the customer %s it, then %s leads to %s',
		async (_does, button, result, text) => {
			const { see, page, sendInvoice } = await stage.play();
			await sendInvoice();
			await see('invoice-pay-button').click();
			await page.locator('[data-testid=card-option][data-outcome="3ds"]').first().click();
			await see('pay-now').click();
			await see('three-ds').waitFor();
			await see(button).click();
			await shows(see(result), text);
		},
	);

	test('given suggested tips, when one is chosen and then an own one, then the total follows and is charged', async () => {
		const { bot, see, page, sendInvoice } = await stage.play();
		await sendInvoice({ max_tip_amount: 500, suggested_tip_amounts: [100, 200, 300] });
		await see('invoice-pay-button').click();
		await page.locator('[data-testid=tip-chip][data-amount="200"]').click();
		await shows(see('checkout-total'), '$12.50');
		await see('tip-input').fill('6');
		expect(await see('pay-now').isDisabled()).toBe(true);
		await see('tip-input').fill('1.005');
		expect(await see('pay-now').isDisabled()).toBe(true);
		await see('tip-input').fill('1.25');
		await shows(see('checkout-total'), '$11.75');
		await see('pay-now').click();
		await shows(see('receipt-total'), '$11.75');
		const { pre_checkout_query: query } = await bot.until(({ pre_checkout_query: asked }) =>
			Boolean(asked),
		);
		expect(query?.total_amount).toBe(1175);
	});

	test('given a single-chat invoice, when it was paid, then its button shows the receipt instead of paying twice', async () => {
		const { see, sendInvoice } = await stage.play();
		await sendInvoice({ start_parameter: 'coffee' });
		await see('invoice-pay-button').click();
		await see('pay-now').click();
		await see('receipt-done').click();
		await see('invoice-pay-button').waitFor({ state: 'detached' });
		await see('receipt-button').first().click();
		await shows(see('receipt'), '$10.50');
	});
});
