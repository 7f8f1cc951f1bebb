import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { type PlainAnswer, Refused, runPlain } from '../../support/plainContext';

const CHANNEL = '-1001234567890';
const LINK = 'https://t.me/+AbCdEfGh_-1';

const made: PlainAnswer = ({ method, parameters }) => {
	if (method === 'getChat') return { id: Number(CHANNEL), type: 'channel', title: 'Star gazers' };
	if (method === 'getChatMember') {
		return {
			user: { id: 7, is_bot: false, first_name: 'Ann', username: 'ann' },
			status: 'member',
		};
	}
	if (method.includes('InviteLink')) {
		const { chat_id: _chat, ...rest } = parameters;
		return { invite_link: LINK, creates_join_request: false, is_revoked: false, ...rest };
	}
	return true;
};

const run = async (operation: string, item: IDataObject, answer: PlainAnswer = made) =>
	await runPlain(
		[{ chatId: CHANNEL, userId: '7', ...item }],
		{ resource: 'access', operation },
		answer,
	);

const NOW = Date.parse('2026-11-29T12:00:00Z');

describe('Chat Access: Create Invite Link', () => {
	beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW));
	afterEach(() => jest.restoreAllMocks());

	it.each([
		['nothing chosen', {}, { member_limit: 1 }],
		['one person', { letsIn: 'one' }, { member_limit: 1 }],
		['several people', { letsIn: 'several', memberLimit: 25 }, { member_limit: 25 }],
		['anyone', { letsIn: 'anyone' }, {}],
		['approval', { letsIn: 'request' }, { creates_join_request: true }],
		[
			'a limit left over from another choice',
			{ letsIn: 'request', memberLimit: 5 },
			{ creates_join_request: true },
		],
	])('given %s, when made, then Telegram is asked for exactly that', async (_what, item, sent) => {
		const { calls } = await run('createInviteLink', item);
		expect(calls).toEqual([
			{ method: 'createChatInviteLink', parameters: { chat_id: Number(CHANNEL), ...sent } },
		]);
	});

	it('given a name and an end, when made, then both are in the row', async () => {
		const { calls, json } = await run('createInviteLink', {
			linkName: 'order-1042',
			additionalFields: { expiresAfter: 60 },
		});
		expect(calls[0]?.parameters).toMatchObject({
			name: 'order-1042',
			expire_date: NOW / 1_000 + 3_600,
		});
		expect(json).toEqual([
			{
				chat_id: Number(CHANNEL),
				invite_link: LINK,
				invite_link_name: 'order-1042',
				expires_at: '2026-11-29T13:00:00.000Z',
				member_limit: 1,
				creates_join_request: false,
				is_revoked: false,
				subscription_price: null,
				subscription_period: null,
			},
		]);
	});

	it.each([
		['an empty chat', { chatId: '' }, 'Chat ID'],
		['a name that Telegram would cut', { linkName: 'x'.repeat(33) }, 'Link Name'],
		['a limit of 0', { letsIn: 'several', memberLimit: 0 }, 'Member Limit'],
		['a limit above 99999', { letsIn: 'several', memberLimit: 100_000 }, 'Member Limit'],
		['half a person', { letsIn: 'several', memberLimit: 1.5 }, 'Member Limit'],
		['a negative end', { additionalFields: { expiresAfter: -1 } }, 'Expires After (Minutes)'],
		['an end that was not found', { additionalFields: { expiresAfter: null } }, 'Expires After'],
		['a choice that does not exist', { letsIn: 'everyone' }, 'Lets In'],
	])('given %s, when made, then it is refused by its label and nothing is sent', async (...row) => {
		const [, item, field] = row;
		const { calls, error } = await run('createInviteLink', item);
		expect(error?.message).toContain(`"${field}`);
		expect(calls).toEqual([]);
	});

	it('given a public chat, when a link is made, then a hint says that nobody needs it', async () => {
		const { hints } = await run('createInviteLink', { chatId: '@stars' });
		expect(hints.join()).toContain('@stars is a public chat');
	});

	it('given any name of up to 32 characters, when made, then it is sent as it is', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
				async (linkName) => {
					fc.pre(linkName.trim() !== '' && [...linkName].length <= 32);
					const { calls } = await run('createInviteLink', { linkName });
					expect(calls[0]?.parameters.name).toBe(linkName.trim());
				},
			),
			{ numRuns: 50 },
		);
	});
});

