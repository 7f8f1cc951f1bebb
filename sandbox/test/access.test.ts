import { createSandbox } from '../src/index.js';
import type { Sandbox, SandboxOptions } from '../src/index.js';
import { BOT_ID, call, must, TOKEN } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

const MONTH_S = 2_592_000;
const OWNER = 1;

interface Update {
	[type: string]: Record<string, unknown>;
}
interface Link {
	invite_link: string;
	[name: string]: unknown;
}

let sandbox: Sandbox;
let offset: number;

async function open(options: SandboxOptions = {}): Promise<void> {
	sandbox = await createSandbox({ randomSeed: 8, ...options });
	sandbox.clock.freeze();
	sandbox.addBot({ token: TOKEN });
	for (const id of [OWNER, 42, 43]) sandbox.addCustomer({ id, stars: 1_000 });
	offset = 0;
	await must(sandbox, 'getUpdates', {
		allowed_updates: ['chat_member', 'my_chat_member', 'chat_join_request', 'message'],
	});
}

beforeEach(() => open());
afterEach(async () => sandbox.close());

const club = (more: object = {}) =>
	sandbox.addChat({
		type: 'channel',
		title: 'Club',
		owner_id: OWNER,
		bot_ids: [BOT_ID],
		...more,
	}).id;

/** What has come since the last look. */
async function news(): Promise<Update[]> {
	// A repeated poll with the same offset waits for three seconds.
	await sandbox.clock.advance(4_000);
	const updates = await must<Array<Update & { update_id: number }>>(sandbox, 'getUpdates', {
		offset,
	});
	offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
	return updates;
}

const steps = (updates: Update[]) =>
	updates.map((update) => {
		const change = update['chat_member'] ?? update['my_chat_member'];
		const status = (name: string) => (change?.[name] as { status: string }).status;
		return `${status('old_chat_member')}>${status('new_chat_member')}`;
	});

const now = () => Math.floor(sandbox.clock.now() / 1000);
const member = (chat_id: number, user_id = 42) =>
	must<Record<string, unknown>>(sandbox, 'getChatMember', { chat_id, user_id });

describe('invite links', () => {
	test('given a link for one, when two follow it, then the second is refused, and the update names the link', async () => {
		const chat_id = club();
		const { invite_link } = await must<Link>(sandbox, 'createChatInviteLink', {
			chat_id,
			name: 'order 17',
			member_limit: 1,
		});
		expect(sandbox.join({ customer_id: 42, invite_link })).toEqual({ chat_id, status: 'member' });
		expect(() => sandbox.join({ customer_id: 43, invite_link })).toThrow('INVITE_HASH_EXPIRED');
		const [update] = await news();
		expect(update?.['chat_member']).toMatchObject({
			from: { id: 42 },
			invite_link: { invite_link, name: 'order 17', member_limit: 1, creator: { id: BOT_ID } },
		});
	});

	test('given a link that ends, when its time is over or it is revoked, then nobody comes in by it', async () => {
		const chat_id = club();
		const make = (more: object) =>
			must<Link>(sandbox, 'createChatInviteLink', { chat_id, ...more });
		const ends = await make({ expire_date: now() + 60 });
		const revoked = await make({});
		await must(sandbox, 'revokeChatInviteLink', { chat_id, invite_link: revoked.invite_link });
		await sandbox.clock.advance(60_000);
		for (const { invite_link } of [ends, revoked]) {
			expect(() => sandbox.join({ customer_id: 42, invite_link })).toThrow('INVITE_HASH_EXPIRED');
		}
	});

	test('given a link with terms, when it is edited, then what is left out is reset', async () => {
		const chat_id = club();
		const { invite_link } = await must<Link>(sandbox, 'createChatInviteLink', {
			chat_id,
			name: 'x'.repeat(40),
			member_limit: 5,
			expire_date: now() + 60,
		});
		expect(await must(sandbox, 'editChatInviteLink', { chat_id, invite_link })).toEqual({
			invite_link,
			creator: expect.objectContaining({ id: BOT_ID }) as object,
			creates_join_request: false,
			is_primary: false,
			is_revoked: false,
		});
	});

	test('given somebody else’s link, when a customer comes by it, then the bot sees it cut off', async () => {
		const chat_id = club();
		const { invite_link } = sandbox.ownersLink({ chat_id, name: 'free' }) as unknown as Link;
		sandbox.join({ customer_id: 42, invite_link });
		const [update] = await news();
		const seen = update?.['chat_member']?.['invite_link'] as Link;
		expect(seen).toMatchObject({ name: 'free', creator: { id: OWNER } });
		expect(seen.invite_link).toMatch(/^https:\/\/t\.me\/\+[\w-]{8}\.\.\.$/);
		expect(await call(sandbox, 'revokeChatInviteLink', { chat_id, invite_link })).toMatchObject({
			description: 'Bad Request: INVITE_HASH_EXPIRED',
		});
	});

	test('given a primary link, when another is exported, then the first lets nobody in, and neither can be edited', async () => {
		const chat_id = club();
		const first = await must<string>(sandbox, 'exportChatInviteLink', { chat_id });
		const second = await must<string>(sandbox, 'exportChatInviteLink', { chat_id });
		expect(() => sandbox.join({ customer_id: 42, invite_link: first })).toThrow();
		expect(
			await call(sandbox, 'editChatInviteLink', { chat_id, invite_link: second }),
		).toMatchObject({ description: 'Bad Request: CHAT_INVITE_PERMANENT' });
		expect(sandbox.join({ customer_id: 42, invite_link: second }).status).toBe('member');
	});
});

