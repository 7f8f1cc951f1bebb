import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { call, must, TOKEN, write } from './support/shop.js';

const GROUP = -1_000_000_000_600;

interface Message {
	message_id: number;
	game?: { title: string; text?: string };
	[field: string]: unknown;
}

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	const games = [{ short_name: 'race', title: 'Race', description: 'Be fast' }];
	sandbox.addBot({ token: TOKEN, games });
	for (const [id, first_name] of [
		[41, 'Ann'],
		[42, 'Ben'],
		[43, 'Cy'],
		[44, 'Di'],
		[45, 'Ed'],
		[46, 'Flo'],
		[47, 'Gus'],
	] as const) {
		sandbox.addCustomer({ id, first_name });
	}
	sandbox.addChat({
		id: GROUP,
		type: 'supergroup',
		title: 'Players',
		bot_ids: [700100],
		member_ids: [41, 42, 43, 44, 45, 46, 47],
	});
});

afterEach(() => sandbox.close());

const send = (more: Record<string, unknown> = {}) =>
	call(sandbox, 'sendGame', { chat_id: GROUP, game_short_name: 'race', ...more });
const sent = async (): Promise<Message> => (await send()).result as Message;
const score = (message_id: number, user_id: number, points: number, more = {}) =>
	call(sandbox, 'setGameScore', { chat_id: GROUP, message_id, user_id, score: points, ...more });
const table = (message_id: number, user_id: number) =>
	must<Array<{ position: number; user: { id: number }; score: number }>>(
		sandbox,
		'getGameHighScores',
		{ chat_id: GROUP, message_id, user_id },
	);

describe('a game', () => {
	test('given a bot with a game, when it is sent and its button pressed, then the bot is asked for it', async () => {
		const message = await sent();
		expect(message).toMatchObject({
			game: { title: 'Race', description: 'Be fast', photo: expect.any(Array) as unknown[] },
			reply_markup: { inline_keyboard: [[{ text: 'Play Race', callback_game: {} }]] },
		});
		const { message_id } = message;
		sandbox.press({ token: TOKEN, customer_id: 42, chat_id: GROUP, message_id, play: true });
		const updates = await must<Array<Record<string, unknown>>>(sandbox, 'getUpdates');
		expect(updates.at(-1)).toMatchObject({
			callback_query: { game_short_name: 'race', from: { id: 42 }, message: { message_id } },
		});
	});

	test('given scores, when they are read, then they are sorted, and the message shows the best', async () => {
		const { message_id } = await sent();
		await score(message_id, 42, 5);
		const { result } = await score(message_id, 41, 9);
		expect((result as Message).game?.text).toBe('1. Ann – 9\n2. Ben – 5');
		expect(await table(message_id, 42)).toMatchObject([
			{ position: 1, user: { id: 41 }, score: 9 },
			{ position: 2, user: { id: 42 }, score: 5 },
		]);
	});

	test('given a score, when a lower one is set, then only force does it', async () => {
		const { message_id } = await sent();
		await score(message_id, 42, 5);
		expect(await score(message_id, 42, 5)).toMatchObject({
			description: 'Bad Request: BOT_SCORE_NOT_MODIFIED',
		});
		await score(message_id, 42, 3, { force: true });
		expect(await table(message_id, 42)).toMatchObject([{ score: 3 }]);
	});

	test('given the message shall not change, when a score is set, then it does not', async () => {
		const { message_id } = await sent();
		const { result } = await score(message_id, 42, 5, { disable_edit_message: true });
		expect((result as Message).game).not.toHaveProperty('text');
		const old = await score(message_id, 42, 6, { edit_message: false });
		expect((old.result as Message).game).not.toHaveProperty('text');
	});

	test('given many players, when scores are read, then it is the top three and two on each side', async () => {
		const { message_id } = await sent();
		for (let id = 41; id <= 47; id += 1) await score(message_id, id, 100 - id);
		const positions = (await table(message_id, 47)).map(({ position }) => position);
		expect(positions).toEqual([1, 2, 3, 5, 6, 7]);
	});

	test('given the same game in two chats, when a score is set in one, then the other has none', async () => {
		const { message_id } = await sent();
		await score(message_id, 42, 5);
		write(sandbox, 42, '/start');
		const own = await must<Message>(sandbox, 'sendGame', { chat_id: 42, game_short_name: 'race' });
		const there = { chat_id: 42, message_id: own.message_id, user_id: 42 };
		expect(await must(sandbox, 'getGameHighScores', there)).toEqual([]);
	});
});

describe('what is refused', () => {
	const button = { text: 'Rules', url: 'https://shop.example/' };

	test.each<[string, Record<string, unknown>, string]>([
		['no game', { game_short_name: '' }, 'parameter "game_short_name" is required'],
		['an unknown game', { game_short_name: 'chess' }, 'GAME_BOT_INVALID'],
		[
			'a button before the game’s',
			{ reply_markup: { inline_keyboard: [[button]] } },
			'BUTTON_POS_INVALID',
		],
	])('given %s, when it is sent, then it is refused', async (_given, params, answer) => {
		expect(await send(params)).toMatchObject({ description: `Bad Request: ${answer}` });
	});

	test('given a channel, when a game is sent, then it is refused', async () => {
		sandbox.addChat({ id: -1_000_000_000_601, type: 'channel', title: 'News', bot_ids: [700100] });
		expect(await send({ chat_id: -1_000_000_000_601 })).toMatchObject({
			description: "Bad Request: games can't be sent to channel chats",
		});
	});

	test.each<[string, Record<string, unknown>, string]>([
		['no user', { user_id: 0 }, 'invalid user_id specified'],
		['a stranger', { user_id: 99 }, 'USER_ID_INVALID'],
		['a message that is not there', { message_id: 99 }, 'message to set game score not found'],
		['no message', { chat_id: '', message_id: 0 }, 'message identifier is not specified'],
		[
			'an unknown inline message',
			{ chat_id: '', message_id: 0, inline_message_id: 'x' },
			'MESSAGE_ID_INVALID',
		],
		['less than nothing', { score: -1 }, 'SCORE_INVALID'],
	])('given %s, when a score is set, then it is refused', async (_given, params, answer) => {
		const { message_id } = await sent();
		expect(await score(message_id, 42, 5, params)).toMatchObject({
			description: `Bad Request: ${answer}`,
		});
	});

	test('given a text, when a score is set in it, then it is refused', async () => {
		const text = await must<Message>(sandbox, 'sendMessage', { chat_id: GROUP, text: 'x' });
		expect(await score(text.message_id, 42, 5)).toMatchObject({
			description: "Bad Request: game score can't be set",
		});
	});
});
