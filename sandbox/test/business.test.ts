import { createSandbox } from '../src/index.js';
import type { BusinessRights, Sandbox } from '../src/index.js';
import { blankPicture } from '../src/text/blank-picture.js';
import { BOT_ID, call, must, TOKEN, write } from './support/shop.js';
import type { Envelope } from './support/shop.js';
import { upload } from './support/upload.js';

const OWNER = 42;
const BUYER = 43;
const ID = 'account';
const connection = { business_connection_id: ID };
const PHOTO = blankPicture(640, 640);

interface Update {
	update_id: number;
	[type: string]: unknown;
}
interface Message {
	message_id: number;
	[field: string]: unknown;
}

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	sandbox.addBot({ token: TOKEN, username: 'shop_bot', stars: 1_000 });
	sandbox.addCustomer({ id: OWNER, first_name: 'Olga', stars: 500 });
	sandbox.addCustomer({ id: BUYER, first_name: 'Ben' });
	write(sandbox, OWNER, '/start');
	sandbox.connectBusiness({ token: TOKEN, customer_id: OWNER, id: ID });
});

afterEach(() => sandbox.close());

const updates = () => must<Update[]>(sandbox, 'getUpdates');
/** The newest update. */
const heard = async () => (await must<Update[]>(sandbox, 'getUpdates', { offset: -1 }))[0];
const hear = (text: string, customer_id = BUYER, more = {}) =>
	sandbox.writeMessage({ ...connection, customer_id, text, ...more }) as unknown as Message;
const send = (method: string, params: Record<string, unknown> = {}) =>
	call(sandbox, method, { ...connection, ...params });
const messages = () => sandbox.messages({ ...connection, chat_id: BUYER });
const photo = (field: string) => JSON.stringify({ type: 'static', photo: `attach://${field}` });
const file = (data = PHOTO) => ({ data, name: 'photo.png', type: 'image/png' });