describe('Chat Access: Create Subscription Link', () => {
	const price = { starCount: '100' };

	it('given a private channel, when made, then it costs that much every 30 days', async () => {
		const { calls, json } = await run('createSubscriptionLink', { ...price, linkName: 'vip' });
		expect(calls.map(({ method }) => method)).toEqual([
			'getChat',
			'createChatSubscriptionInviteLink',
		]);
		expect(calls[1]?.parameters).toEqual({
			chat_id: Number(CHANNEL),
			name: 'vip',
			subscription_period: 2_592_000,
			subscription_price: 100,
		});
		expect(json[0]).toMatchObject({ subscription_price: 100, subscription_period: 2_592_000 });
	});

	it.each([
		['a public channel', { type: 'channel', username: 'stars' }, 'public channel @stars'],
		[
			'a channel with a collectible name',
			{ type: 'channel', active_usernames: ['gazers'] },
			'public channel @gazers',
		],
		['a group', { type: 'supergroup', title: 'Club' }, 'names a group "Club"'],
		['a basic group', { type: 'group' }, 'only channels can have a subscription link'],
		['a private chat', { type: 'private' }, 'names a private chat'],
	])(
		'given %s, when made, then it is refused before any link exists',
		async (_what, chat, text) => {
			const { calls, error } = await run('createSubscriptionLink', price, (call) =>
				call.method === 'getChat' ? { id: 1, ...chat } : made(call),
			);
			expect(calls.map(({ method }) => method)).toEqual(['getChat']);
			expect(error?.message).toContain(text);
			expect(error?.message).toContain('[item 0]');
		},
	);

	it.each(['0', '10001', '1.5', '-1', '', 'ten'])(
		'given a price of "%s", when made, then it is refused and nobody is asked',
		async (starCount) => {
			const { calls, error } = await run('createSubscriptionLink', { starCount });
			expect(error?.message).toContain('"Star Count"');
			expect(calls).toEqual([]);
		},
	);

	it('given any price from 1 to 10000, when made, then it is sent unchanged', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (starCount) => {
				const { calls } = await run('createSubscriptionLink', { starCount });
				expect(calls[1]?.parameters.subscription_price).toBe(starCount);
			}),
			{ numRuns: 50 },
		);
	});
});

describe('Chat Access: links that exist', () => {
	it('given no new name, when a subscription link is edited, then it is refused: Telegram would remove the name', async () => {
		const { calls, error } = await run('editSubscriptionLink', { inviteLink: LINK, linkName: ' ' });
		expect(error?.message).toContain('Telegram would remove the name');
		expect(calls).toEqual([]);
	});

	it('given a new name, when a subscription link is edited, then nothing else is sent', async () => {
		const { calls } = await run('editSubscriptionLink', { inviteLink: LINK, linkName: 'gold' });
		expect(calls[0]?.parameters).toEqual({
			chat_id: Number(CHANNEL),
			invite_link: LINK,
			name: 'gold',
		});
	});

	it.each([
		['nothing', '', 'is empty'],
		['the link of another administrator', 'https://t.me/+AbCd...', 'another administrator'],
		['a link to a public chat', 'https://t.me/stars', 'must be an invite link'],
		['the link of an invoice', 'https://t.me/$abc', 'must be an invite link'],
	])(
		'given %s, when revoked, then it is refused before sending',
		async (_what, inviteLink, text) => {
			const { calls, error } = await run('revokeLink', { inviteLink });
			expect(error?.message).toContain(text);
			expect(calls).toEqual([]);
		},
	);

	it.each([LINK, 't.me/joinchat/AbC-1_', 'https://telegram.me/+x'])(
		'given %s, when revoked, then it is sent as it is',
		async (inviteLink) => {
			const { calls } = await run('revokeLink', { inviteLink });
			expect(calls[0]?.parameters.invite_link).toBe(inviteLink);
		},
	);
});

