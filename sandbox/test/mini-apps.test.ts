import { createHmac, createPublicKey, verify } from 'node:crypto';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { BOT_ID, call, must, starsInvoice, TOKEN } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

const APP = 'https://shop.example/app?lang=en';
const RESULT = {
	type: 'article',
	id: 'r1',
	title: 'Coffee',
	input_message_content: { message_text: 'One coffee, please' },
};

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	sandbox.clock.freeze();
	sandbox.addBot({ token: TOKEN });
	sandbox.addCustomer({ id: 42, first_name: 'Ann & Co', username: 'ann', language_code: 'de' });
});

afterEach(async () => sandbox.close());

interface Opened {
	id: string;
	url: string;
	init_data: string;
	query_id?: string;
}

const open = (more: Partial<Parameters<Sandbox['openMiniApp']>[0]> = {}) =>
	sandbox.openMiniApp({ token: TOKEN, customer_id: 42, url: APP, ...more }) as unknown as Opened;

/** The pairs that are signed, as the manual says: decoded, sorted, one a line. */
const lines = (initData: string, without: string[]) =>
	[...new URLSearchParams(initData)]
		.filter(([name]) => !without.includes(name))
		.map(([name, value]) => `${name}=${value}`)
		.sort()
		.join('\n');

describe('init data', () => {
	test('given a button under a message, when the app is opened, then its bot can check who opened it', () => {
		const { init_data: data } = open();
		const secret = createHmac('sha256', 'WebAppData').update(TOKEN).digest();
		const hash = createHmac('sha256', secret)
			.update(lines(data, ['hash']))
			.digest('hex');
		const fields = new URLSearchParams(data);
		expect(fields.get('hash')).toBe(hash);
		expect(JSON.parse(fields.get('user') ?? '')).toEqual({
			id: 42,
			first_name: 'Ann & Co',
			username: 'ann',
			language_code: 'de',
			allows_write_to_pm: true,
		});
		expect(Number(fields.get('auth_date'))).toBe(Math.floor(sandbox.clock.now() / 1000));
	});

	test('given the public key, when a third party checks the signature, then it fits, and another bot’s does not', () => {
		const { init_data: data } = open();
		const key = createPublicKey({
			key: Buffer.concat([
				Buffer.from('302a300506032b6570032100', 'hex'),
				Buffer.from(sandbox.miniAppKey, 'hex'),
			]),
			format: 'der',
			type: 'spki',
		});
		const signature = Buffer.from(new URLSearchParams(data).get('signature') ?? '', 'base64url');
		const signed = (botId: number) =>
			Buffer.from(`${botId}:WebAppData\n${lines(data, ['hash', 'signature'])}`);
		expect(verify(null, signed(BOT_ID), key, signature)).toBe(true);
		expect(verify(null, signed(BOT_ID + 1), key, signature)).toBe(false);
	});

	test.each([
		['inline_button', true, ['user', 'query_id']],
		['menu_button', true, ['user', 'query_id']],
		['link', true, ['user', 'chat_type', 'chat_instance', 'start_param']],
		['keyboard_button', false, []],
		['inline_results', false, []],
	] as const)(
		'given %s, when the app is opened, then it is told what Telegram tells it',
		(launch, isSigned, expected) => {
			const opened = open({ launch, start_param: 'spring' });
			const names = [...new URLSearchParams(opened.init_data).keys()];
			const always = isSigned ? ['auth_date', 'signature', 'hash'] : [];
			expect(names.sort()).toEqual([...expected, ...always].sort());
			const { hash, searchParams } = new URL(opened.url);
			const fragment = new URLSearchParams(hash.slice(1));
			expect(fragment.get('tgWebAppData')).toBe(opened.init_data);
			expect(fragment.get('tgWebAppVersion')).toBe('9.1');
			expect(JSON.parse(fragment.get('tgWebAppThemeParams') ?? '')).toHaveProperty('bg_color');
			expect(searchParams.get('lang')).toBe('en');
			expect(searchParams.get('tgWebAppStartParam')).toBe(launch === 'link' ? 'spring' : null);
		},
	);
});

