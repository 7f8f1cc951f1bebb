import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { ActionShop, ALBUM, BOT_TOKEN, BUYER, itemsOf } from '../../support/actionShop';
import { failAction, runAction } from '../../support/executeContext';

const BOT_ID = 123_456_789;
const CHANNEL = -1_001_000_000_001;
const PUBLIC_CHANNEL = -1_001_000_000_002;
const GROUP = -1_001_000_000_003;
const HELPLESS = -1_001_000_000_004;
const OWNER = 1;
const FRIEND = 4343;

let shop: ActionShop;

beforeAll(async () => {
	const bot = { bot_ids: [BOT_ID], owner_id: OWNER };
	const sandbox = await createSandbox({
		seed: {
			bots: [{ token: BOT_TOKEN }],
			customers: [{ id: OWNER }, { id: BUYER, first_name: 'Ann', stars: 10_000 }, { id: FRIEND }],
			chats: [
				{ type: 'channel', id: CHANNEL, title: 'Star gazers', ...bot },
				{ type: 'channel', id: PUBLIC_CHANNEL, title: 'News', username: 'star_news', ...bot },
				{ type: 'supergroup', id: GROUP, title: 'Club', ...bot },
				{
					type: 'channel',
					id: HELPLESS,
					title: 'Helpless',
					...bot,
					bot_rights: { can_invite_users: false, can_restrict_members: false },
				},
			],
		},
	});
	shop = new ActionShop(sandbox);
});

beforeEach(() => shop.reset());

afterAll(async () => await shop.sandbox.close());

const setUp = (operation: string, parameters: INodeParameters) =>
	shop.setUp({ resource: 'access', operation, chatId: CHANNEL, userId: BUYER, ...parameters });

async function access(operation: string, parameters: INodeParameters = {}): Promise<IDataObject> {
	const { json } = await runAction(setUp(operation, parameters));
	return json[0] ?? {};
}

const refusal = async (operation: string, parameters: INodeParameters = {}) =>
	(await failAction(setUp(operation, parameters))).message;

const join = (invite_link: unknown, customer_id = BUYER) =>
	shop.sandbox.join({ customer_id, invite_link: String(invite_link) });

describe('access to a private channel', () => {
	it('given a link for one person, when two follow it, then only the first is in, and a removal brings the first out without a ban', async () => {
		const link = await access('createInviteLink', { linkName: String(BUYER) });
		expect(link).toMatchObject({ member_limit: 1, invite_link_name: String(BUYER) });
		join(link.invite_link);
		expect(() => join(link.invite_link, FRIEND)).toThrow();
		expect(await access('getMember')).toMatchObject({ status: 'member', is_member: true });
		expect(await access('remove')).toMatchObject({ removed: true, status_before: 'member' });
		expect(await access('getMember')).toMatchObject({ status: 'left', is_member: false });
		expect(await access('remove')).toMatchObject({ removed: false, status_before: 'left' });
		join((await access('createInviteLink')).invite_link);
		expect(await access('getMember')).toMatchObject({ is_member: true });
	});

	it('given somebody whom the owner banned, when removed, then the ban stays', async () => {
		shop.sandbox.putMember({ chat_id: CHANNEL, user_id: BUYER, status: 'kicked' });
		expect(await access('remove')).toMatchObject({ removed: false, status_before: 'kicked' });
		expect(await access('getMember')).toMatchObject({ status: 'kicked' });
	});

	it('given a link with approval, when somebody asks, then approving lets in once, and twice is explained', async () => {
		const link = await access('createInviteLink', { letsIn: 'request' });
		expect(link).toMatchObject({ creates_join_request: true, member_limit: null });
		join(link.invite_link);
		expect(await access('approveRequest')).toMatchObject({ answer: 'approved' });
		expect(await access('getMember')).toMatchObject({ is_member: true });
		expect(await refusal('approveRequest')).toMatch(
			/has no open request to join|is in the chat .* already/,
		);
		expect(await refusal('declineRequest', { userId: FRIEND })).toMatch(
			/has no open request|never asked to join/,
		);
	});

	it('given a request, when declined, then the person stays out', async () => {
		join((await access('createInviteLink', { letsIn: 'request' })).invite_link);
		expect(await access('declineRequest')).toMatchObject({ answer: 'declined' });
		expect(await access('getMember')).toMatchObject({ is_member: false });
	});

	it('given a revoked link, when somebody follows it, then nobody gets in', async () => {
		const { invite_link } = await access('createInviteLink', { letsIn: 'anyone' });
		const inviteLink = String(invite_link);
		expect(await access('revokeLink', { inviteLink })).toMatchObject({ is_revoked: true });
		expect(() => join(invite_link)).toThrow();
	});

	it('given a subscription link, when renamed, then its price stays, and a member who pays has an end', async () => {
		const link = await access('createSubscriptionLink', { starCount: 100, linkName: 'silver' });
		expect(link).toMatchObject({ subscription_price: 100, subscription_period: 2_592_000 });
		const inviteLink = String(link.invite_link);
		const renamed = await access('editSubscriptionLink', { inviteLink, linkName: 'gold' });
		expect(renamed).toMatchObject({ invite_link_name: 'gold', subscription_price: 100 });
		join(inviteLink);
		const { paid_until } = await access('getMember');
		expect(Date.parse(String(paid_until))).toBeGreaterThan(shop.sandbox.clock.now());
	});

	it.each([
		['a public channel', PUBLIC_CHANNEL, 'public channel @star_news'],
		['a group', GROUP, 'only channels can have a subscription link'],
	])('given %s, when a subscription link is made, then there is none', async (...row) => {
		const [, chatId, text] = row;
		expect(await refusal('createSubscriptionLink', { chatId, starCount: 100 })).toContain(text);
		expect(shop.calls('createChatSubscriptionInviteLink')).toEqual([]);
	});

	it.each([
		['createInviteLink', { chatId: HELPLESS }, 'The bot'],
		['remove', { chatId: HELPLESS }, 'The bot is not allowed to remove members'],
		['remove', { userId: OWNER }, 'is the owner of the chat'],
		['revokeLink', { inviteLink: 'https://t.me/+NobodyMadeThis' }, 'does not exist'],
		['createInviteLink', { chatId: BUYER }, 'private chat'],
		['createInviteLink', { chatId: '@nobody_here' }, 'was not found'],
	])('given %s with %p, when run, then the refusal is explained', async (...row) => {
		const [operation, parameters, text] = row as [string, INodeParameters, string];
		shop.sandbox.putMember({ chat_id: HELPLESS, user_id: BUYER, status: 'member' });
		const message = await refusal(operation, parameters);
		expect(message).toContain(text);
		expect(message).not.toContain('Telegram refused');
	});
});

