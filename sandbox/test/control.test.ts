import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import {
	approve,
	BOT_ID,
	call,
	cardInvoice,
	openEndpoint,
	sendInvoice,
	starsInvoice,
	TOKEN,
} from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

interface Operation {
	operationId: string;
	responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

interface Description {
	openapi: string;
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, object> };
}

let sandbox: Sandbox;
let description: Description;
let ajv: Ajv2020;
let endpoint: Endpoint;

beforeAll(async () => {
	sandbox = await createSandbox({ randomSeed: 3 });
	description = (await (await fetch(`${sandbox.url}/api/openapi.json`)).json()) as Description;
	endpoint = await openEndpoint();
	endpoint.respond = approve;
	await call(sandbox, 'setWebhook', { url: endpoint.url });
	ajv = new Ajv2020({ strict: false });
	ajv.addSchema(description, 'api');
});

afterAll(async () => {
	await sandbox.close();
	await endpoint.close();
});

const operations = () =>
	Object.entries(description.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
	);

/** The check of what a call answers with a status. */
function checkOf(operationId: string, status: string): ValidateFunction {
	const found = operations().find(({ operation }) => operation.operationId === operationId);
	if (!found) throw new Error(`No call ${operationId}.`);
	const part = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');
	const place = ['paths', part(found.path), found.method, 'responses', status].join('/');
	return ajv.compile({ $ref: `api#/${place}/content/application~1json/schema` });
}

async function answerOf(method: string, path: string, body?: object): Promise<unknown> {
	const response = await fetch(sandbox.url + path, {
		method,
		...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
	});
	return { status: response.status, body: (await response.json()) as unknown };
}

describe('the description of the control interface', () => {
	test('given it, then it is OpenAPI 3.1 and holds the Bot API as well', () => {
		expect(description.openapi).toBe('3.1.0');
		expect(Object.keys(description.paths)).toEqual(
			expect.arrayContaining(['/api/pay', '/api/checkouts/{id}/confirm', '/bot{token}/{method}']),
		);
	});

	test('given its operations, then each has a name of its own, what it answers and how it refuses', () => {
		const names = operations().map(({ operation }) => operation.operationId);
		expect(names).toHaveLength(new Set(names).size);
		const bare = operations().filter(
			({ operation: { operationId, responses } }) =>
				!('200' in responses && '4XX' in responses) &&
				!['callBotApi', 'events', 'openapi'].includes(operationId),
		);
		expect(bare.map(({ operation }) => operation.operationId)).toEqual([]);
	});

	test('given its operations, then each can be done in process under the same name', () => {
		/** What only HTTP needs, and what has another name or place in process. */
		const elsewhere = new Set(['health', 'events', 'openapi', 'file', 'joinChat', 'callBotApi']);
		const missing = operations()
			.map(({ operation }) => operation.operationId)
			.filter((name) => !elsewhere.has(name) && !(name in sandbox));
		expect(missing).toEqual([]);
	});

	test('given its references, then each leads to a schema', () => {
		const referred = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(
			([, place]) => place ?? '',
		);
		expect(referred.length).toBeGreaterThan(50);
		const lost = referred.filter(
			(place) => !((place.split('/').at(-1) ?? '') in description.components.schemas),
		);
		expect(lost).toEqual([]);
	});
});

/** Calls in the order in which a customer makes them. */
const STORY: ReadonlyArray<
	[operation: string, method: string, path: string, body: object | undefined]