describe('a business connection', () => {
	test('given a customer connects a bot, then the bot hears of it and finds it', async () => {
		const shown = {
			id: ID,
			user: { id: OWNER, first_name: 'Olga' },
			user_chat_id: OWNER,
			is_enabled: true,
			rights: { can_reply: true, can_manage_stories: true },
		};
		expect(await must(sandbox, 'getBusinessConnection', connection)).toMatchObject(shown);
		expect(await heard()).toMatchObject({ business_connection: shown });
	});

	test('given the customer takes a right away or turns it off, then the bot hears and is refused', async () => {
		hear('Hello');
		sandbox.changeBusiness(ID, { rights: { can_reply: false } });
		const reply = { chat_id: BUYER, text: 'Hi' };
		expect(await send('sendMessage', reply)).toMatchObject({
			description: 'Bad Request: BOT_ACCESS_FORBIDDEN',
		});
		sandbox.changeBusiness(ID, { rights: { can_reply: true }, is_enabled: false });
		expect(await send('sendMessage', reply)).toMatchObject({
			description: 'Bad Request: BUSINESS_CONNECTION_INVALID',
		});
		const told = (await updates()).map((update) => update['business_connection']);
		expect(told.filter(Boolean)).toMatchObject([
			{ is_enabled: true },
			{ is_enabled: true, can_reply: false },
			{ is_enabled: false, can_reply: true },
		]);
	});

	test('given somebody writes to the account, when the bot answers, then it is the owner who speaks', async () => {
		const question = hear('How much?');
		expect(await heard()).toMatchObject({
			business_message: {
				...connection,
				text: 'How much?',
				from: { id: BUYER },
				chat: { id: BUYER },
			},
		});
		const reply_parameters = { message_id: question.message_id };
		const sent = await send('sendMessage', { chat_id: BUYER, text: '5 Stars', reply_parameters });
		expect(sent.result).toMatchObject({
			...connection,
			from: { id: OWNER },
			sender_business_bot: { id: BOT_ID },
			chat: { id: BUYER, type: 'private' },
			reply_to_message: { text: 'How much?' },
		});
		hear('Or 4', OWNER, { chat_id: BUYER });
		expect(await heard()).toMatchObject({ business_message: { from: { id: OWNER } } });
		expect(messages().map(({ text }) => text)).toEqual(['How much?', '5 Stars', 'Or 4']);
		// The bot's own chat with the buyer is another.
		expect(sandbox.messages({ token: TOKEN, chat_id: BUYER })).toEqual([]);
	});

	test('given an answer, when it is edited, pinned and deleted, then the chat shows it', async () => {
		hear('Hello');
		const { message_id } = (await send('sendMessage', { chat_id: BUYER, text: 'Hi' }))
			.result as Message;
		const at = { chat_id: BUYER, message_id };
		expect(await send('editMessageText', { ...at, text: 'Hi Ben' })).toMatchObject({ ok: true });
		expect(await send('pinChatMessage', at)).toMatchObject({ ok: true });
		expect(messages().map(({ text }) => text)).toEqual(['Hello', 'Hi Ben', undefined]);
		expect(await send('deleteBusinessMessages', { message_ids: [message_id] })).toMatchObject({
			result: true,
		});
		expect(messages().map(({ text }) => text)).toEqual(['Hello', undefined]);
	});

	test('given the buyer’s message, when the bot may delete only its own, then it is refused', async () => {
		const { message_id } = hear('Hello');
		sandbox.changeBusiness(ID, { rights: { can_delete_all_messages: false } });
		expect(await send('deleteBusinessMessages', { message_ids: [message_id] })).toMatchObject({
			description: 'Bad Request: BOT_ACCESS_FORBIDDEN',
		});
		expect(await send('deleteBusinessMessages', { message_ids: [99] })).toMatchObject({
			description: 'Bad Request: MESSAGE_ID_INVALID',
		});
	});

	test('given a message, when it is read for the account, then it must be there', async () => {
		const { message_id } = hear('Hello');
		const at = { chat_id: BUYER, message_id };
		expect(await send('readBusinessMessage', at)).toEqual({ ok: true, result: true });
		expect(await send('readBusinessMessage', { ...at, message_id: 99 })).toMatchObject({
			description: 'Bad Request: MESSAGE_ID_INVALID',
		});
	});

	test('given a day has passed since they wrote, when the bot answers, then it is too late', async () => {
		hear('Hello');
		await sandbox.clock.advance(86_401_000);
		expect(await send('sendMessage', { chat_id: BUYER, text: 'Hi' })).toMatchObject({
			description: 'Bad Request: BUSINESS_PEER_INVALID',
		});
	});
});