describe('Chat Access: people', () => {
	const member =
		(status: string, more: IDataObject = {}): PlainAnswer =>
		(call) =>
			call.method === 'getChatMember'
				? { user: { id: 7, is_bot: false, first_name: 'Ann' }, status, ...more }
				: made(call);

	it.each([
		['a member', member('member'), 'member'],
		['a restricted member', member('restricted', { is_member: true }), 'restricted'],
	])('given %s, when removed, then by a plain unban', async (_who, answer, status_before) => {
		const { calls, json } = await run('remove', {}, answer);
		expect(calls[1]).toEqual({
			method: 'unbanChatMember',
			parameters: { chat_id: Number(CHANNEL), user_id: 7 },
		});
		expect(json).toEqual([{ chat_id: Number(CHANNEL), user_id: 7, removed: true, status_before }]);
	});

	it.each([
		['one who left', member('left'), 'left'],
		[
			'one who is banned, whose ban an unban would lift',
			member('kicked', { until_date: 0 }),
			'kicked',
		],
		['one who is restricted and out', member('restricted', { is_member: false }), 'restricted'],
	])('given %s, when removed, then nothing is done', async (_who, answer, status_before) => {
		const { calls, json } = await run('remove', {}, answer);
		expect(calls.map(({ method }) => method)).toEqual(['getChatMember']);
		expect(json[0]).toMatchObject({ removed: false, status_before });
	});

	it.each(['Bad Request: member not found', 'Bad Request: PARTICIPANT_ID_INVALID'])(
		'given a look-up that says "%s", when removed as asked, then the removal goes out',
		async (text) => {
			const { calls, json } = await run('remove', {}, (call) => {
				if (call.method === 'getChatMember') throw new Refused(400, text);
				return true;
			});
			expect(calls.map(({ method }) => method)).toEqual(['getChatMember', 'unbanChatMember']);
			expect(json[0]).toMatchObject({ removed: true, status_before: null });
		},
	);

	it('given a bot without rights, when somebody is to be removed, then nothing is tried after the refusal', async () => {
		const { calls, error } = await run('remove', {}, () => {
			throw new Refused(400, 'Bad Request: member list is inaccessible');
		});
		expect(calls).toHaveLength(1);
		expect(error?.message).toContain('[item 0]');
	});

	it('given a look-up that fails, when a member is looked up, then it is an error and never "left"', async () => {
		const { json, error } = await run('getMember', {}, () => {
			throw new Refused(400, 'Bad Request: member not found');
		});
		expect(json).toEqual([]);
		expect(error).toBeDefined();
	});

	it.each([
		['an owner', { status: 'creator' }, true, null, null],
		['a member', { status: 'member' }, true, null, null],
		[
			'one who pays',
			{ status: 'member', until_date: 1_800_000_000 },
			true,
			'2027-01-15T08:00:00.000Z',
			null,
		],
		[
			'one who is restricted for a while',
			{ status: 'restricted', is_member: true, until_date: 1_800_000_000 },
			true,
			null,
			'2027-01-15T08:00:00.000Z',
		],
		['one who is banned for ever', { status: 'kicked', until_date: 0 }, false, null, null],
		['one who left', { status: 'left' }, false, null, null],
	])('given %s, when looked up, then the row says so', async (...row) => {
		const [, answer, is_member, paid_until, restricted_until] = row;
		const { json } = await run('getMember', {}, member(answer.status, answer));
		expect(json).toEqual([
			{
				chat_id: Number(CHANNEL),
				user_id: 7,
				username: null,
				first_name: 'Ann',
				last_name: null,
				language_code: null,
				status: answer.status,
				is_member,
				paid_until,
				restricted_until,
			},
		]);
	});

	it.each([
		['approveRequest', 'approveChatJoinRequest', 'approved'],
		['declineRequest', 'declineChatJoinRequest', 'declined'],
	])('given a request, when %s, then Telegram is told once', async (operation, method, answer) => {
		const { calls, json } = await run(operation, {});
		expect(calls).toEqual([{ method, parameters: { chat_id: Number(CHANNEL), user_id: 7 } }]);
		expect(json).toEqual([{ chat_id: Number(CHANNEL), user_id: 7, answer }]);
	});

	it('given neither chat nor person, when approved, then both are named in one message', async () => {
		const { calls, error } = await run('approveRequest', { chatId: '', userId: 'Ann' });
		expect(`${error?.message}\n${error?.description}`).toMatch(/"Chat ID"[\s\S]*"User ID"/);
		expect(calls).toEqual([]);
	});
});
