import { serveApp } from './support/app-server.js';
import type { AppServer } from './support/app-server.js';
import { PHONE } from './support/browser.js';
import { shows, Stage, STARS_INVOICE } from './support/stage.js';

jest.setTimeout(120_000);

let stage: Stage;
let app: AppServer;
let invoiceLink = '';

/** A shop's page as somebody would write it, on an origin of its own. */
const page = () => `<!doctype html><title>Shop</title>
<script src="${stage.sandbox.url}/telegram-web-app.js"></script>
<body><h1>Coffee</h1><p id="who"></p><p id="status">open</p>
<button id="ask">Ask</button><button id="send">Send</button><button id="close">Close</button>
<script>
const app = Telegram.WebApp;
const say = (text) => { document.getElementById('status').textContent = text; };
document.getElementById('who').textContent =
	app.initDataUnsafe.user ? app.initDataUnsafe.user.first_name : 'nobody';
app.MainButton.setText('Pay 250 Stars').show().onClick(() => {
	app.openInvoice(${JSON.stringify(invoiceLink)}, (status) => say('invoice ' + status));
});
document.getElementById('ask').onclick = () =>
	app.showConfirm('Really?', (yes) => say(yes ? 'yes' : 'no'));
document.getElementById('send').onclick = () => app.sendData('two coffees');
document.getElementById('close').onclick = () => app.close();
app.ready();
</script></body>`;

beforeAll(async () => {
	stage = await Stage.open();
	app = await serveApp(page);
});
afterEach(async () => stage.clear());
afterAll(async () => {
	await stage.close();
	app.close();
});

const withoutToken = { ...STARS_INVOICE, provider_token: undefined };

describe.each(['light', 'dark'] as const)('a Mini App, %s', (colorScheme) => {
	test('given a button under a message, when the app is opened, then the customer pays in it, and it hears how', async () => {
		const { bot, customerId, see, page: tab, problems } = await stage.play({}, { colorScheme });
		invoiceLink = await bot.call<string>('createInvoiceLink', withoutToken);
		await bot.call('sendMessage', {
			chat_id: customerId,
			text: 'Our shop',
			reply_markup: { inline_keyboard: [[{ text: 'Open shop', web_app: { url: app.url } }]] },
		});
		await see('inline-button').click();
		const frame = tab.frameLocator('[data-testid=mini-app-frame]');
		await shows(frame.locator('#who'), 'Ann');
		await shows(see('mini-app-main'), 'Pay 250 Stars');

		await frame.locator('#ask').click();
		await see('mini-app-popup-button').first().click();
		await shows(frame.locator('#status'), 'yes');

		await see('mini-app-main').click();
		await see('checkout-sheet').getByTestId('dialog-close').click();
		await shows(frame.locator('#status'), 'invoice cancelled');

		await see('mini-app-main').click();
		await see('pay-now').click();
		await see('receipt-done').click();
		await shows(frame.locator('#status'), 'invoice paid');
		await bot.until(({ message }) => message?.['successful_payment'] !== undefined);

		await frame.locator('#close').click();
		await see('mini-app').waitFor({ state: 'detached' });
		expect(problems).toEqual([]);
	});
});

test('given a menu button on a phone, when it is tapped and Escape pressed in the app, then the app opens and closes', async () => {
	const { bot, see, page: tab } = await stage.play({}, { viewport: PHONE });
	await bot.call('setChatMenuButton', {
		menu_button: { type: 'web_app', text: 'Shop', web_app: { url: app.url } },
	});
	await see('menu-button').click();
	const frame = tab.frameLocator('[data-testid=mini-app-frame]');
	await shows(frame.locator('#who'), 'Ann');
	await frame.locator('#ask').press('Escape');
	await see('mini-app').waitFor({ state: 'detached' });
});

test('given a keyboard’s button, when its app sends data, then the bot gets it, and the app closes', async () => {
	const { bot, customerId, see, page: tab } = await stage.play();
	await bot.call('sendMessage', {
		chat_id: customerId,
		text: 'Order here',
		reply_markup: { keyboard: [[{ text: 'Order', web_app: { url: app.url } }]] },
	});
	await see('reply-button').click();
	const frame = tab.frameLocator('[data-testid=mini-app-frame]');
	await shows(frame.locator('#who'), 'nobody');
	await frame.locator('#send').click();
	await see('mini-app').waitFor({ state: 'detached' });
	const update = await bot.until(({ message }) => message?.['web_app_data'] !== undefined);
	expect(update.message).toMatchObject({
		web_app_data: { button_text: 'Order', data: 'two coffees' },
	});
});

test('given the page, when somebody would show it in a frame of theirs, then the browser is told not to', async () => {
	const { headers } = await fetch(stage.sandbox.url);
	expect(headers.get('x-frame-options')).toBe('DENY');
	expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});

test('given a bot with inline mode, when its name is typed, then a result is chosen and paid in the chat', async () => {
	const { title, description, payload, currency, prices } = STARS_INVOICE;
	const content = { title, description, payload, currency, prices };
	const { bot, see } = await stage.play({
		inline: (shop, inline_query_id) =>
			shop.call('answerInlineQuery', {
				inline_query_id,
				is_personal: true,
				results: ['Small', 'Large'].map((name) => ({
					type: 'article',
					id: name,
					title: name,
					description,
					input_message_content: content,
				})),
			}),
	});
	const { username } = await bot.call<{ username: string }>('getMe');
	await see('chat-input').fill(`@${username} coffee`);
	await see('inline-result').nth(1).waitFor();
	await see('inline-result').nth(1).click();
	await see('invoice-pay-button').click();
	await see('pay-now').click();
	await shows(see('receipt-total'), '250');
	const chosen = await bot.until((update) => update['chosen_inline_result'] !== undefined);
	expect(chosen['chosen_inline_result']).toMatchObject({ result_id: 'Large', query: 'coffee' });
});

test('given links to channels, when they are followed, then the customer asks, subscribes, and sees until when', async () => {
	const { bot, customerId, see } = await stage.play();
	const channel = (title: string) =>
		stage.control('chats', { type: 'channel', title, bot_ids: [bot.id] }) as Promise<{
			id: number;
		}>;
	const link = async (method: string, title: string, more: object) =>
		(
			await bot.call<{ invite_link: string }>(method, {
				chat_id: (await channel(title)).id,
				...more,
			})
		).invite_link;
	const asking = await link('createChatInviteLink', 'Quiet club', { creates_join_request: true });
	const paid = await link('createChatSubscriptionInviteLink', 'Paid club', {
		subscription_period: 2_592_000,
		subscription_price: 250,
	});
	await bot.call('sendMessage', {
		chat_id: customerId,
		text: 'Two clubs',
		reply_markup: {
			inline_keyboard: [[{ text: 'Quiet', url: asking }], [{ text: 'Paid', url: paid }]],
		},
	});
	await see('inline-button').nth(0).click();
	await see('join-button').click();
	await shows(see('join-note'), 'waits for an administrator');
	await see('join-close').click();
	await bot.until((update) => update['chat_join_request'] !== undefined);

	await see('inline-button').nth(1).click();
	await shows(see('join-button'), '250 a month');
	await see('join-button').click();
	await shows(see('conversation'), 'paid until');
	await see('wallet-button').click();
	await see('paid-channel-renewal').click();
	await shows(see('paid-channel'), 'ends');
});
