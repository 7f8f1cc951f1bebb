import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { BOT_ID, call, must, TOKEN, write } from './support/shop.js';

const CLUB = -1_000_000_000_201;
const OTHER = -1_000_000_000_202;

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 9 });
	sandbox.addBot({ token: TOKEN });
	write(sandbox, 42, '/start');
	const ours = {
		type: 'supergroup' as const,
		title: 'Club',
		bot_ids: [BOT_ID],
		member_ids: [42, 43],
	};
	sandbox.addChat({ ...ours, id: CLUB, is_forum: true });
	sandbox.addChat({ ...ours, id: OTHER });
});

afterEach(() => sandbox.close());

const member = (user_id: number) => must(sandbox, 'getChatMember', { chat_id: CLUB, user_id });

describe('topics', () => {
	test('given a forum, when a topic is made, written to, closed and deleted, then each is seen', async () => {
		const made = await must<{ message_thread_id: number }>(sandbox, 'createForumTopic', {
			chat_id: CLUB,
			name: 'Tea',
		});
		const { message_thread_id } = made;
		expect(made).toMatchObject({ name: 'Tea', icon_color: 0x6fb9f0 });
		const topic = { chat_id: CLUB, message_thread_id };
		expect(await must(sandbox, 'sendMessage', { ...topic, text: 'Fresh' })).toMatchObject({
			message_thread_id,
			is_topic_message: true,
			chat: { is_forum: true },
		});
		expect(await must(sandbox, 'editForumTopic', { ...topic, name: 'Teas' })).toBe(true);
		expect(await must(sandbox, 'closeForumTopic', topic)).toBe(true);
		expect((await call(sandbox, 'closeForumTopic', topic)).description).toBe(
			'Bad Request: TOPIC_NOT_MODIFIED',
		);
		expect(await must(sandbox, 'reopenForumTopic', topic)).toBe(true);
		expect(await must(sandbox, 'hideGeneralForumTopic', { chat_id: CLUB })).toBe(true);
		expect(await must(sandbox, 'deleteForumTopic', topic)).toBe(true);
		expect((await call(sandbox, 'sendMessage', { ...topic, text: 'x' })).description).toBe(
			'Bad Request: message thread not found',
		);
	});

	test('given no forum, when a topic is made, then refused', async () => {
		const body = await call(sandbox, 'createForumTopic', { chat_id: OTHER, name: 'Tea' });
		expect(body.description).toBe('Bad Request: the chat is not a forum');
	});
});

describe('administrators', () => {
	test('given a member, when they are promoted, named and demoted, then getChatMember says so', async () => {
		const who = { chat_id: CLUB, user_id: 43 };
		await must(sandbox, 'promoteChatMember', { ...who, can_pin_messages: true });
		await must(sandbox, 'setChatAdministratorCustomTitle', { ...who, custom_title: 'Brewer' });
		expect(await member(43)).toMatchObject({
			status: 'administrator',
			can_pin_messages: true,
			can_restrict_members: false,
			custom_title: 'Brewer',
		});
		await must(sandbox, 'promoteChatMember', who);
		expect(await member(43)).toMatchObject({ status: 'member' });
	});

	test('given a member, when they are restricted and freed, then getChatMember says so', async () => {
		const who = { chat_id: CLUB, user_id: 43 };
		await must(sandbox, 'restrictChatMember', { ...who, permissions: {} });
		expect(await member(43)).toMatchObject({ status: 'restricted', can_send_messages: false });
		const all = [
			'messages',
			'audios',
			'documents',
			'photos',
			'videos',
			'video_notes',
			'voice_notes',
		];
		const names = [...all, 'polls', 'other_messages'].map((name) => [`can_send_${name}`, true]);
		await must(sandbox, 'restrictChatMember', { ...who, permissions: Object.fromEntries(names) });
		expect(await member(43)).toMatchObject({ status: 'member' });
	});

	test.each([
		['promoteChatMember', { user_id: BOT_ID }, "can't promote self"],
		['promoteChatMember', { user_id: 9 }, 'PARTICIPANT_ID_INVALID'],
		['setChatAdministratorCustomTitle', { user_id: 43 }, 'user is not an administrator'],
		['restrictChatMember', { user_id: 43 }, 'parameter "permissions" is required'],
	])('given %s %j, when it is called, then: %s', async (method, params, answer) => {
		const body = await call(sandbox, method, { chat_id: CLUB, ...params });
		expect(body.description).toBe(`Bad Request: ${answer}`);
	});
});