describe('a business account', () => {
	const shown = () => must<Record<string, unknown>>(sandbox, 'getChat', { chat_id: OWNER });

	test('given the bot changes name, user name and bio, then getChat shows them', async () => {
		await send('setBusinessAccountName', { first_name: 'Olga’s', last_name: 'Shop' });
		await send('setBusinessAccountUsername', { username: 'olgas_shop' });
		await send('setBusinessAccountBio', { bio: 'Coffee' });
		const names = {
			first_name: 'Olga’s',
			last_name: 'Shop',
			username: 'olgas_shop',
			bio: 'Coffee',
		};
		expect(await shown()).toMatchObject(names);
		await send('setBusinessAccountName', { first_name: 'Olga' });
		await send('setBusinessAccountUsername');
		await send('setBusinessAccountBio');
		const now = await shown();
		expect(now['first_name']).toBe('Olga');
		for (const name of ['last_name', 'username', 'bio']) expect(now).not.toHaveProperty(name);
	});

	test('given photos, when the public one is behind the own one, then that is shown first', async () => {
		const set = (more: Record<string, string>) =>
			upload(sandbox, 'setBusinessAccountProfilePhoto', {
				...connection,
				...more,
				photo: photo('file'),
				file: file(),
			});
		const photos = () =>
			must<{ total_count: number; photos: Array<Array<{ file_id: string }>> }>(
				sandbox,
				'getUserProfilePhotos',
				{ user_id: OWNER },
			);
		await set({ is_public: 'true' });
		const open = (await photos()).photos[0]?.[0]?.file_id;
		await set({});
		expect((await photos()).total_count).toBe(1);
		expect((await photos()).photos[0]?.[0]?.file_id).not.toBe(open);
		expect(await shown()).toMatchObject({ photo: { big_file_id: expect.any(String) as string } });
		await send('removeBusinessAccountProfilePhoto');
		expect((await photos()).photos[0]?.[0]?.file_id).toBe(open);
		await send('removeBusinessAccountProfilePhoto', { is_public: true });
		expect(await photos()).toEqual({ total_count: 0, photos: [] });
	});

	test('given gifts are declined, when one is sent, then it is refused', async () => {
		const accepted_gift_types = {
			unlimited_gifts: false,
			limited_gifts: true,
			unique_gifts: true,
			premium_subscription: true,
		};
		const set = { show_gift_button: true, accepted_gift_types };
		expect(await send('setBusinessAccountGiftSettings', set)).toMatchObject({ result: true });
		const all = { ...accepted_gift_types, gifts_from_channels: true };
		expect(await shown()).toMatchObject({ accepted_gift_types: all });
		const { gifts } = await must<{ gifts: Array<{ id: string }> }>(sandbox, 'getAvailableGifts');
		const gift = { user_id: OWNER, gift_id: gifts[0]?.id };
		expect(await call(sandbox, 'sendGift', gift)).toMatchObject({
			description: 'Bad Request: USER_DISALLOWED_STARGIFTS',
		});
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 1_000 });
	});

	test('given the account’s Stars, when some are transferred, then they are the bot’s', async () => {
		expect(await send('transferBusinessAccountStars', { star_count: 200 })).toMatchObject({
			result: true,
		});
		const balance = await send('getBusinessAccountStarBalance');
		expect(balance.result).toEqual({ amount: 300 });
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 1_200 });
		const { transactions } = await must<{ transactions: unknown[] }>(
			sandbox,
			'getStarTransactions',
		);
		expect(transactions.at(-1)).toMatchObject({
			amount: 200,
			source: { type: 'user', transaction_type: 'business_account_transfer', user: { id: OWNER } },
		});
	});
});

