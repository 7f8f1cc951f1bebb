import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { call, must, TOKEN, write } from './support/shop.js';

const OWNER = 42;
const FRIEND = 43;
const CHANNEL = -1_000_000_000_500;
const connection = { business_connection_id: 'account' };

interface Gift {
	id: string;
	star_count: number;
	upgrade_star_count?: number;
}
interface Owned {
	owned_gift_id?: string;
	type: string;
	[field: string]: unknown;
}
interface OwnedGifts {
	total_count: number;
	gifts: Owned[];
	next_offset?: string;
}

let sandbox: Sandbox;
let gifts: Gift[];

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 5 });
	sandbox.addBot({ token: TOKEN, stars: 1_000 });
	sandbox.addCustomer({ id: OWNER, stars: 100 });
	write(sandbox, OWNER, '/start');
	write(sandbox, FRIEND, '/start');
	sandbox.connectBusiness({ token: TOKEN, customer_id: OWNER, id: 'account' });
	sandbox.addChat({ id: CHANNEL, type: 'channel', title: 'Club', bot_ids: [700100] });
	({ gifts } = await must<{ gifts: Gift[] }>(sandbox, 'getAvailableGifts'));
});

afterEach(() => sandbox.close());

const cheap = () => gifts.find(({ star_count: stars }) => stars === 15)?.id ?? '';
const upgradable = () => gifts.find(({ upgrade_star_count: stars }) => stars)?.id ?? '';
const give = (gift_id: string, more: Record<string, unknown> = {}) =>
	must(sandbox, 'sendGift', { user_id: OWNER, gift_id, ...more });
const account = (query: Record<string, unknown> = {}) =>
	must<OwnedGifts>(sandbox, 'getBusinessAccountGifts', { ...connection, ...query });
const withConnection = (method: string, params: Record<string, unknown>) =>
	call(sandbox, method, { ...connection, ...params });
const firstId = async () => (await account()).gifts[0]?.owned_gift_id ?? '';
const starsOf = (id: number) =>
	sandbox.customers().find((customer) => customer.id === id)?.stars_balance;

