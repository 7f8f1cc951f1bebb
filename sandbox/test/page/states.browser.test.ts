import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions } from 'playwright-core';
import { serveApp } from './support/app-server.js';
import type { AppServer } from './support/app-server.js';
import { PHONE } from './support/browser.js';
import { inspect, NOTHING_WRONG } from './support/inspect.js';
import { shows, Stage, STARS_INVOICE } from './support/stage.js';
import type { Scene } from './support/stage.js';

jest.setTimeout(240_000);

/** Where pictures of all states go, if anywhere. */
const PICTURES = process.env['PICTURES'];

const VARIANTS: Array<[name: string, options: BrowserContextOptions]> = [
	['light', {}],
	['dark', { colorScheme: 'dark' }],
	['phone, light', { viewport: PHONE }],
	['phone, dark', { viewport: PHONE, colorScheme: 'dark' }],
];

let stage: Stage;
let app: AppServer;
let appLink = '';
let preparedId = '';

const appPage = () => `<!doctype html><html lang="en"><title>Shop</title>
<meta name="viewport" content="width=device-width">
<script src="${stage.sandbox.url}/telegram-web-app.js"></script>
<style>
body { margin: 0; padding: 16px 20px; font: 16px sans-serif; color: var(--tg-theme-text-color);
	background: var(--tg-theme-bg-color); }
h1 { font-size: 20px; } img { width: 100%; border-radius: 12px; }
p { display: flex; justify-content: space-between; margin: 14px 0; }
button { padding: 10px 14px; border: 0; border-radius: 10px; font: inherit;
	background: var(--tg-theme-secondary-bg-color); color: inherit; }
</style>
<h1>Coffee</h1><img src="/coffee.svg" alt="">
<p><b>Ethiopia, 250 g</b> <span>150 Stars</span></p><p><b>Java, 250 g</b> <span>100 Stars</span></p>
<button id="ask">Empty the basket</button> <button id="share">Recommend</button>
<script>
const app = Telegram.WebApp;
app.MainButton.setText('Pay 250 Stars').show().onClick(() => app.openInvoice(${JSON.stringify(appLink)}));
document.getElementById('ask').onclick = () => app.showConfirm('Empty the basket?');
document.getElementById('share').onclick = () => app.shareMessage(${JSON.stringify(preparedId)});
app.ready();
</script></html>`;

beforeAll(async () => {
	stage = await Stage.open();
	app = await serveApp(appPage);
	if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});
afterEach(async () => {
	await stage.clear();
	stage.sandbox.reset();
});
afterAll(async () => {
	await stage.close();
	app.close();
});

const sendText = ({ bot, customerId }: Scene, text: string, more: object = {}) =>
	bot.call<{ message_id: number }>('sendMessage', { chat_id: customerId, text, ...more });

const buttons = (...rows: object[][]) => ({ reply_markup: { inline_keyboard: rows } });

/** On a phone the list of chats is a page of its own. */
async function toChats({ page, see }: Scene): Promise<void> {
	await page.locator('.messenger').waitFor();
	if (!(await see('wallet-button').isVisible())) {
		await page.getByRole('button', { name: 'Back to the chats' }).click();
	}
	await see('wallet-button').waitFor();
}

async function toChat(scene: Scene): Promise<void> {
	const { see, bot, page } = scene;
	await toChats(scene);
	await page.locator(`[data-testid=chat-item][data-bot="${bot.id}"]`).first().click();
	await see('conversation').waitFor();
}

const OPTIONS = [
	{ id: 'post', title: 'Post, 3 days', prices: [{ label: 'Post', amount: 400 }] },
	{ id: 'courier', title: 'Courier, today', prices: [{ label: 'Courier', amount: 990 }] },
];
const EVERYTHING = {
	need_name: true,
	need_email: true,
	need_phone_number: true,
	need_shipping_address: true,
	is_flexible: true,
	max_tip_amount: 500,
	suggested_tip_amounts: [100, 200, 300, 500],
};

async function fillForm({ see }: Scene): Promise<void> {
	for (const [field, value] of [
		['name', 'Ann Lee'],
		['email', 'ann@example.com'],
		['phone_number', '+15550100'],
		['street_line1', '1 Market Street'],
		['post_code', '94105'],
		['city', 'San Francisco'],
	] as const) {
		await see(`field-${field}`).fill(value);
	}
	await see('field-country_code').selectOption('US');
}

