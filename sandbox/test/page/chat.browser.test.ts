import { INVOICE, shows, Stage, STARS_INVOICE } from './support/stage.js';

jest.setTimeout(60_000);

describe('the messenger around the payments', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
	});
	afterEach(() => stage.clear());
	afterAll(() => stage.close());

	test('given a chat nobody wrote in, when Start is pressed, then the bot gets /start and its answer appears', async () => {
		const scene = await stage.play({
			message: (shop) => shop.call('sendMessage', { chat_id: scene.customerId, text: 'Welcome!' }),
		});
		const { bot, see } = scene;
		await see('start-button').click();
		await bot.until(({ message }) => message?.text === '/start');
		await shows(see('message'), 'Welcome!');
	});

	test('given commands of the bot, when a slash is typed and Enter pressed, then the chosen command is sent', async () => {
		const { bot, see, page } = await stage.play();
		await bot.call('setMyCommands', {
			commands: [
				{ command: 'buy', description: 'Buy a coffee' },
				{ command: 'bill', description: 'Show the bill' },
			],
		});
		await page.reload();
		await see('chat-input').fill('/b');
		await shows(see('command-menu'), 'Buy a coffee');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await bot.until(({ message }) => message?.text === '/bill');
		await shows(see('message'), '/bill');
		expect(await see('chat-input').inputValue()).toBe('');
	});

	test('given a link that names a customer nobody has met, when something is typed at once, then it is this customer who sends it', async () => {
		const { bot, see, page } = await stage.play();
		const place = new URL(page.url());
		for (let customer = 990_001; customer <= 990_005; customer++) {
			place.searchParams.set('customer', String(customer));
			await page.goto(place.href);
			await see('chat-input').fill(`I am ${customer}`);
			await see('send-button').click();
			const { message } = await bot.until((update) => update.message?.text === `I am ${customer}`);
			expect(message).toMatchObject({ from: { id: customer } });
		}
	});

	test('given two lines, when Shift+Enter and Enter are pressed, then one message with both is sent', async () => {
		const { bot, see, page } = await stage.play();
		await see('chat-input').fill('first');
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.type('second');
		await page.keyboard.press('Enter');
		await bot.until(({ message }) => message?.text === 'first\nsecond');
	});

	test('given an inline keyboard, when a button is pressed, then the bot gets its data and the message changes', async () => {
		const scene = await stage.play({
			callback: (shop, data) =>
				shop.call('editMessageText', {
					chat_id: scene.customerId,
					message_id: sent,
					text: `You chose ${data}`,
				}),
		});
		const { message_id: sent } = await scene.bot.call<{ message_id: number }>('sendMessage', {
			chat_id: scene.customerId,
			text: 'Coffee or tea?',
			reply_markup: {
				inline_keyboard: [
					[
						{ text: 'Coffee', callback_data: 'coffee' },
						{ text: 'Tea', callback_data: 'tea' },
					],
				],
			},
		});
		await scene.see('inline-button').filter({ hasText: 'Tea' }).click();
		await shows(scene.see('message'), 'You chose tea');
	});

	test('given an answer that must be seen, when a button is pressed, then an alert shows it until it is closed', async () => {
		const { bot, see, page, customerId } = await stage.play({
			pressed: (data) => ({ text: `No ${data} left. Try again tomorrow.`, show_alert: true }),
		});
		await bot.call('sendMessage', {
			chat_id: customerId,
			text: 'Coffee or tea?',
			reply_markup: { inline_keyboard: [[{ text: 'Tea', callback_data: 'tea' }]] },
		});
		await see('inline-button').click();
		const alert = page.getByRole('alertdialog', { name: 'Corner Shop' });
		await shows(alert, 'No tea left.');
		await page.keyboard.press('Enter');
		await alert.waitFor({ state: 'detached' });
		expect(await see('inline-button').evaluate((it) => it === document.activeElement)).toBe(true);
	});

	test('given an invoice of a link, when the address names it, then its payment form opens by itself', async () => {
		const { bot, see, page, customerId } = await stage.play({}, { stars: 1000 });
		const link = await bot.call<string>('createInvoiceLink', STARS_INVOICE);
		const slug = link.slice(link.indexOf('$') + 1);
		await page.goto(
			`${stage.sandbox.url}/?customer=${customerId}&bot=${bot.id}&invoice=${encodeURIComponent(slug)}`,
		);
		await shows(see('checkout-sheet'), 'Membership');
		await see('pay-now').click();
		await shows(see('receipt-total'), '250');
	});

	test('given an invoice that is gone, when its link is opened, then it is said why', async () => {
		const { bot, see, customerId } = await stage.play();
		await bot.call('sendMessage', { chat_id: customerId, text: 'https://t.me/$nothingHere' });
		await see('message-link').click();
		await shows(see('refusal'), 'No invoice behind the link');
	});

	test('given an invoice, when it is forwarded to a group, then it can be paid there', async () => {
		const { bot, see, customerId, sendInvoice } = await stage.play();
		await stage.control('chats', {
			type: 'group',
			title: 'Coffee lovers',
			bot_ids: [bot.id],
			member_ids: [customerId],
		});
		await sendInvoice();
		await see('forward-button').click();
		await see('chat-choice').filter({ hasText: 'Coffee lovers' }).click();
		await shows(see('conversation'), 'Coffee lovers');
		await shows(see('message'), 'Forwarded from Corner Shop');
		await see('invoice-pay-button').click();
		await see('pay-now').click();
		await shows(see('receipt-total'), '$10.50');
		const { message } = await bot.until((update) =>
			Boolean(update.message?.['successful_payment']),
		);
		expect(message?.['chat']).toMatchObject({ id: customerId, type: 'private' });
	});

	test('given an inline invoice, when the customer asks the bot in a group, then it can be paid there', async () => {
		const scene = await stage.play({
			inline: (shop, id) =>
				shop.call('answerInlineQuery', {
					inline_query_id: id,
					results: [
						{
							type: 'article',
							id: 'coffee',
							title: 'Coffee',
							input_message_content: INVOICE,
						},
					],
				}),
		});
		const { bot, customerId, see } = scene;
		const me = await bot.call<{ username: string }>('getMe');
		await stage.control('chats', {
			type: 'group',
			title: 'Inline lovers',
			bot_ids: [bot.id],
			member_ids: [customerId],
		});
		await see('chat-item').filter({ hasText: 'Inline lovers' }).click();
		await shows(see('conversation'), 'Inline lovers');
		await see('chat-input').fill(`@${me.username} coffee`);
		await see('inline-result').first().click();
		await shows(see('message'), `via @${me.username}`);
		await see('invoice-pay-button').click();
		await see('pay-now').click();
		await shows(see('receipt-total'), '$10.50');
	});

	test('given the switcher, when a new customer is made, then the page plays that customer with the same bot', async () => {
		const { bot, see, page } = await stage.play();
		await see('customer-switcher').click();
		await see('new-customer').click();
		await see('create-customer').click();
		await shows(see('new-customer-dialog'), 'Enter a first name.');
		await see('customer-first-name').fill('Boris');
		await see('create-customer').click();
		await shows(see('customer-switcher'), 'Boris');
		await see('chat-input').fill('hello');
		await see('send-button').click();
		const { message } = await bot.until((update) => update.message?.text === 'hello');
		expect(message?.['from']).toMatchObject({ first_name: 'Boris' });
		await page.goBack();
		await shows(see('customer-switcher'), 'Ann Lee');
	});

	test('given only a keyboard, when the customer writes, opens the invoice, tips and pays, then it is bought', async () => {
		const scene = await stage.play({
			message: () => scene.sendInvoice({ max_tip_amount: 300, suggested_tip_amounts: [100, 200] }),
		});
		const { page, see } = scene;
		const pressUntil = async (key: string, testId: string) => {
			for (let presses = 0; presses < 40; presses += 1) {
				const focused = await page.evaluate(
					() => document.activeElement?.getAttribute('data-testid') ?? '',
				);
				if (focused === testId) return;
				await page.keyboard.press(key);
			}
			throw new Error(`${key} does not lead to ${testId}.`);
		};
		await pressUntil('Tab', 'chat-input');
		await page.keyboard.type('/buy');
		await page.keyboard.press('Enter');
		await see('invoice-pay-button').waitFor();
		await pressUntil('Shift+Tab', 'invoice-pay-button');
		await page.keyboard.press('Enter');
		await see('checkout-sheet').waitFor();

		await page.keyboard.press('Escape');
		await see('checkout-sheet').waitFor({ state: 'detached' });
		expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
			'invoice-pay-button',
		);
		await page.keyboard.press('Enter');
		await see('pay-now').waitFor();
		await pressUntil('Shift+Tab', 'tip-chip');
		await page.keyboard.press('Space');
		await shows(see('checkout-total'), '$12.50');
		await pressUntil('Tab', 'pay-now');
		await page.keyboard.press('Enter');
		await shows(see('receipt-total'), '$12.50');
		await pressUntil('Tab', 'receipt-done');
		await page.keyboard.press('Enter');
		await see('receipt').waitFor({ state: 'detached' });
	});
});

describe('a sandbox nobody has used', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
	});
	afterAll(() => stage.close());

	test('given no bot, when the page is opened, then it says how to make one appear, and a pasted token does', async () => {
		const page = await stage.blankPage();
		const see = (testId: string) => page.getByTestId(testId);
		await shows(see('empty-state'), 'No bot here yet');
		expect(await see('base-url').textContent()).toBe(stage.sandbox.url);
		await see('connect-bot').click();
		await see('bot-token').fill('nonsense');
		await see('add-bot').click();
		await shows(see('connect-bot-dialog'), 'A bot token looks like');
		await see('bot-token').fill('7000000001:AAtestTestTestTestTestTestTestTest1');
		await see('bot-name').fill('Tea House');
		await see('add-bot').click();
		await see('chat-item').filter({ hasText: 'Tea House' }).click();
		await see('start-button').waitFor();
	});
});