describe('gifts somebody has', () => {
	test('given a gift with a note, when it is sent, then the bot pays and its receiver has it', async () => {
		await give(cheap(), { text: '*For you*', text_parse_mode: 'MarkdownV2' });
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 985 });
		expect(await must(sandbox, 'getUserGifts', { user_id: OWNER })).toEqual({
			total_count: 1,
			gifts: [
				expect.objectContaining({
					type: 'regular',
					gift: expect.objectContaining({ id: cheap() }) as object,
					sender_user: expect.objectContaining({ id: 700100 }) as object,
					text: 'For you',
					entities: [{ type: 'bold', offset: 0, length: 7 }],
					is_saved: true,
				}),
			],
		});
	});

	test('given a gift to a channel, when its gifts are read, then it is there', async () => {
		await give(cheap(), { chat_id: CHANNEL });
		expect(await must(sandbox, 'getChatGifts', { chat_id: CHANNEL })).toMatchObject({
			total_count: 1,
			gifts: [{ type: 'regular' }],
		});
		expect((await account()).total_count).toBe(0);
	});

	test('given one, when its ids are asked for, then only who manages the account is told', async () => {
		await give(cheap());
		expect((await account()).gifts).toMatchObject([{ convert_star_count: 12 }]);
		expect(await firstId()).toMatch(/^\d+$/);
		const { gifts: seen } = await must<OwnedGifts>(sandbox, 'getUserGifts', { user_id: OWNER });
		expect(seen[0]).not.toHaveProperty('owned_gift_id');
	});

	test('given one, when it is converted, then its owner has the Stars instead', async () => {
		await give(cheap());
		const owned_gift_id = await firstId();
		expect(await withConnection('convertGiftToStars', { owned_gift_id })).toMatchObject({
			result: true,
		});
		expect(starsOf(OWNER)).toBe(112);
		expect((await account()).total_count).toBe(0);
		expect(await withConnection('convertGiftToStars', { owned_gift_id })).toMatchObject({
			description: 'Bad Request: STARGIFT_INVALID',
		});
	});

	test('given one, when it is upgraded and given on, then it is one of a kind and the friend’s', async () => {
		await give(upgradable());
		const owned_gift_id = await firstId();
		const upgrade = (star_count: number) =>
			withConnection('upgradeGift', { owned_gift_id, star_count });
		expect(await upgrade(24)).toMatchObject({
			description: 'Bad Request: wrong upgrade price specified',
		});
		expect(await upgrade(25)).toMatchObject({ result: true });
		expect(starsOf(OWNER)).toBe(75);
		expect((await account()).gifts).toMatchObject([
			{ type: 'unique', gift: { base_name: 'Diamond', name: 'Diamond-1', number: 1 } },
		]);
		sandbox.writeMessage({ ...connection, customer_id: FRIEND, text: 'Hi' });
		const transfer = { owned_gift_id, new_owner_chat_id: FRIEND, star_count: 25 };
		expect(await withConnection('transferGift', transfer)).toMatchObject({ result: true });
		expect(starsOf(OWNER)).toBe(50);
		expect((await account()).total_count).toBe(0);
		expect(await must(sandbox, 'getUserGifts', { user_id: FRIEND })).toMatchObject({
			gifts: [{ type: 'unique', sender_user: { id: OWNER } }],
		});
	});

	test('given the upgrade was paid by the sender, when it is upgraded, then it costs nothing', async () => {
		await give(upgradable(), { pay_for_upgrade: true });
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 875 });
		expect((await account()).gifts).toMatchObject([
			{ prepaid_upgrade_star_count: 25, can_be_upgraded: true },
		]);
		const owned_gift_id = await firstId();
		expect(await withConnection('upgradeGift', { owned_gift_id })).toMatchObject({ result: true });
		expect(starsOf(OWNER)).toBe(100);
	});

	test('given several, when they are asked for in pages and by price, then none is missed', async () => {
		await give(upgradable());
		await give(cheap());
		await give(cheap());
		const first = await account({ sort_by_price: true, limit: 2 });
		expect(first).toMatchObject({ total_count: 3, next_offset: '2' });
		expect(first.gifts[0]).toMatchObject({ gift: { id: upgradable() } });
		const second = await account({ sort_by_price: true, limit: 2, offset: first.next_offset });
		expect(second.gifts).toHaveLength(1);
		expect(second).not.toHaveProperty('next_offset');
	});

	test.each([
		['exclude_unlimited', 1],
		['exclude_unique', 2],
		['exclude_saved', 0],
		['exclude_unsaved', 3],
		['exclude_limited', 3],
		['exclude_from_blockchain', 3],
	])(
		'given two plain gifts and a unique one, when asked with %s, then there are %d',
		async (name, count) => {
			await give(upgradable(), { pay_for_upgrade: true });
			await withConnection('upgradeGift', { owned_gift_id: await firstId() });
			await give(cheap());
			await give(upgradable());
			expect((await account({ [name]: true })).total_count).toBe(count);
		},
	);
});

describe('what is refused', () => {
	test.each<[string, string, Record<string, unknown>, string]>([
		['getUserGifts', 'no user', {}, 'invalid user_id specified'],
		['getUserGifts', 'a stranger', { user_id: 77 }, 'user not found'],
		['getChatGifts', 'no chat', {}, 'chat_id is empty'],
		['convertGiftToStars', 'a word', { owned_gift_id: 'x' }, 'invalid gift identifier specified'],
		['upgradeGift', 'an unknown gift', { owned_gift_id: '5' }, 'STARGIFT_INVALID'],
		[
			'transferGift',
			'a group',
			{ owned_gift_id: '5', new_owner_chat_id: -5 },
			'chat must be a private chat',
		],
	])(
		'%s, given %s, when it is called, then it is refused',
		async (method, _given, params, answer) => {
			expect(await withConnection(method, params)).toMatchObject({
				description: `Bad Request: ${answer}`,
			});
		},
	);

	test('given a plain gift, when it is upgraded or given on, then it is refused', async () => {
		await give(cheap());
		const owned_gift_id = await firstId();
		sandbox.writeMessage({ ...connection, customer_id: FRIEND, text: 'Hi' });
		expect(await withConnection('upgradeGift', { owned_gift_id })).toMatchObject({
			description: 'Bad Request: STARGIFT_UPGRADE_UNAVAILABLE',
		});
		const transfer = { owned_gift_id, new_owner_chat_id: FRIEND, star_count: 25 };
		expect(await withConnection('transferGift', transfer)).toMatchObject({
			description: 'Bad Request: STARGIFT_TRANSFER_UNAVAILABLE',
		});
	});

	test('given too few Stars, when a gift is upgraded, then it is refused', async () => {
		await give(upgradable());
		sandbox.giveStars(OWNER, -90);
		const upgrade = { owned_gift_id: await firstId(), star_count: 25 };
		expect(await withConnection('upgradeGift', upgrade)).toMatchObject({
			description: 'Bad Request: have not enough Telegram Stars',
		});
	});
});
