import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { blankPicture } from '../src/text/blank-picture.js';
import { BOT_ID, call, must, TOKEN, write } from './support/shop.js';
import { upload } from './support/upload.js';

const GROUP = -1_000_000_000_800;
const CHANNEL = -1_000_000_000_801;
const MANAGED = '700300:a-managed-bot-of-the-shop';

interface Message {
	message_id: number;
}

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	sandbox.addBot({ token: TOKEN });
	sandbox.addCustomer({ id: 42, first_name: 'Ann', personal_chat_id: CHANNEL });
	write(sandbox, 42, '/start');
	const chat = { bot_ids: [BOT_ID], member_ids: [42, 43] };
	sandbox.addChat({ ...chat, id: GROUP, type: 'supergroup', title: 'Guests' });
	sandbox.addChat({ ...chat, id: CHANNEL, type: 'channel', title: 'Ann’s' });
	sandbox.addBot({ token: MANAGED, managed_by: BOT_ID, owner_id: 42 });
});

afterEach(() => sandbox.close());

const person = () => must<Record<string, unknown>>(sandbox, 'getChat', { chat_id: 42 });
const updates = (allowed: string) =>
	must<Array<Record<string, unknown>>>(sandbox, 'getUpdates', {
		offset: -1,
		allowed_updates: [allowed],
	});

test('given a bot verifies a user and a chat, when it takes one back, then the other stays', async () => {
	await must(sandbox, 'verifyUser', { user_id: 42, custom_description: 'A friend' });
	await must(sandbox, 'verifyChat', { chat_id: GROUP });
	const verified = () => sandbox.bots().find(({ id }) => id === BOT_ID)?.verified;
	expect(verified()).toEqual([{ id: 42, custom_description: 'A friend' }, { id: GROUP }]);
	await must(sandbox, 'removeUserVerification', { user_id: 42 });
	expect(verified()).toEqual([{ id: GROUP }]);
	await must(sandbox, 'removeChatVerification', { chat_id: GROUP });
	expect(verified()).toEqual([]);
	sandbox.addBot({ token: TOKEN, verifier: false });
	expect(await call(sandbox, 'verifyUser', { user_id: 42 })).toMatchObject({
		description: 'Bad Request: BOT_VERIFIER_FORBIDDEN',
	});
});

test('given an emoji status with an end, when it is over, then getChat shows it no longer', async () => {
	const until = Math.floor(sandbox.clock.now() / 1000) + 60;
	const status = { emoji_status_custom_emoji_id: '5', emoji_status_expiration_date: until };
	await must(sandbox, 'setUserEmojiStatus', { user_id: 42, ...status });
	expect(await person()).toMatchObject(status);
	await sandbox.clock.advance(61_000);
	expect(await person()).not.toHaveProperty('emoji_status_custom_emoji_id');
	sandbox.changeCustomer(42, { allows_emoji_status: false });
	expect(await call(sandbox, 'setUserEmojiStatus', { user_id: 42, ...status })).toMatchObject({
		description: 'Bad Request: USER_PERMISSION_DENIED',
	});
});

test('given a channel on a profile, when its messages are asked for, then it is the newest', async () => {
	for (const text of ['One', 'Two', 'Three']) {
		await must(sandbox, 'sendMessage', { chat_id: CHANNEL, text });
	}
	expect(await person()).toMatchObject({ personal_chat: { id: CHANNEL } });
	const query = { user_id: 42, limit: 2 };
	expect(await must(sandbox, 'getUserPersonalChatMessages', query)).toMatchObject([
		{ text: 'Two' },
		{ text: 'Three' },
	]);
	const other = { user_id: BOT_ID, limit: 2 };
	expect(await must(sandbox, 'getUserPersonalChatMessages', other)).toEqual([]);
});

test('given a member, when a tag is set and taken away, then getChatMember shows it', async () => {
	const member = { chat_id: GROUP, user_id: 43 };
	await must(sandbox, 'setChatMemberTag', { ...member, tag: 'Regular' });
	expect(await must(sandbox, 'getChatMember', member)).toMatchObject({ tag: 'Regular' });
	await must(sandbox, 'setChatMemberTag', member);
	expect(await must(sandbox, 'getChatMember', member)).not.toHaveProperty('tag');
});

test('given a customer boosts a chat, then the bot hears of it and finds it until it ends', async () => {
	await updates('chat_boost');
	const { boost_id } = sandbox.boost({ chat_id: GROUP, customer_id: 43, days: 1 });
	const shown = { boost_id, source: { source: 'premium', user: { id: 43 } } };
	expect(await updates('chat_boost')).toMatchObject([
		{ chat_boost: { chat: { id: GROUP }, boost: shown } },
	]);
	const query = { chat_id: GROUP, user_id: 43 };
	expect(await must(sandbox, 'getUserChatBoosts', query)).toMatchObject({ boosts: [shown] });
	await sandbox.clock.advance(86_401_000);
	expect(await must(sandbox, 'getUserChatBoosts', query)).toEqual({ boosts: [] });
});