> = [
	['health', 'GET', '/api/health', undefined],
	[
		'addBot',
		'POST',
		'/api/bots',
		{ token: TOKEN, first_name: 'Shop', app_url: 'https://shop.example/' },
	],
	[
		'addCustomer',
		'POST',
		'/api/customers',
		{ id: 42, first_name: 'Ann', last_name: 'Lee', username: 'ann' },
	],
	['changeCustomer', 'PATCH', '/api/customers/42', { block_bot: BOT_ID }],
	['giveStars', 'POST', '/api/customers/42/stars', { amount: 5 }],
	[
		'addChat',
		'POST',
		'/api/chats',
		{ type: 'channel', title: 'Club', id: -1005, bot_ids: [BOT_ID], owner_id: 7 },
	],
	['ownersLink', 'POST', '/api/chats/-1005/invite-links', { name: 'VIP', subscription_price: 10 }],
	['members', 'GET', '/api/chats/-1005/members', undefined],
	[
		'putMember',
		'POST',
		'/api/chats/-1005/members',
		{ user_id: 42, status: 'administrator', rights: { can_invite_users: false } },
	],
	['joinRequests', 'GET', '/api/chats/-1005/requests', undefined],
	['places', 'GET', '/api/customers/42/places', undefined],
	['leave', 'POST', '/api/chats/-1005/leave', { customer_id: 42 }],
	['writeMessage', 'POST', '/api/messages', { token: TOKEN, customer_id: 42, text: '/start' }],
	['writeMessage', 'POST', '/api/messages', { token: TOKEN, customer_id: 42, contact: {} }],
	['messages', 'GET', `/api/messages?bot_id=${BOT_ID}&chat_id=42`, undefined],
	['chats', 'GET', '/api/chats?customer_id=42', undefined],
	['chats', 'GET', '/api/chats', undefined],
	['bots', 'GET', '/api/bots', undefined],
	['customers', 'GET', '/api/customers', undefined],
	['openMiniApp', 'POST', '/api/mini-apps', { token: TOKEN, customer_id: 42, launch: 'link' }],
	['miniAppKey', 'GET', '/api/mini-apps/key', undefined],
	['readClock', 'GET', '/api/clock', undefined],
	['moveClock', 'POST', '/api/clock', { advance_ms: 5 }],
	['addFault', 'POST', '/api/faults', { scope: 'delivery', kind: 'delay' }],
	['faults', 'GET', '/api/faults', undefined],
	['removeFaults', 'DELETE', '/api/faults', undefined],
	['subscriptions', 'GET', '/api/subscriptions', undefined],
	[
		'connectBusiness',
		'POST',
		'/api/business-connections',
		{ token: TOKEN, customer_id: 42, id: 'account', rights: { can_reply: false } },
	],
	['changeBusiness', 'PATCH', '/api/business-connections/account', { is_enabled: false }],
	['businessConnections', 'GET', '/api/business-connections', undefined],
	['stories', 'GET', '/api/customers/42/stories', undefined],
	[
		'react',
		'POST',
		'/api/reactions',
		{ token: TOKEN, customer_id: 42, message_id: 1, reaction: [{ type: 'emoji', emoji: '👍' }] },
	],
	['boost', 'POST', '/api/chats/-1005/boosts', { customer_id: 7 }],
	['addStickerSet', 'POST', '/api/sticker-sets', { name: 'cats', emoji: ['🐱'] }],
	['stickerSets', 'GET', '/api/sticker-sets', undefined],
	['journal', 'GET', '/api/journal', undefined],
];

describe('what the control interface answers', () => {
	test.each(STORY)('given %s, then it answers as described', async (name, method, path, body) => {
		const answer = await answerOf(method, path, body);
		expect(answer).toMatchObject({ status: 200 });
		const check = checkOf(name, '200');
		check((answer as { body: unknown }).body);
		expect(check.errors).toBeNull();
	});

	test.each([
		['a card', cardInvoice],
		['Stars', starsInvoice],
	])(
		'given a purchase with %s, then form, result and messages are as described',
		async (_with, invoice) => {
			const target = await sendInvoice(sandbox, invoice);
			const open = (await answerOf('POST', '/api/checkouts', target)) as { body: { id: string } };
			const opened = checkOf('openCheckout', '200');
			opened(open.body);
			expect(opened.errors).toBeNull();
			const { body } = (await answerOf('POST', '/api/pay', target)) as { body: object };
			expect(body).toMatchObject({ status: 'paid' });
			const paid = checkOf('pay', '200');
			paid(body);
			expect(paid.errors).toBeNull();
			const list = checkOf('messages', '200');
			list(
				((await answerOf('GET', `/api/messages?bot_id=${BOT_ID}&chat_id=42`)) as { body: unknown })
					.body,
			);
			expect(list.errors).toBeNull();
		},
	);

	test.each([
		['a field it does not have', 'writeMessage', '/api/messages', { customer_id: 42, txt: 'x' }],
		['no bot', 'writeMessage', '/api/messages', { customer_id: 42, text: 'x' }],
		['a kind of chat there is not', 'addChat', '/api/chats', { type: 'salon', title: 'x' }],
	])('given %s, then the refusal is as described', async (_what, name, path, body) => {
		const answer = (await answerOf('POST', path, body)) as { status: number; body: unknown };
		expect(answer.status).toBe(400);
		const check = checkOf(name, '4XX');
		check(answer.body);
		expect(check.errors).toBeNull();
	});
});