describe('pins and descriptions', () => {
	test('given a message, when it is pinned, then getChat shows it until it is unpinned', async () => {
		const { message_id } = await must<{ message_id: number }>(sandbox, 'sendMessage', {
			chat_id: CLUB,
			text: 'Rules',
		});
		await must(sandbox, 'pinChatMessage', { chat_id: CLUB, message_id });
		await must(sandbox, 'setChatDescription', { chat_id: CLUB, description: 'On tea' });
		expect(await must(sandbox, 'getChat', { chat_id: CLUB })).toMatchObject({
			description: 'On tea',
			pinned_message: { message_id },
		});
		await must(sandbox, 'unpinChatMessage', { chat_id: CLUB });
		expect(await must(sandbox, 'getChat', { chat_id: CLUB })).not.toHaveProperty('pinned_message');
		expect((await call(sandbox, 'unpinChatMessage', { chat_id: CLUB })).description).toBe(
			'Bad Request: message to unpin not found',
		);
	});

	test('given several messages, when they are forwarded and copied, then each has a new id', async () => {
		const ids = [];
		for (const text of ['a', 'b']) {
			const sent = await must<{ message_id: number }>(sandbox, 'sendMessage', {
				chat_id: 42,
				text,
			});
			ids.push(sent.message_id);
		}
		const params = { chat_id: CLUB, from_chat_id: 42, message_ids: ids };
		expect(await must(sandbox, 'forwardMessages', params)).toHaveLength(2);
		expect(await must(sandbox, 'copyMessages', params)).toHaveLength(2);
		const forwarded = await must(sandbox, 'forwardMessage', {
			chat_id: CLUB,
			from_chat_id: 42,
			message_id: ids[0],
		});
		expect(forwarded).toMatchObject({ text: 'a', forward_origin: { type: 'user' } });
		expect(await must(sandbox, 'deleteMessages', { chat_id: 42, message_ids: ids })).toBe(true);
		expect(
			(await call(sandbox, 'copyMessage', { ...params, message_id: ids[0] })).description,
		).toBe('Bad Request: message to copy not found');
	});
});

test('given a protected message of its own, when a bot forwards it, then it is refused', async () => {
	const { message_id } = await must<{ message_id: number }>(sandbox, 'sendMessage', {
		chat_id: 42,
		text: 'Secret',
		protect_content: true,
	});
	const forward = { chat_id: 42, from_chat_id: 42, message_id };
	expect(await call(sandbox, 'forwardMessage', forward)).toMatchObject({
		description: "Bad Request: message has protected content and can't be forwarded",
	});
});

test('given a bot with no menu button of its own, when it is asked for, then it is the commands', async () => {
	expect(await must(sandbox, 'getChatMenuButton')).toEqual({ type: 'commands' });
	expect(await must(sandbox, 'getChatMenuButton', { chat_id: 42 })).toEqual({ type: 'default' });
});

test('given rights for channels, when they are read back, then nobody is anonymous there', async () => {
	const rights = { is_anonymous: true, can_manage_chat: true };
	const read = (for_channels: boolean) =>
		must(sandbox, 'getMyDefaultAdministratorRights', { for_channels });
	for (const for_channels of [true, false]) {
		await must(sandbox, 'setMyDefaultAdministratorRights', { rights, for_channels });
	}
	expect(await read(true)).toMatchObject({ is_anonymous: false, can_manage_chat: true });
	expect(await read(false)).toMatchObject({ is_anonymous: true, can_manage_chat: true });
});

test('given a number with its plus, when a contact is sent, then it keeps it', async () => {
	const contact = { phone_number: '+1 (123) 456-7890', first_name: 'Ann' };
	expect(await must(sandbox, 'sendContact', { chat_id: 42, ...contact })).toMatchObject({
		contact: { phone_number: '+11234567890' },
	});
});