describe('reactions of customers', () => {
	const reaction = [{ type: 'emoji' as const, emoji: '👍' }];
	const react = (message_id: number, customer_id = 43, chat_id = GROUP) =>
		sandbox.react({ token: TOKEN, customer_id, chat_id, message_id, reaction });
	const post = () => must<Message>(sandbox, 'sendMessage', { chat_id: GROUP, text: 'x' });
	const shown = () =>
		sandbox.messages({ chat_id: GROUP }).map(({ sandbox: beside }) => beside?.reactions);

	test('given a bot asked for reactions, when a customer reacts, then it hears of it', async () => {
		await updates('message_reaction');
		const { message_id } = await post();
		react(message_id);
		expect(await updates('message_reaction')).toMatchObject([
			{
				message_reaction: {
					message_id,
					user: { id: 43 },
					old_reaction: [],
					new_reaction: reaction,
				},
			},
		]);
		expect(shown()).toEqual([[{ customer_id: 43, reaction }]]);
	});

	test('given reactions to two messages, when one is deleted, and then all, then none is left', async () => {
		const [first, second] = [await post(), await post()];
		for (const { message_id } of [first, second]) react(message_id);
		react(second.message_id, 42);
		const whose = { chat_id: GROUP, user_id: 43 };
		const { message_id } = first;
		expect(await must(sandbox, 'deleteMessageReaction', { ...whose, message_id })).toBe(true);
		expect(shown()[0]).toBeUndefined();
		expect(await must(sandbox, 'deleteAllMessageReactions', whose)).toBe(true);
		expect(shown()[1]).toEqual([{ customer_id: 42, reaction }]);
	});

	test('given HTTP, when a customer reacts with something else, then it is refused', async () => {
		const { message_id } = await post();
		const ask = async (type: string) => {
			const response = await fetch(`${sandbox.url}/api/reactions`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({
					token: TOKEN,
					customer_id: 43,
					chat_id: GROUP,
					message_id,
					reaction: [{ type, emoji: '👍' }],
				}),
			});
			return response.status;
		};
		expect([await ask('emoji'), await ask('star')]).toEqual([200, 400]);
	});

	test('given a bot without the right, when it deletes a reaction, then it is refused', async () => {
		const { message_id } = await post();
		const rights = { can_delete_messages: false };
		sandbox.putMember({ chat_id: GROUP, user_id: BOT_ID, status: 'administrator', rights });
		const answer = await call(sandbox, 'deleteMessageReaction', {
			chat_id: GROUP,
			message_id,
			user_id: 43,
		});
		expect(answer).toMatchObject({ description: 'Bad Request: CHAT_ADMIN_REQUIRED' });
	});
});

describe('a managed bot', () => {
	const id = 700300;

	test('given one, when its token is read and replaced, then only the new one is good', async () => {
		expect(await must(sandbox, 'getManagedBotToken', { user_id: id })).toBe(MANAGED);
		expect(await updates('managed_bot')).toMatchObject([
			{ managed_bot: { user: { id: 42 }, bot: { id } } },
		]);
		const token = await must<string>(sandbox, 'replaceManagedBotToken', { user_id: id });
		expect(token).toMatch(/^700300:[\w-]{35}$/);
		expect(await must(sandbox, 'getMe', {}, token)).toMatchObject({ id });
		expect(await call(sandbox, 'getMe', {}, MANAGED)).toMatchObject({ error_code: 401 });
	});

	test('given it is closed, when a stranger writes, then only the owner and those added can', async () => {
		const settings = { user_id: id, is_access_restricted: true, added_user_ids: [43] };
		await must(sandbox, 'setManagedBotAccessSettings', settings);
		expect(await must(sandbox, 'getManagedBotAccessSettings', { user_id: id })).toMatchObject({
			is_access_restricted: true,
			added_users: [{ id: 43 }],
		});
		const say = (customer_id: number) =>
			sandbox.writeMessage({ token: MANAGED, customer_id, text: '/start' });
		say(42);
		say(43);
		expect(() => say(44)).toThrow('open only to its owner');
		await must(sandbox, 'setManagedBotAccessSettings', {
			user_id: id,
			is_access_restricted: false,
		});
		say(44);
		expect(await must(sandbox, 'getManagedBotAccessSettings', { user_id: id })).toEqual({
			is_access_restricted: false,
		});
	});
});