describe('answers of a Mini App', () => {
	test('given an open app, when its query is answered, then the customer has sent the message, once', async () => {
		const { query_id: web_app_query_id } = open();
		const result = {
			...RESULT,
			reply_markup: { inline_keyboard: [[{ text: 'Again', callback_data: 'again' }]] },
		};
		const sent = await must(sandbox, 'answerWebAppQuery', { web_app_query_id, result });
		expect(sent).toEqual({ inline_message_id: expect.any(String) as string });
		expect(sandbox.messages({ token: TOKEN, chat_id: 42 }).at(-1)).toMatchObject({
			from: { id: 42 },
			via_bot: { id: BOT_ID },
			text: 'One coffee, please',
		});
		expect(await call(sandbox, 'answerWebAppQuery', { web_app_query_id, result })).toMatchObject({
			description:
				'Bad Request: query is too old and response timeout expired or query ID is invalid',
		});
	});

	test('given a closed app, when a minute is over, then its query cannot be answered any more', async () => {
		const { id, query_id: web_app_query_id } = open();
		sandbox.closeMiniApp(id);
		await sandbox.clock.advance(60_000);
		expect(
			await call(sandbox, 'answerWebAppQuery', { web_app_query_id, result: RESULT }),
		).toMatchObject({ ok: false });
	});

	test('given a keyboard’s app, when it sends data, then the bot gets it with the button’s text, and others may not', async () => {
		const { id } = open({ launch: 'keyboard_button', button_text: 'Order' });
		sandbox.sendMiniAppData(id, '{"items":[1]}');
		const updates = await must<Array<{ message: unknown }>>(sandbox, 'getUpdates');
		expect(updates.at(-1)?.message).toMatchObject({
			from: { id: 42 },
			web_app_data: { button_text: 'Order', data: '{"items":[1]}' },
		});
		expect(() => sandbox.sendMiniAppData(id, 'again')).toThrow('closed');
		expect(() => sandbox.sendMiniAppData(open().id, 'x')).toThrow('Only a Mini App opened from');
	});

	test('given a prepared message, when the customer shares it, then only to chats it was allowed for', async () => {
		const group = sandbox.addChat({ type: 'supergroup', title: 'Friends', member_ids: [42] });
		const { title, description, payload, currency, prices } = starsInvoice;
		const result = {
			...RESULT,
			input_message_content: { title, description, payload, currency, prices },
		};
		const { id, expiration_date } = await must<{ id: string; expiration_date: number }>(
			sandbox,
			'savePreparedInlineMessage',
			{ user_id: 42, result, allow_group_chats: true },
		);
		expect(expiration_date).toBeGreaterThan(sandbox.clock.now() / 1000);
		const app = open().id;
		expect(() => sandbox.shareMiniAppMessage(app, { message_id: id })).toThrow('a bot chat');
		expect(sandbox.shareMiniAppMessage(app, { message_id: id, chat_id: group.id })).toMatchObject({
			chat: { id: group.id },
			invoice: { title },
			via_bot: { id: BOT_ID },
		});
	});
});

test('given a menu button, when it is set for one chat, then the others keep the bot’s own', async () => {
	const button = (text: string) => ({ type: 'web_app', text, web_app: { url: APP } });
	sandbox.addCustomer({ id: 43 });
	await must(sandbox, 'setChatMenuButton', { menu_button: button('Shop') });
	await must(sandbox, 'setChatMenuButton', { chat_id: 43, menu_button: { type: 'commands' } });
	expect(await must(sandbox, 'getChatMenuButton', { chat_id: 42 })).toEqual({ type: 'default' });
	expect(await must(sandbox, 'getChatMenuButton')).toEqual(button('Shop'));
	expect(await must(sandbox, 'getChatMenuButton', { chat_id: 43 })).toEqual({ type: 'commands' });
	expect(
		sandbox.openMiniApp({ token: TOKEN, customer_id: 42, launch: 'menu_button' }),
	).toMatchObject({ launch: 'menu_button', closed: false });
});