/** Ways through the page: each state with how to get there from the one before. */
interface Tour {
	name: string;
	begin: () => Parameters<Stage['play']>[0];
	stars?: number;
	prepare: (scene: Scene) => Promise<unknown>;
	states: Array<[name: string, open: (scene: Scene) => Promise<unknown>]>;
}

const escape = ({ page }: Scene) => page.keyboard.press('Escape');
const gone = async (scene: Scene, testId: string) => {
	await escape(scene);
	await scene.see(testId).waitFor({ state: 'detached' });
};

const TOURS: Tour[] = [
	{
		name: 'beginning',
		begin: () => ({}),
		prepare: async (scene) => {
			await scene.bot.close();
			stage.sandbox.reset();
		},
		states: [
			[
				'no bot',
				async (scene) => {
					await scene.page.goto(stage.sandbox.url);
					await scene.see('empty-state').waitFor();
				},
			],
			[
				'add a bot',
				async ({ see }) => {
					await see('connect-bot').click();
					await see('bot-token').fill('nonsense');
					await see('add-bot').click();
					await shows(see('connect-bot-dialog'), 'looks like');
				},
			],
			[
				'chats',
				async (scene) => {
					await gone(scene, 'connect-bot-dialog');
					stage.sandbox.addBot({ token: '7200000001:AAtestTestTestTest', first_name: 'Bakery' });
					stage.sandbox.addBot({ token: '7200000002:AAtestTestTestTest', first_name: 'Book Club' });
					await scene.see('chat-item').nth(1).waitFor();
				},
			],
			[
				'customers',
				async ({ see }) => {
					await see('customer-switcher').click();
					await see('customer-option').first().waitFor();
				},
			],
			[
				'new customer',
				async ({ see }) => {
					await see('new-customer').click();
					await see('create-customer').click();
					await shows(see('new-customer-dialog'), 'Enter a first name');
				},
			],
			[
				'new group',
				async (scene) => {
					await gone(scene, 'new-customer-dialog');
					await scene.see('new-group').click();
					await scene.see('create-group').click();
					await shows(scene.see('new-group-dialog'), 'Enter a title');
				},
			],
			[
				'a chat nobody wrote in',
				async (scene) => {
					await gone(scene, 'new-group-dialog');
					await scene.see('chat-item').first().click();
					await scene.see('start-button').waitFor();
				},
			],
		],
	},
	{
		name: 'chat',
		begin: () => ({
			pressed: (data) => ({
				text: `The ⭐ price of ${data} is on the board.`,
				show_alert: data === 'tea',
			}),
			inline: (shop, id) =>
				shop.call('answerInlineQuery', {
					inline_query_id: id,
					is_personal: true,
					button: { text: 'All goods', start_parameter: 'all' },
					results: ['A bag of 250 g', 'A bag of 1 kg'].map((title, index) => ({
						type: 'article',
						id: String(index),
						title,
						description: 'Ethiopia, roasted on Monday',
						input_message_content: { ...STARS_INVOICE, provider_token: undefined },
					})),
				}),
		}),
		prepare: async (scene) => {
			const { bot, customerId } = scene;
			await bot.call('setMyCommands', {
				commands: [
					{ command: 'buy', description: 'Buy a coffee' },
					{ command: 'terms', description: 'Terms and conditions' },
					{ command: 'paysupport', description: 'Help with a payment' },
				],
			});
			await sendText(scene, 'Welcome! Write /buy, or see https://t.me/$some_invoice', {
				...buttons(
					[
						{ text: 'Tea', callback_data: 'tea' },
						{ text: 'Coffee', callback_data: 'coffee' },
						{ text: 'Extraordinarily long button', callback_data: 'long' },
					],
					[{ text: 'Our website', url: 'https://example.com' }],
				),
			});
			await sendText(
				scene,
				'<b>Bold</b> <i>italic</i> <code>code</code> <tg-spoiler>secret</tg-spoiler>',
				{
					parse_mode: 'HTML',
					disable_notification: true,
				},
			);
			await bot.call('sendLocation', { chat_id: customerId, latitude: 52.52, longitude: 13.405 });
			await bot.call('sendContact', {
				chat_id: customerId,
				phone_number: '+15550100',
				first_name: 'Bob',
			});
			await bot.call('sendPoll', {
				chat_id: customerId,
				question: 'Milk?',
				options: ['Yes', 'No'],
			});
			await scene.sendInvoice({ photo_url: 'https://photos.invalid/coffee.jpg' });
		},
		states: [
			['messages', ({ see }) => see('photo-missing').waitFor()],
			[
				'commands',
				async ({ see }) => {
					await see('commands-button').click();
					await see('command-menu').waitFor();
				},
			],
			[
				'inline results',
				async ({ see, bot }) => {
					const { username } = await bot.call<{ username: string }>('getMe');
					await see('chat-input').fill(`@${username} coffee`);
					await see('inline-result').nth(1).waitFor();
				},
			],
			[
				'alert of the bot',
				async (scene) => {
					await scene.see('chat-input').fill('');
					await scene.see('inline-button').filter({ hasText: 'Tea' }).click();
					await scene.see('bot-alert').waitFor();
				},
			],
			[
				'notice of the bot',
				async (scene) => {
					await gone(scene, 'bot-alert');
					await scene.see('inline-button').filter({ hasText: 'Coffee' }).click();
					await scene.see('toast').waitFor();
				},
			],
			[
				'forward',
				async ({ see }) => {
					await see('forward-button').click();
					await see('forward-dialog').waitFor();
				},
			],
			[
				'keyboard of the bot',
				async (scene) => {
					await gone(scene, 'forward-dialog');
					await sendText(scene, 'Where shall it go?', {
						reply_markup: {
							resize_keyboard: true,
							input_field_placeholder: 'Or write an address',
							keyboard: [
								[
									{ text: 'My phone number', request_contact: true },
									{ text: 'My location', request_location: true },
								],
								[{ text: '⭐ As last time', style: 'primary' }],
							],
						},
					});
					await scene.see('reply-keyboard').waitFor();
				},
			],
			[
				'share the phone number',
				async ({ see }) => {
					await see('reply-button').nth(0).click();
					await see('share-confirm').waitFor();
				},
			],
			[
				'share the location',
				async (scene) => {
					await gone(scene, 'share-confirm');
					await scene.see('reply-button').nth(1).click();
					await scene.see('share-confirm').waitFor();
				},
			],
			[
				'a shared location',
				async ({ see, bot }) => {
					await see('share-yes').click();
					await bot.until(({ message }) => message?.['location'] !== undefined);
					await shows(see('message').last(), 'Location');
				},
			],
		],
	},
	{
		name: 'any chat',
		begin: () => ({
			inline: (shop, id) =>
				shop.call('answerInlineQuery', {
					inline_query_id: id,
					is_personal: true,
					results: [
						['Ethiopia, 250 g', 250],
						['Ethiopia, 1 kg', 900],
						['Java, 250 g', 230],
					].map(([title, amount]) => ({
						type: 'article',
						id: String(title),
						title,
						description: `Roasted on Monday · ⭐ ${amount}`,
						input_message_content: {
							...STARS_INVOICE,
							provider_token: undefined,
							title,
							description: 'Roasted on Monday.',
							photo_url: app.photo,
							prices: [{ label: title, amount }],
						},
					})),
				}),
		}),
		stars: 1_000,
		prepare: async ({ bot, customerId }) => {
			await stage.control('chats', {
				type: 'group',
				title: 'Coffee lovers',
				bot_ids: [bot.id],
				member_ids: [customerId],
			});
		},
		states: [
			[
				'offers in any chat',
				async (scene) => {
					const { see, bot, page } = scene;
					await toChats(scene);
					await page
						.locator('[data-testid=chat-item]')
						.filter({ hasText: 'Coffee lovers' })
						.click();
					const { username } = await bot.call<{ username: string }>('getMe');
					await see('chat-input').fill(`@${username} coffee`);
					await see('inline-result').nth(2).waitFor();
				},
			],
			[
				'sold in any chat',
				async ({ see }) => {
					await see('inline-result').first().click();
					await see('invoice-pay-button').waitFor();
				},
			],
		],
	},
	{
		name: 'checkout',
		begin: () => ({ shipping: () => ({ ok: true, shipping_options: OPTIONS }) }),
		prepare: (scene) => scene.sendInvoice({ ...EVERYTHING, photo_url: app.photo }),
		states: [
			['invoice', ({ see }) => see('invoice-card').waitFor()],
			[
				'details with errors',
				async ({ see }) => {
					await see('invoice-pay-button').click();
					await see('info-continue').click();
					await see('order-form').waitFor();
				},
			],
			[
				'shipping',
				async (scene) => {
					await fillForm(scene);
					await scene.see('info-continue').click();
					await scene.see('shipping-option').first().waitFor();
				},
			],
			[
				'review',
				async ({ see, page }) => {
					await see('shipping-continue').click();
					await page.locator('[data-testid=tip-chip][data-amount="200"]').click();
					await see('pay-now').waitFor();
				},
			],
			[
				'3-D Secure',
				async ({ see, page }) => {
					await page.locator('[data-testid=card-option][data-outcome="3ds"]').first().click();
					await see('pay-now').click();
					await see('three-ds').waitFor();
				},
			],
			[
				'refusal',
				async ({ see }) => {
					await see('three-ds-reject').click();
					await see('refusal-text').waitFor();
				},
			],
			[
				'receipt',
				async (scene) => {
					await gone(scene, 'refusal');
					const { see, page } = scene;
					await page.locator('[data-testid=card-option][data-outcome=success]').first().click();
					await see('pay-now').click();
					await see('receipt-total').waitFor();
				},
			],
			['paid', ({ see }) => see('receipt-done').click()],
			[
				'receipt in the chat',
				async ({ see }) => {
					await see('receipt-button').last().click();
					await see('receipt').waitFor();
				},
			],
			[
				'an invoice that is gone',
				async (scene) => {
					await gone(scene, 'receipt');
					await sendText(scene, 'Buy here: https://t.me/$nothingHere');
					await scene.see('message-link').click();
					await scene.see('refusal').waitFor();
				},
			],
		],
	},
	{
		name: 'waiting',
		begin: () => ({ preCheckout: () => undefined }),
		prepare: (scene) => scene.sendInvoice(),
		states: [
			[
				'countdown',
				async ({ see }) => {
					await see('invoice-pay-button').click();
					await see('pay-now').waitFor();
					await stage.control('clock', { frozen: true });
					await see('pay-now').click();
					await shows(see('countdown'), /^10$/);
				},
			],
			[
				'no answer',
				async ({ see }) => {
					await stage.control('clock', { advance_ms: 10_000 });
					await shows(see('refusal-code'), 'BOT_PRECHECKOUT_TIMEOUT');
					await stage.control('clock', { frozen: false });
				},
			],
		],
	},
	{
		name: 'stars',
		begin: () => ({}),
		stars: 1_100,
		prepare: async (scene) => {
			const { bot, customerId, see } = scene;
			await see('start-button').click();
			await bot.until(({ message }) => message?.text === '/start');
			await scene.sendInvoice({
				...STARS_INVOICE,
				prices: [{ label: 'Membership', amount: 1_000 }],
			});
			const link = await bot.call<string>('createInvoiceLink', {
				...STARS_INVOICE,
				subscription_period: 2_592_000,
			});
			await sendText(scene, `The club, month by month: ${link}`);
			await bot.call('sendPaidMedia', {
				chat_id: customerId,
				star_count: 40,
				media: [{ type: 'photo', media: 'https://example.com/coffee.jpg' }],
			});
		},
		states: [
			['messages with Stars', ({ see }) => see('paid-media-unlock').waitFor()],
			[
				'confirm',
				async ({ see }) => {
					await see('invoice-pay-button').click();
					await see('stars-balance').waitFor();
				},
			],
			[
				'receipt in Stars',
				async ({ see }) => {
					await see('pay-now').click();
					await see('receipt-total').waitFor();
				},
			],
			[
				'a subscription, too few Stars',
				async ({ see }) => {
					await see('receipt-done').click();
					await see('message-link').click();
					await see('stars-top-up-missing').waitFor();
				},
			],
			[
				'too few Stars',
				async ({ see }) => {
					await see('pay-now').click();
					await shows(see('refusal-code'), 'BALANCE_TOO_LOW');
				},
			],
			[
				'wallet',
				async (scene) => {
					const { see } = scene;
					await gone(scene, 'refusal');
					await see('stars-top-up-missing').click();
					await see('stars-top-up-missing').waitFor({ state: 'detached' });
					await see('pay-now').click();
					await see('receipt-done').click();
					await toChats(scene);
					await see('wallet-button').click();
					await see('subscription').waitFor();
				},
			],
			[
				'refund and chats with Stars',
				async (scene) => {
					const { see, bot, customerId } = scene;
					await gone(scene, 'wallet');
					const paid = bot.updates.find(({ message }) => message?.['successful_payment'])?.message;
					const payment = paid?.['successful_payment'] as { telegram_payment_charge_id: string };
					await bot.call('refundStarPayment', {
						user_id: customerId,
						telegram_payment_charge_id: payment.telegram_payment_charge_id,
					});
					await shows(see('chat-item'), 'Refund of');
				},
			],
			[
				'refund',
				async (scene) => {
					await toChat(scene);
					await scene.see('refund-message').waitFor();
				},
			],
		],
	},
	{
		name: 'access',
		begin: () => ({}),
		stars: 1_000,
		prepare: async (scene) => {
			const { bot } = scene;
			const channel = async (title: string) =>
				(
					(await stage.control('chats', { type: 'channel', title, bot_ids: [bot.id] })) as {
						id: number;
					}
				).id;
			const link = async (method: string, title: string, more: object) =>
				(
					await bot.call<{ invite_link: string }>(method, {
						chat_id: await channel(title),
						...more,
					})
				).invite_link;
			const asking = await link('createChatInviteLink', 'Quiet club', {
				creates_join_request: true,
			});
			const paid = await link('createChatSubscriptionInviteLink', 'Paid club', {
				subscription_period: 2_592_000,
				subscription_price: 250,
			});
			for (const { id, title } of stage.sandbox.chats()) {
				await bot.call('sendMessage', { chat_id: id, text: `Welcome to the ${title}!` });
			}
			await sendText(
				scene,
				'Two clubs',
				buttons([{ text: 'Quiet', url: asking }], [{ text: 'Paid', url: paid }]),
			);
		},
		states: [
			[
				'subscribe',
				async ({ see }) => {
					await see('inline-button').nth(1).click();
					await see('join-button').waitFor();
				},
			],
			[
				'ask to join',
				async (scene) => {
					await gone(scene, 'join-dialog');
					await scene.see('inline-button').nth(0).click();
					await scene.see('join-button').waitFor();
				},
			],
			[
				'asked to join',
				async ({ see }) => {
					await see('join-button').click();
					await shows(see('join-note'), 'waits for an administrator');
				},
			],
			[
				'channel',
				async (scene) => {
					const { see } = scene;
					await gone(scene, 'join-dialog');
					await see('inline-button').nth(1).click();
					await see('join-button').click();
					await shows(see('conversation'), 'paid until');
				},
			],
			[
				'paid channels',
				async (scene) => {
					await toChats(scene);
					await scene.see('wallet-button').click();
					await scene.see('paid-channel').waitFor();
				},
			],
		],
	},
	{
		name: 'mini app',
		begin: () => ({}),
		stars: 1_000,
		prepare: async (scene) => {
			const { bot, customerId } = scene;
			const invoice = { ...STARS_INVOICE, provider_token: undefined };
			appLink = await bot.call<string>('createInvoiceLink', invoice);
			const prepared = await bot.call<{ id: string }>('savePreparedInlineMessage', {
				user_id: customerId,
				allow_user_chats: true,
				allow_bot_chats: true,
				allow_group_chats: true,
				result: {
					type: 'article',
					id: '1',
					title: 'Coffee',
					input_message_content: { message_text: 'Good coffee here' },
				},
			});
			preparedId = prepared.id;
			await bot.call('setChatMenuButton', {
				menu_button: { type: 'web_app', text: 'Shop', web_app: { url: app.url } },
			});
			await sendText(
				scene,
				'Our shop',
				buttons([{ text: 'Open the shop', web_app: { url: app.url } }]),
			);
		},
		states: [
			['menu button', ({ see }) => see('menu-button').waitFor()],
			[
				'mini app',
				async ({ see, page }) => {
					await see('inline-button').click();
					await shows(page.frameLocator('[data-testid=mini-app-frame]').locator('h1'), 'Coffee');
					await see('mini-app-main').waitFor();
				},
			],
			[
				'popup',
				async ({ see, page }) => {
					await page.frameLocator('[data-testid=mini-app-frame]').locator('#ask').click();
					await see('mini-app-popup').waitFor();
				},
			],
			[
				'share',
				async (scene) => {
					await gone(scene, 'mini-app-popup');
					const frame = scene.page.frameLocator('[data-testid=mini-app-frame]');
					await frame.locator('#share').click();
					await scene.see('share-dialog').waitFor();
				},
			],
			[
				'checkout over the mini app',
				async (scene) => {
					await gone(scene, 'share-dialog');
					await scene.see('mini-app-main').click();
					await scene.see('pay-now').waitFor();
				},
			],
		],
	},
	{
		name: 'developer',
		begin: () => ({ preCheckout: () => ({ ok: false, error_message: 'Sold out' }) }),
		prepare: async (scene) => {
			await scene.sendInvoice({ photo_url: app.photo });
			await scene.sendInvoice({ title: '' }).catch(() => undefined);
			await scene.see('invoice-pay-button').click();
			await scene.see('pay-now').click();
			await scene.see('refusal-close').click();
			await gone(scene, 'checkout-sheet');
		},
		states: [
			[
				'journal',
				async ({ see }) => {
					await see('developer-toggle').click();
					await see('journal-entry').first().waitFor();
				},
			],
			[
				'request and response',
				async ({ see, bot }) => {
					await see('journal-search').fill(`${bot.id}`);
					await see('journal-entry').filter({ hasText: 'sendInvoice' }).last().click();
					await see('entry-sides').waitFor();
				},
			],
			[
				'problems',
				async ({ see }) => {
					await see('journal-filter').filter({ hasText: 'Problems' }).click();
					await shows(see('journal-entry'), 'Sold out');
				},
			],
			[
				'nothing found',
				async ({ see }) => {
					await see('journal-search').fill('no line holds this');
					await see('journal-entry').first().waitFor({ state: 'detached' });
				},
			],
			[
				'faults',
				async ({ see }) => {
					await see('journal-search').fill('');
					await see('faults').locator('summary').click();
					await see('fault-preset').first().click();
					await shows(see('faults'), 'Remove all');
				},
			],
			[
				'reset',
				async ({ see }) => {
					await stage.control('clock', { frozen: true });
					await see('reset-button').click();
					await shows(see('clock-now'), 'frozen');
					await stage.control('clock', { frozen: false });
					stage.sandbox.removeFaults();
				},
			],
		],
	},
];