describe('a bot that is asked first who may join', () => {
	const ASKING = -1_000_000_000_802;

	async function ask(): Promise<string> {
		sandbox.addChat({
			id: ASKING,
			type: 'supergroup',
			title: 'Club',
			username: 'the_club',
			bot_ids: [BOT_ID],
			join_by_request: true,
			request_bot_id: BOT_ID,
		});
		sandbox.join({ customer_id: 44, chat_id: ASKING });
		const [update] = await updates('chat_join_request');
		return (update?.['chat_join_request'] as { query_id: string }).query_id;
	}
	const statusOf = async () =>
		(await must<{ status: string }>(sandbox, 'getChatMember', { chat_id: ASKING, user_id: 44 }))
			.status;
	const answer = (chat_join_request_query_id: string, result: string) =>
		call(sandbox, 'answerChatJoinRequestQuery', { chat_join_request_query_id, result });

	test.each([
		['approve', 'member', 0],
		['decline', 'left', 0],
		['queue', 'left', 1],
	])('given its answer is %s, then who asked is %s', async (result, status, waiting) => {
		const id = await ask();
		expect(await answer(id, result)).toMatchObject({ result: true });
		expect(await statusOf()).toBe(status);
		expect(sandbox.joinRequests(ASKING)).toHaveLength(waiting);
		expect(await answer(id, 'approve')).toMatchObject({ error_code: 400 });
	});

	test('given ten seconds have passed, when it answers, then it is too late, unless it shows an app', async () => {
		const late = await ask();
		await sandbox.clock.advance(10_000);
		expect(await answer(late, 'approve')).toMatchObject({
			description:
				'Bad Request: query is too old and response timeout expired or query ID is invalid',
		});
		sandbox.answerJoinRequest({ chat_id: ASKING, customer_id: 44, approve: false });
		sandbox.join({ customer_id: 44, chat_id: ASKING });
		const [update] = await updates('chat_join_request');
		const { query_id } = update?.['chat_join_request'] as { query_id: string };
		const app = { chat_join_request_query_id: query_id, web_app_url: 'https://shop.example/join' };
		await must(sandbox, 'sendChatJoinRequestWebApp', app);
		expect(sandbox.joinRequests(ASKING)).toMatchObject([{ web_app_url: app.web_app_url }]);
		await sandbox.clock.advance(60_000);
		expect(await answer(query_id, 'approve')).toMatchObject({ result: true });
		expect(await statusOf()).toBe('member');
	});
});

test('given a bot’s photo, when it is set and removed, then its profile shows it or not', async () => {
	const set = (data: Buffer) =>
		upload(sandbox, 'setMyProfilePhoto', {
			photo: JSON.stringify({ type: 'static', photo: 'attach://file' }),
			file: { data, name: 'a.png', type: 'image/png' },
		});
	expect(await set(blankPicture(160, 160))).toMatchObject({
		description: 'Bad Request: PHOTO_CROP_SIZE_SMALL',
	});
	await set(blankPicture(640, 640));
	const photos = () => must(sandbox, 'getUserProfilePhotos', { user_id: BOT_ID });
	expect(await photos()).toMatchObject({ total_count: 1 });
	await must(sandbox, 'removeMyProfilePhoto');
	expect(await photos()).toEqual({ total_count: 0, photos: [] });
});

test.each([
	['kickChatMember', { chat_id: GROUP, user_id: 43 }, true],
	['getChatMembersCount', { chat_id: GROUP }, 3],
])(
	'given the old name %s, when it is called, then it is understood',
	async (name, params, result) => {
		expect(await must(sandbox, name, params)).toBe(result);
	},
);

test.each<[string, string, Record<string, unknown>, string]>([
	['verifyUser', 'a stranger', { user_id: 77 }, 'user not found'],
	[
		'verifyUser',
		'a long description',
		{ user_id: 42, custom_description: 'x'.repeat(71) },
		'BOT_VERIFIER_DESCRIPTION_INVALID',
	],
	['verifyChat', 'no chat', {}, 'chat_id is empty'],
	['setUserEmojiStatus', 'a stranger', { user_id: 77 }, 'user not found'],
	['getUserPersonalChatMessages', 'a stranger', { user_id: 77 }, 'user not found'],
	[
		'setChatMemberTag',
		'a channel',
		{ chat_id: CHANNEL, user_id: 42 },
		'method is available only for groups and supergroups',
	],
	['setChatMemberTag', 'a stranger', { chat_id: GROUP, user_id: 77 }, 'PARTICIPANT_ID_INVALID'],
	['setChatMemberTag', 'an emoji', { chat_id: GROUP, user_id: 43, tag: '👍' }, 'RANK_INVALID'],
	['getUserChatBoosts', 'a private chat', { chat_id: 42, user_id: 42 }, 'CHAT_ADMIN_REQUIRED'],
	[
		'deleteMessageReaction',
		'no message',
		{ chat_id: GROUP, message_id: 99, user_id: 43 },
		'message to delete reactions not found',
	],
	['deleteAllMessageReactions', 'nobody', { chat_id: GROUP }, 'chat_id is empty'],
	[
		'deleteAllMessageReactions',
		'a channel',
		{ chat_id: CHANNEL, user_id: 42 },
		'method is available only for groups and supergroups',
	],
	['getManagedBotToken', 'a stranger', { user_id: 77 }, 'user not found'],
	['getManagedBotToken', 'a customer', { user_id: 42 }, 'BOT_INVALID'],
	[
		'setManagedBotAccessSettings',
		'no list',
		{ user_id: 700300, is_access_restricted: true, added_user_ids: {} },
		'expected an Array of user identifiers',
	],
	[
		'answerChatJoinRequestQuery',
		'no result',
		{ chat_join_request_query_id: '1' },
		'parameter "result" is required',
	],
])(
	'%s, given %s, when it is called, then it is refused',
	async (method, _given, params, answer) => {
		expect(await call(sandbox, method, params)).toMatchObject({
			description: `Bad Request: ${answer}`,
		});
	},
);