describe('a checklist', () => {
	const tasks = [
		{ id: 1, text: 'Beans' },
		{ id: 2, text: '<b>Milk</b>', parse_mode: 'HTML' },
	];
	const checklist = { title: 'To buy', tasks, others_can_mark_tasks_as_done: true };

	test('given one, when it is sent and edited, then the message holds it', async () => {
		hear('What is missing?');
		const { result } = await send('sendChecklist', { chat_id: BUYER, checklist });
		const { message_id } = result as Message;
		expect(result).toMatchObject({
			checklist: {
				title: 'To buy',
				tasks: [
					{ id: 1, text: 'Beans' },
					{ id: 2, text: 'Milk', text_entities: [{ type: 'bold', offset: 0, length: 4 }] },
				],
				others_can_mark_tasks_as_done: true,
			},
		});
		const less = { title: 'To buy', tasks: [{ id: 2, text: 'Milk' }] };
		const edited = { chat_id: BUYER, message_id, checklist: less };
		expect(await send('editMessageChecklist', edited)).toMatchObject({
			result: { message_id, checklist: less, edit_date: expect.any(Number) as number },
		});
		expect(messages().at(-1)).toMatchObject({ checklist: less });
	});

	test('given a text, when it is edited as a checklist, then it is refused', async () => {
		hear('Hello');
		const { message_id } = (await send('sendMessage', { chat_id: BUYER, text: 'Hi' }))
			.result as Message;
		const at = { chat_id: BUYER, message_id, checklist };
		expect(await send('editMessageChecklist', at)).toMatchObject({
			description: "Bad Request: message can't be edited",
		});
	});

	test.each<[string, unknown, string]>([
		['nothing', '', 'parameter "checklist" is required'],
		['no JSON', '{', "can't parse InputChecklist JSON object"],
		['a list', [], "can't parse InputChecklist: expected an Object"],
		['no title', { tasks }, 'can\'t parse InputChecklist: Can\'t find field "title"'],
		['no tasks', { title: 'x' }, 'can\'t parse InputChecklist: Can\'t find field "tasks"'],
		[
			'a task 5',
			{ title: 'x', tasks: [5] },
			"can't parse InputChecklist: Can't parse InputChecklistTask: expected an Object",
		],
		['an empty title', { title: ' ', tasks }, 'checklist must be non-empty'],
		['no task at all', { title: 'x', tasks: [] }, 'checklist must have at least 1 task'],
		[
			'an empty task',
			{ title: 'x', tasks: [{ id: 1, text: '' }] },
			'checklist task must be non-empty',
		],
		[
			'a task 0',
			{ title: 'x', tasks: [{ id: 0, text: 'x' }] },
			'checklist task identifier must be positive',
		],
		['one id twice', { title: 'x', tasks: [tasks[0], tasks[0]] }, 'TODO_ITEM_DUPLICATE'],
		[
			'31 tasks',
			{ title: 'x', tasks: Array.from({ length: 31 }, (_, n) => ({ id: n + 1, text: 'x' })) },
			'checklist must have at most 30 tasks',
		],
	])('given %s, when it is sent, then it is refused', async (_given, wrong, answer) => {
		hear('Hello');
		expect(await send('sendChecklist', { chat_id: BUYER, checklist: wrong })).toMatchObject({
			description: `Bad Request: ${answer}`,
		});
	});
});