describe('requests', () => {
	const ask = async (chat_id: number) => {
		const { invite_link } = await must<Link>(sandbox, 'createChatInviteLink', {
			chat_id,
			creates_join_request: true,
		});
		return sandbox.join({ customer_id: 42, invite_link });
	};

	test('given a link by request, when the bot approves, then the customer is in, and a second approval is refused', async () => {
		const chat_id = club();
		expect(await ask(chat_id)).toMatchObject({ status: 'requested' });
		expect((await news())[0]?.['chat_join_request']).toMatchObject({
			chat: { id: chat_id },
			from: { id: 42 },
			user_chat_id: 42,
			invite_link: { pending_join_request_count: 1 },
		});
		const who = { chat_id, user_id: 42 };
		expect(await must(sandbox, 'approveChatJoinRequest', who)).toBe(true);
		expect(await call(sandbox, 'approveChatJoinRequest', who)).toMatchObject({
			description: 'Bad Request: USER_ALREADY_PARTICIPANT',
		});
		expect(await member(chat_id)).toMatchObject({ status: 'member' });
	});

	test('given a request, when it is declined, then the customer stays outside and may ask again', async () => {
		const chat_id = club();
		await ask(chat_id);
		const who = { chat_id, user_id: 42 };
		await must(sandbox, 'declineChatJoinRequest', who);
		expect(await call(sandbox, 'declineChatJoinRequest', who)).toMatchObject({
			description: 'Bad Request: HIDE_REQUESTER_MISSING',
		});
		expect(await member(chat_id)).toMatchObject({ status: 'left' });
		expect(await ask(chat_id)).toMatchObject({ status: 'requested' });
	});

	test('given a public chat by request, when the bot approves, then the update says so and names no link', async () => {
		const chat_id = sandbox.addChat({
			type: 'supergroup',
			title: 'Open',
			username: 'open_group',
			join_by_request: true,
			bot_ids: [BOT_ID],
		}).id;
		sandbox.join({ customer_id: 42, chat_id });
		await must(sandbox, 'approveChatJoinRequest', { chat_id, user_id: 42 });
		const change = (await news()).at(-1)?.['chat_member'];
		expect(change).toMatchObject({ via_join_request: true });
		expect(change).not.toHaveProperty('invite_link');
	});

	test('given a strict sandbox, when somebody asks to join, then the bot may write to them for five minutes', async () => {
		await sandbox.close();
		await open({ strict: true });
		await ask(club());
		const write = () => call(sandbox, 'sendMessage', { chat_id: 42, text: 'Hello' });
		expect(await write()).toMatchObject({ ok: true });
		await sandbox.clock.advance(300_000);
		expect(await write()).toMatchObject({ error_code: 403 });
	});

	test('given a bot without the right to invite, when somebody asks, then it hears nothing', async () => {
		const chat_id = club({ bot_rights: { can_invite_users: false } });
		const { invite_link } = sandbox.ownersLink({
			chat_id,
			creates_join_request: true,
		}) as unknown as Link;
		sandbox.join({ customer_id: 42, invite_link });
		expect(await news()).toEqual([]);
	});
});