describe.each(VARIANTS)('the page, %s', (variant, options) => {
	test.each(TOURS)(
		'given the $name, when its states are gone through, then axe finds nothing, all fits, no word is broken, stars are drawn',
		async ({ begin, prepare, states, stars }) => {
			const scene = await stage.play(begin(), {
				reducedMotion: 'reduce',
				...options,
				...(stars !== undefined && { stars }),
			});
			await prepare(scene);
			for (const [name, open] of states) {
				await open(scene);
				if (PICTURES) {
					const file = `${name} ${variant}.png`.replaceAll(/[^\w.]+/g, '-').toLowerCase();
					await scene.page.screenshot({ path: path.join(PICTURES, file) });
				}
				expect({ name, ...(await inspect(scene.page)) }).toEqual({ name, ...NOTHING_WRONG });
			}
			expect(scene.problems).toEqual([]);
		},
	);
});

test('given a phone, when a chat is opened and left, then one pane at a time is shown', async () => {
	const { see, page, sendInvoice } = await stage.play({}, { viewport: PHONE });
	await sendInvoice();
	await shows(see('invoice-card'), 'Ethiopian coffee');
	expect(await see('chat-item').first().isVisible()).toBe(false);
	await page.getByRole('button', { name: 'Back to the chats' }).click();
	await see('chat-item').first().click();
	await see('chat-input').waitFor();
});