describe('stories', () => {
	const post = (more: Record<string, string> = {}, data = PHOTO): Promise<Envelope> =>
		upload(sandbox, 'postStory', {
			...connection,
			content: JSON.stringify({ type: 'photo', photo: 'attach://file' }),
			active_period: '86400',
			file: file(data),
			...more,
		});
	const position = {
		x_percentage: 50,
		y_percentage: 50,
		width_percentage: 10,
		height_percentage: 10,
		rotation_angle: 0,
		corner_radius_percentage: 5,
	};
	const areas = [{ position, type: { type: 'link', url: 'https://shop.example/' } }];

	test('given a story is posted, then it is seen until its time is over', async () => {
		const caption = '<i>New</i>';
		const { result } = await post({ caption, parse_mode: 'HTML', areas: JSON.stringify(areas) });
		expect(result).toMatchObject({ chat: { id: OWNER, type: 'private' }, id: 1 });
		expect(sandbox.stories(OWNER)).toMatchObject([
			{ id: 1, bot_id: BOT_ID, caption: 'New', areas, content: { type: 'photo' }, on_page: false },
		]);
		await sandbox.clock.advance(86_400_000);
		expect(sandbox.stories(OWNER)).toEqual([]);
	});

	test('given it is kept on the page, when its time is over, then it is still there', async () => {
		await post({ post_to_chat_page: 'true' });
		await sandbox.clock.advance(86_400_000);
		expect(sandbox.stories(OWNER)).toMatchObject([{ on_page: true }]);
	});

	test('given a story, when it is edited and deleted, then it is changed and gone', async () => {
		await post({ caption: 'New' });
		const edited = await upload(sandbox, 'editStory', {
			...connection,
			story_id: '1',
			content: JSON.stringify({ type: 'video', video: 'attach://file', duration: 5 }),
			file: { data: 'film', name: 'film.mp4', type: 'video/mp4' },
			caption: 'Newer',
		});
		expect(edited).toMatchObject({ result: { id: 1 } });
		expect(sandbox.stories(OWNER)).toMatchObject([
			{ caption: 'Newer', content: { type: 'video', video: { duration: 5 } }, areas: [] },
		]);
		expect(await send('deleteStory', { story_id: 1 })).toMatchObject({ result: true });
		expect(sandbox.stories(OWNER)).toEqual([]);
		expect(await send('deleteStory', { story_id: 1 })).toMatchObject({
			description: 'Bad Request: story not found',
		});
	});

	test('given a story of one account, when it is reposted by another, then it says of whom', async () => {
		await post({ caption: 'New' });
		sandbox.connectBusiness({ token: TOKEN, customer_id: BUYER, id: 'other' });
		const repost = (more: Record<string, unknown>) =>
			call(sandbox, 'repostStory', {
				business_connection_id: 'other',
				from_chat_id: OWNER,
				from_story_id: 1,
				active_period: 86_400,
				...more,
			});
		expect(await repost({})).toMatchObject({ result: { chat: { id: BUYER }, id: 2 } });
		expect(sandbox.stories(BUYER)).toMatchObject([
			{ caption: 'New', repost_of: { customer_id: OWNER, id: 1 } },
		]);
		expect(await repost({ from_story_id: 9 })).toMatchObject({
			description: 'Bad Request: story to repost not found',
		});
		expect(await repost({ from_chat_id: 99 })).toMatchObject({
			description: 'Bad Request: story to repost not found',
		});
	});

	test.each<[string, Record<string, string>, string]>([
		['no content', { content: '' }, "story content isn't specified"],
		['content that is no JSON', { content: '{' }, "can't parse story content JSON object"],
		['content that is a list', { content: '[]' }, 'object expected as story content'],
		['a sound', { content: '{"type":"audio"}' }, 'invalid story content type specified'],
		[
			'a photo by address',
			{ content: '{"type":"photo","photo":"https://shop.example/a.png"}' },
			'story photo must be uploaded as a file',
		],
		['five hours', { active_period: '18000' }, 'invalid story active period specified'],
		['an area 5', { areas: '[5]' }, "can't parse story area: expected an Object"],
		[
			'an area without a place',
			{ areas: '[{"type":{"type":"link"}}]' },
			'can\'t parse story area: Can\'t find field "position"',
		],
		['an unknown connection', { business_connection_id: 'x' }, 'business connection not found'],
	])('given %s, when a story is posted, then it is refused', async (_given, parts, answer) => {
		expect(await post(parts)).toMatchObject({ description: `Bad Request: ${answer}` });
		expect(sandbox.stories(OWNER)).toEqual([]);
	});
});

/** What each right is for. */
const RIGHTS: ReadonlyArray<
	[right: keyof BusinessRights, method: string, params: Record<string, unknown>]
> = [
	['can_reply', 'sendMessage', { chat_id: BUYER, text: 'x' }],
	['can_read_messages', 'readBusinessMessage', { chat_id: BUYER, message_id: 1 }],
	['can_edit_name', 'setBusinessAccountName', { first_name: 'x' }],
	['can_edit_username', 'setBusinessAccountUsername', { username: 'olgas_shop' }],
	['can_edit_bio', 'setBusinessAccountBio', { bio: 'x' }],
	['can_edit_profile_photo', 'removeBusinessAccountProfilePhoto', {}],
	['can_view_gifts_and_stars', 'getBusinessAccountStarBalance', {}],
	['can_view_gifts_and_stars', 'getBusinessAccountGifts', {}],
	['can_transfer_stars', 'transferBusinessAccountStars', { star_count: 1 }],
	['can_convert_gifts_to_stars', 'convertGiftToStars', { owned_gift_id: '1' }],
	['can_transfer_and_upgrade_gifts', 'upgradeGift', { owned_gift_id: '1' }],
	[
		'can_transfer_and_upgrade_gifts',
		'transferGift',
		{ owned_gift_id: '1', new_owner_chat_id: BUYER },
	],
	['can_manage_stories', 'deleteStory', { story_id: 1 }],
];

