import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { BOT_ID, call, must, TOKEN, write } from './support/shop.js';

interface Sent {
	message_id: number;
	reply_markup?: { inline_keyboard: unknown[][] };
}

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 7 });
	write(sandbox, 42, '/start');
});

afterEach(() => sandbox.close());

const send = (reply_markup: unknown) =>
	call(sandbox, 'sendMessage', { chat_id: 42, text: 'x', reply_markup });

async function shown(): Promise<unknown> {
	const response = await fetch(`${sandbox.url}/api/messages?bot_id=${BOT_ID}&chat_id=42`);
	return ((await response.json()) as { keyboard?: unknown }).keyboard;
}

async function say(body: Record<string, unknown>): Promise<Record<string, unknown>> {
	const response = await fetch(`${sandbox.url}/api/messages`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ token: TOKEN, customer_id: 42, ...body }),
	});
	const answer = (await response.json()) as { message: Record<string, unknown>; error?: string };
	if (answer.error !== undefined) throw new Error(answer.error);
	return answer.message;
}

describe('reply keyboards', () => {
	const keyboard = [
		[{ text: 'My phone', request_contact: true, style: 'primary' }, 'Tea'],
		[{ text: 'My place', request_location: true }],
	];
	const rows = [
		[{ text: 'My phone', request: 'contact', style: 'primary' }, { text: 'Tea' }],
		[{ text: 'My place', request: 'location' }],
	];

	test('given a keyboard, when it is sent, then the chat shows it and the message does not', async () => {
		const { result } = await send({ keyboard, input_field_placeholder: 'Choose' });
		expect((result as Sent).reply_markup).toBeUndefined();
		expect(await shown()).toMatchObject({ rows, placeholder: 'Choose', botId: BOT_ID });
		await must(sandbox, 'sendMessage', { chat_id: 42, text: 'a message without one' });
		expect(await shown()).toMatchObject({ rows });
		await send({ remove_keyboard: true });
		expect(await shown()).toBeUndefined();
	});

	test('given a keyboard for one time, when the customer writes, then it is gone', async () => {
		await send({ keyboard, one_time_keyboard: true });
		write(sandbox, 42, 'Tea');
		expect(await shown()).toBeUndefined();
		await send({ force_reply: true });
		expect(await shown()).toMatchObject({ forceReply: true, rows: [] });
	});

	test.each([
		[{ keyboard: 1 }, 'field "keyboard" must be of type Array'],
		[{ keyboard: [1] }, 'field "keyboard" must be an Array of Arrays'],
		[
			{ keyboard: [[1]] },
			"can't parse keyboard button: KeyboardButton must be a String or an Object",
		],
		[{ keyboard: [[{}]] }, 'can\'t parse keyboard button: Can\'t find field "text"'],
		[{ keyboard: [['']] }, 'keyboard button text must be non-empty'],
		[
			{ keyboard: [[{ text: 'a', style: 'pink' }]] },
			"can't parse keyboard button: invalid button style specified",
		],
		[
			{ inline_keyboard: [1] },
			'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
		],
	])('given %j, when it is sent, then: %s', async (markup, answer) => {
		expect((await send(markup)).description).toBe(`Bad Request: ${answer}`);
	});

	test('given a group, when a phone number is asked for, then refused', async () => {
		sandbox.addChat({ id: -7, type: 'group', title: 'Club', bot_ids: [BOT_ID] });
		const body = await call(sandbox, 'sendMessage', {
			chat_id: -7,
			text: 'x',
			reply_markup: { keyboard },
		});
		expect(body.description).toBe(
			'Bad Request: phone number can be requested in private chats only',
		);
	});

	test('given a reply keyboard, when a message is edited, then only inline ones are taken', async () => {
		const { message_id } = await must<Sent>(sandbox, 'sendMessage', { chat_id: 42, text: 'x' });
		const changes = { chat_id: 42, message_id, text: 'y', reply_markup: { keyboard } };
		const body = await call(sandbox, 'editMessageText', changes);
		expect(body.description).toBe('Bad Request: inline keyboard expected');
	});
});

describe('inline buttons', () => {
	test.each([
		[{ url: 'https://tea.shop', style: 'success' }],
		[{ switch_inline_query: 'tea' }],
		[{ switch_inline_query_current_chat: '' }],
		[{ switch_inline_query_chosen_chat: { query: 'tea', allow_user_chats: true } }],
		[{ copy_text: { text: 'TEA-10' } }],
		[{ login_url: { url: 'https://tea.shop/in' } }],
		[{ web_app: { url: 'https://tea.shop/app' } }],
		[{ callback_data: 'tea', icon_custom_emoji_id: '5368324170671202286' }],
	])('given %j, when it is sent, then the message has it', async (button) => {
		const { result } = await send({ inline_keyboard: [[{ text: 'Tea', ...button }]] });
		expect((result as Sent).reply_markup).toEqual({
			inline_keyboard: [[{ text: 'Tea', ...button }]],
		});
	});

	test.each([
		[
			{ switch_inline_query_chosen_chat: { query: 'tea' } },
			'At least one chat type must be allowed',
		],
		[{ copy_text: {} }, 'Can\'t find field "text"'],
		[{ login_url: 'x' }, 'Field "login_url" must be of type Object'],
		[{}, 'Text buttons are unallowed in the inline keyboard'],
	])('given %j, when it is sent, then: %s', async (button, problem) => {
		const { description } = await send({ inline_keyboard: [[{ text: 'Tea', ...button }]] });
		expect(description).toBe(`Bad Request: can't parse inline keyboard button: ${problem}`);
	});
});

describe('what a customer sends', () => {
	test('given a contact, a place and a picture, when they are sent, then the bot gets them', async () => {
		expect(await say({ contact: {} })).toMatchObject({
			contact: { phone_number: '15550000042', user_id: 42 },
		});
		const friend = { phone_number: '4915112345', first_name: 'Bob' };
		expect((await say({ contact: friend }))['contact']).toEqual({
			...friend,
		});
		const location = { latitude: 52.5, longitude: 13.4 };
		expect(await say({ location })).toMatchObject({ location });
		const gif = 'R0lGODdhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs=';
		expect(await say({ photo: { data: gif }, text: 'Mine' })).toMatchObject({
			caption: 'Mine',
			photo: [{ width: 1, height: 1 }],
		});
		const updates = await must<Array<{ message: Record<string, unknown> }>>(sandbox, 'getUpdates');
		expect(updates.map(({ message }) => Object.keys(message).at(-1))).toEqual([
			'entities',
			'contact',
			'contact',
			'location',
			'caption',
		]);
		await expect(say({ photo: { data: 'AAAA' } })).rejects.toThrow('no PNG, JPEG, GIF or WebP');
	});
});
