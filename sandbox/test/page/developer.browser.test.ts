import { shows, Stage } from './support/stage.js';

jest.setTimeout(60_000);

describe("the developer's drawer", () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
	});
	afterEach(() => stage.clear());
	afterAll(() => stage.close());

	test('given the open drawer, when a bot calls and is refused, then both lines appear at once with the reason', async () => {
		const { see, page, bot, sendInvoice } = await stage.play();
		await see('developer-toggle').click();
		await see('developer-drawer').waitFor();
		await sendInvoice();
		const line = (text: string) => see('journal-entry').filter({ hasText: text });
		await line('sendInvoice').filter({ hasText: '200' }).first().waitFor();
		await expect(sendInvoice({ title: '' })).rejects.toThrow('parameter "title" is required');
		await shows(line('sendInvoice'), 'parameter "title" is required');

		await shows(line('sendInvoice').getByTestId('entry-bot'), 'Corner Shop');
		await line('sendInvoice').first().click();
		await shows(see('entry-sides'), '"currency": "USD"');
		await shows(see('entry-sides'), '"error_code": 400');
		const sides = await see('entry-sides').locator('> *').all();
		const [request, response] = await Promise.all(sides.map((side) => side.boundingBox()));
		expect(request?.y).toBe(response?.y);
		expect(await see('journal').textContent()).not.toContain(bot.token.split(':')[1]);
		await page.keyboard.press('Escape');
		await see('developer-drawer').waitFor({ state: 'detached' });
	});

	test('given a refusal and a payment that waits for the bank, when problems are looked at, then the refusal is the only row', async () => {
		const { see, page, sendInvoice } = await stage.play();
		await stage.control('faults', { scope: 'method', method: 'getMe', kind: 'refuse', count: 1 });
		await sendInvoice();
		await see('invoice-pay-button').click();
		await page.locator('[data-testid=card-option][data-outcome="3ds"]').first().click();
		await see('pay-now').click();
		await see('three-ds-approve').click();
		await see('receipt-done').click();
		await fetch(`${stage.sandbox.url}/bot7999:AAunknownTestTestTestTestTest/getMe`);
		await see('developer-toggle').click();
		await see('journal-filter').filter({ hasText: 'Problems' }).click();
		await see('journal-search').fill('fault-');
		await shows(see('journal-entry'), 'refuse');
		expect(await see('journal-entry').count()).toBe(1);
	});

	test('given a search, when it is typed and Escape pressed, then only lines with it are shown, and all again', async () => {
		const { see, page, sendInvoice } = await stage.play();
		await sendInvoice({ payload: 'order-of-the-search' });
		await see('developer-toggle').click();
		await see('journal-entry').nth(1).waitFor();
		await see('journal-search').fill('ORDER-of-the-search');
		await see('journal-entry').nth(1).waitFor({ state: 'detached' });
		await shows(see('journal-entry'), 'sendInvoice');
		await page.keyboard.press('Escape');
		await see('journal-entry').nth(1).waitFor();
		await see('developer-drawer').waitFor();
	});

	test('given a payment, when it runs, then the query, its answer and the payment are in the journal', async () => {
		const { see, sendInvoice } = await stage.play();
		await sendInvoice();
		await see('invoice-pay-button').click();
		await see('pay-now').click();
		await see('receipt-done').click();
		await see('developer-toggle').click();
		for (const name of ['pre_checkout_query', 'answerPreCheckoutQuery']) {
			await see('journal-entry').filter({ hasText: name }).first().waitFor();
		}
	});

	test('given the clock, when it is frozen and jumps a day, then the page shows the new time standing still', async () => {
		const { bot, see, page } = await stage.play();
		// A polling bot would ask more than a thousand times within that day.
		await bot.close();
		await see('developer-toggle').click();
		await see('clock-freeze').click();
		await shows(see('clock-now'), 'frozen');
		const day = async () =>
			Date.parse(
				((await (await fetch(`${stage.sandbox.url}/api/clock`)).json()) as { now: string }).now,
			);
		const before = await day();
		await page.locator('[data-testid=clock-jump][data-ms="86400000"]').click();
		const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
		await shows(see('clock-now'), format.format(before + 86_400_000));
		expect(await day()).toBe(before + 86_400_000);
		await see('clock-freeze').click();
		await see('clock-now').filter({ hasNotText: 'frozen' }).waitFor();
	});

	test('given a prepared fault, when the bot sends an invoice, then it fails once and the drawer counts the fault down', async () => {
		const { see, sendInvoice } = await stage.play();
		await see('developer-toggle').click();
		await see('faults').locator('summary').click();
		await see('fault-preset').filter({ hasText: 'Refuse the next sendInvoice' }).click();
		await shows(see('faults'), 'sendInvoice');
		await expect(sendInvoice()).rejects.toThrow('Internal Server Error');
		await sendInvoice();
		await shows(see('invoice-card'), 'Ethiopian coffee');
	});

	test('given a customer and chats, when everything is reset, then the page starts anew', async () => {
		const { bot, see, sendInvoice } = await stage.play();
		await sendInvoice();
		await see('invoice-card').waitFor();
		// A bot that goes on polling would be there again at once.
		await bot.close();
		await see('developer-toggle').click();
		await see('reset-button').click();
		await see('reset-confirm').click();
		await see('invoice-card').waitFor({ state: 'detached' });
		await see('empty-state').waitFor();
	});
});