describe('what is refused', () => {
	test.each(RIGHTS)(
		'given no %s, when %s is called, then it is refused',
		async (right, method, params) => {
			sandbox.changeBusiness(ID, { rights: { [right]: false } });
			expect(await send(method, params)).toMatchObject({
				description: 'Bad Request: BOT_ACCESS_FORBIDDEN',
			});
		},
	);

	test.each<[string, string, Record<string, unknown>, string]>([
		[
			'getBusinessConnection',
			'no id',
			{ business_connection_id: '' },
			'business connection not found',
		],
		['sendMessage', 'a group', { chat_id: -100, text: 'x' }, 'chat must be a private chat'],
		[
			'sendMessage',
			'its owner',
			{ chat_id: OWNER, text: 'x' },
			'messages must not be sent to self',
		],
		['sendMessage', 'a stranger', { chat_id: 77, text: 'x' }, 'BUSINESS_PEER_INVALID'],
		['setBusinessAccountName', 'no name', {}, 'parameter "first_name" is required'],
		['setBusinessAccountName', 'a blank', { first_name: ' ' }, 'first name must be non-empty'],
		['setBusinessAccountUsername', 'a short one', { username: 'abc' }, 'username is invalid'],
		['setBusinessAccountUsername', 'one in use', { username: 'shop_bot' }, 'USERNAME_OCCUPIED'],
		['setBusinessAccountBio', 'a long one', { bio: 'x'.repeat(141) }, 'ABOUT_TOO_LONG'],
		['setBusinessAccountProfilePhoto', 'none', {}, "photo isn't specified"],
		['setBusinessAccountProfilePhoto', 'no JSON', { photo: '{' }, "can't parse photo JSON object"],
		['setBusinessAccountProfilePhoto', 'a list', { photo: [] }, 'object expected as profile photo'],
		[
			'setBusinessAccountProfilePhoto',
			'an unknown type',
			{ photo: { type: 'x' } },
			'invalid profile photo type specified',
		],
		[
			'setBusinessAccountProfilePhoto',
			'no upload',
			{ photo: { type: 'static', photo: 'x' } },
			'photo must be uploaded as a file',
		],
		['setBusinessAccountGiftSettings', 'no types', {}, "accepted gift types aren't specified"],
		[
			'setBusinessAccountGiftSettings',
			'a type left out',
			{ accepted_gift_types: {} },
			'can\'t find field "unlimited_gifts"',
		],
		[
			'transferBusinessAccountStars',
			'none',
			{ star_count: 0 },
			'invalid amount of Telegram Stars to transfer specified',
		],
		['transferBusinessAccountStars', 'too many', { star_count: 501 }, 'BALANCE_TOO_LOW'],
		['sendInvoice', 'a sale', { chat_id: BUYER }, 'parameter "title" is required'],
	])(
		'%s, given %s, when it is called, then it is refused',
		async (method, _given, params, answer) => {
			expect(await send(method, params)).toMatchObject({ description: `Bad Request: ${answer}` });
		},
	);
});

test('given other answers are assumed, when a right or a recent message is missing, then they are given', async () => {
	await sandbox.close();
	const assumptions = { businessRightMissing: 'NO_RIGHT', businessChatUnknown: 'NO_PEER' };
	sandbox = await createSandbox({ assumptions });
	sandbox.addCustomer({ id: OWNER });
	sandbox.connectBusiness({
		token: TOKEN,
		customer_id: OWNER,
		id: ID,
		rights: { can_edit_bio: false },
	});
	const answers = [
		await send('setBusinessAccountBio', { bio: 'x' }),
		await send('sendMessage', { chat_id: BUYER, text: 'x' }),
	];
	expect(answers.map(({ description }) => description)).toEqual([
		'Bad Request: NO_RIGHT',
		'Bad Request: NO_PEER',
	]);
});