describe('invoices in any chat', () => {
	const RESULT: INodeParameters = {
		...ALBUM,
		resource: 'inlineQuery',
		operation: 'answer',
		orderId: '={{ $json.order }}',
		inlineQueryId: '={{ $json.inline_query_id }}',
	};

	/** Somebody types in a group; gives the query and what they will see. */
	async function type(query: string) {
		const session = shop.sandbox.typeInline({ token: BOT_TOKEN, customer_id: BUYER, query });
		const { inline_query } = await shop.takeUpdate();
		return { id: String((inline_query as IDataObject).id), session };
	}

	it('given two items of one query, when answered, then both are in the list in order and the chosen one can be paid by two people', async () => {
		const { id, session } = await type('album');
		const items = itemsOf(
			{ inline_query_id: id, order: 'album-1' },
			{ inline_query_id: id, order: 'album-2' },
		);
		const { json } = await runAction(shop.setUp(RESULT, { items }));
		expect(json.map(({ result_id }) => result_id)).toEqual(['album-1', 'album-2']);
		expect(await session).toMatchObject({
			status: 'answered',
			is_personal: true,
			cache_time: 0,
			results: [
				{ id: 'album-1', type: 'article', title: 'Album', invoice_payload: 'album-1' },
				{ id: 'album-2', invoice_payload: 'album-2' },
			],
		});
		const { query_id } = await session;
		const message = shop.sandbox.chooseInline({ query_id: String(query_id), result_id: 'album-2' });
		expect(message).toMatchObject({ invoice: { currency: 'XTR', total_amount: 250 } });
		// In the chat with the bot itself the message comes as well.
		const updates = [await shop.takeUpdate(), await shop.takeUpdate()];
		expect(updates.find((update) => update.chosen_inline_result)).toMatchObject({
			chosen_inline_result: { result_id: 'album-2' },
		});
		for (let time = 0; time < 2; time++) {
			const payment = await shop.payStars(message.message_id);
			expect(payment).toMatchObject({ invoice_payload: 'album-2', total_amount: 250 });
		}
	});

	it('given a query that is answered, when answered again, then one error says that it is too late', async () => {
		const { id, session } = await type('album');
		const items = itemsOf({ inline_query_id: id, order: 'album-1' });
		await runAction(shop.setUp(RESULT, { items }));
		await session;
		const error = await failAction(shop.setUp(RESULT, { items }));
		expect(error.message).toBe('The user no longer waits for these results [item 0]');
	});

	it('given an answer that comes after its time, when sent, then it says so', async () => {
		const { id, session } = await type('album');
		await shop.sandbox.clock.advance(31_000);
		await session.catch(() => undefined);
		const items = itemsOf({ inline_query_id: id, order: 'album-1' });
		const error = await failAction(shop.setUp(RESULT, { items }));
		expect(error.message).toBe('The user no longer waits for these results [item 0]');
	});

	it('given a photo, a text and a provider invoice, when answered, then the sandbox takes each for what it is', async () => {
		const { id, session } = await type('all');
		const items = itemsOf(
			{ inline_query_id: id, kind: 'photo' },
			{ inline_query_id: id, kind: 'article' },
			{ inline_query_id: id, kind: 'invoice' },
		);
		await runAction(
			shop.setUp(
				{
					...RESULT,
					orderId: '',
					paymentMethod: 'provider',
					currency: 'EUR',
					prices: { price: [{ label: 'Mug', amount: '12.50' }] },
					resultKind: '={{ $json.kind }}',
					resultPhotoUrl: 'https://example.com/mug.jpg',
					articleTitle: 'Hours',
					articleText: 'We are open',
					additionalFields: { needName: true, maxTipAmount: '5', payButtonText: 'Pay' },
				},
				{ items },
			),
		);
		const { results } = (await session) as { results: IDataObject[] };
		expect(results.map(({ type: kind }) => kind)).toEqual(['photo', 'article', 'article']);
		expect(results.map(({ invoice_payload }) => typeof invoice_payload)).toEqual([
			'string',
			'undefined',
			'string',
		]);
	});

	it('given a Mini App user, when a message is prepared, then Telegram keeps it', async () => {
		shop.sandbox.writeMessage({ token: BOT_TOKEN, customer_id: BUYER, text: '/start' });
		const { json } = await runAction(
			shop.setUp({
				...RESULT,
				operation: 'prepareMessage',
				orderId: 'album-9',
				userId: BUYER,
				chats: ['user', 'group'],
			}),
		);
		expect(json[0]).toMatchObject({
			prepared_message_id: expect.any(String),
			expires_at: expect.stringMatching(/Z$/),
			order_id: 'album-9',
		});
	});
});