describe('paid places in a channel', () => {
	const sell = async (chat_id: number) =>
		(
			await must<Link>(sandbox, 'createChatSubscriptionInviteLink', {
				chat_id,
				subscription_period: MONTH_S,
				subscription_price: 300,
			})
		).invite_link;

	test('given a private channel, when a customer joins by its paid link, then the Stars are the channel’s, and the bot’s ledger is empty', async () => {
		const chat_id = club();
		const until_date = now() + MONTH_S;
		expect(sandbox.join({ customer_id: 42, invite_link: await sell(chat_id) })).toMatchObject({
			status: 'member',
			paid_stars: 300,
			until_date,
		});
		expect(await member(chat_id)).toMatchObject({ status: 'member', until_date });
		const updates = await news();
		expect(updates).toHaveLength(1);
		expect(updates[0]?.['chat_member']).toMatchObject({
			new_chat_member: { until_date },
			invite_link: { subscription_price: 300, subscription_period: MONTH_S },
		});
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 0 });
		expect(await must(sandbox, 'getStarTransactions')).toEqual({ transactions: [] });
	});

	test('given a paid place, when months pass, then it is renewed in silence until the Stars run out, and then ends', async () => {
		const chat_id = club();
		sandbox.join({ customer_id: 42, invite_link: await sell(chat_id) });
		const { until_date: first } = (await member(chat_id)) as { until_date: number };
		await news();
		await sandbox.clock.advance(MONTH_S * 1000);
		expect(await member(chat_id)).toMatchObject({ until_date: first + MONTH_S });
		expect(await news()).toEqual([]);
		await sandbox.clock.advance(MONTH_S * 2000);
		expect(await member(chat_id)).toMatchObject({ status: 'left' });
		expect(steps(await news())).toEqual(['member>left']);
	});

	test('given a customer who stopped the renewal or left, when they return in time, then it is free, and after the end it is not', async () => {
		const chat_id = club();
		const invite_link = await sell(chat_id);
		sandbox.join({ customer_id: 42, invite_link });
		sandbox.renewPlace({ chat_id, customer_id: 42, renews: false });
		sandbox.leave({ chat_id, customer_id: 42 });
		expect(sandbox.join({ customer_id: 42, invite_link })).not.toHaveProperty('paid_stars');
		await sandbox.clock.advance(MONTH_S * 1000);
		expect(await member(chat_id)).toMatchObject({ status: 'left' });
		expect(sandbox.join({ customer_id: 42, invite_link })).toHaveProperty('paid_stars', 300);
	});

	test('given a public channel, when its paid link is made, then that works, and lets people in for nothing', async () => {
		const chat_id = club({ username: 'open_club' });
		const joined = sandbox.join({ customer_id: 42, invite_link: await sell(chat_id) });
		expect(joined).toEqual({ chat_id, status: 'member' });
		expect((await news())[0]?.['chat_member']).not.toHaveProperty('invite_link');
	});

	test('given too few Stars, when a customer follows the paid link, then they stay outside', async () => {
		const chat_id = club();
		sandbox.addCustomer({ id: 44, stars: 299 });
		const invite_link = await sell(chat_id);
		expect(() => sandbox.join({ customer_id: 44, invite_link })).toThrow('BALANCE_TOO_LOW');
		expect(await member(chat_id, 44)).toMatchObject({ status: 'left' });
	});
});

describe('removing', () => {
	test('given a member, when they are unbanned, then they are removed in two steps, a second apart', async () => {
		const chat_id = club({ member_ids: [42] });
		let done = false;
		const removal = must(sandbox, 'unbanChatMember', { chat_id, user_id: 42 }).then(() => {
			done = true;
		});
		await sandbox.clock.advance(999);
		expect(done).toBe(false);
		expect(await member(chat_id)).toMatchObject({ status: 'kicked' });
		await sandbox.clock.advance(1);
		await removal;
		expect(await member(chat_id)).toMatchObject({ status: 'left' });
		expect(steps(await news())).toEqual(['member>kicked', 'kicked>left']);
	});

	test('given a member, when only the banned are to be unbanned, then nothing happens and the answer is true', async () => {
		const chat_id = club({ member_ids: [42] });
		const who = { chat_id, user_id: 42, only_if_banned: true };
		expect(await must(sandbox, 'unbanChatMember', who)).toBe(true);
		expect(await member(chat_id)).toMatchObject({ status: 'member' });
		expect(await news()).toEqual([]);
	});

	test.each([
		['no end', 0, 0],
		['an end that is too near', 29, 0],
		['an end that is too far', 367 * 86_400, 0],
		['an end', 3_600, 3_600],
	])(
		'given a ban with %s, when it is looked up, then it ends or does not',
		async (_name, ahead, ends) => {
			const chat_id = club({ member_ids: [42] });
			const until_date = ahead === 0 ? 0 : now() + ahead;
			await must(sandbox, 'banChatMember', { chat_id, user_id: 42, until_date });
			expect(await member(chat_id)).toMatchObject({
				status: 'kicked',
				until_date: ends === 0 ? 0 : until_date,
			});
			await sandbox.clock.advance(3_601_000);
			expect(await member(chat_id)).toMatchObject({ status: ends === 0 ? 'kicked' : 'left' });
		},
	);

	test('given one who is outside, when they are removed again, then the answer is true at once, even without the right', async () => {
		const chat_id = club({ bot_rights: { can_restrict_members: false } });
		expect(await must(sandbox, 'unbanChatMember', { chat_id, user_id: 42 })).toBe(true);
	});
});

describe('what bots hear', () => {
	test('given a bot that did not ask for chat_member, when somebody joins, then it hears nothing', async () => {
		await sandbox.clock.advance(4_000);
		await must(sandbox, 'getUpdates', { allowed_updates: [] });
		const chat_id = club();
		sandbox.putMember({ chat_id, user_id: 42, status: 'member' });
		expect(await news()).toEqual([]);
	});

	test('given a bot, when its rights are taken and it is thrown out, then it hears of itself, and then of nobody', async () => {
		const chat_id = club();
		const put = (user_id: number, status: 'administrator' | 'kicked' | 'member') =>
			sandbox.putMember({ chat_id, user_id, status, rights: { can_invite_users: false } });
		put(BOT_ID, 'administrator');
		put(BOT_ID, 'kicked');
		put(42, 'member');
		const updates = await news();
		expect(steps(updates)).toEqual(['administrator>administrator', 'administrator>kicked']);
		expect(updates[0]?.['my_chat_member']).toMatchObject({
			from: { id: OWNER },
			new_chat_member: { can_invite_users: false, can_restrict_members: true },
		});
	});
});
