import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import {
	approve,
	BOT_ID,
	cardInvoice,
	must,
	openEndpoint,
	sendInvoice,
	starsInvoice,
	TOKEN,
	write,
} from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

const OTHER_TOKEN = '700200:test-token-of-another-shop';
const OTHER_ID = 700200;
const media = [{ type: 'photo', media: 'https://example.com/a.jpg' }];

let sandbox: Sandbox;
let bot: Endpoint;

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 3 });
	bot = await openEndpoint();
	bot.respond = approve;
});

afterEach(async () => {
	await sandbox.close();
	await bot.close();
});

interface Answer {
	status: number;
	body: Record<string, unknown>;
}

async function ask(method: string, path: string, body?: object): Promise<Answer> {
	const response = await fetch(`${sandbox.url}/api/${path}`, {
		method,
		...(body && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('a group with two bots', () => {
	let group: number;

	beforeEach(async () => {
		await must(sandbox, 'getMe');
		await must(sandbox, 'getMe', {}, OTHER_TOKEN);
		({ id: group } = sandbox.addChat({
			type: 'supergroup',
			title: 'Friends',
			bot_ids: [BOT_ID, OTHER_ID],
			member_ids: [42],
		}));
	});

	test('given a button of one, when it is pressed and the other is named, then the query goes to its owner', async () => {
		const { message_id } = await must<{ message_id: number }>(sandbox, 'sendMessage', {
			chat_id: group,
			text: 'Which?',
			reply_markup: { inline_keyboard: [[{ text: 'This', callback_data: 'this' }]] },
		});
		const pressed = await ask('POST', 'messages', {
			bot_id: OTHER_ID,
			customer_id: 42,
			chat_id: group,
			message_id,
			callback_data: 'this',
		});
		expect(await must(sandbox, 'getUpdates')).toMatchObject([
			{ callback_query: { id: pressed.body['callback_query_id'], data: 'this' } },
		]);
		expect(await must(sandbox, 'getUpdates', {}, OTHER_TOKEN)).toEqual([]);
	});

	test('given paid media of one, when they are unlocked and the other is named, then the owner gets the Stars', async () => {
		const { message_id } = await must<{ message_id: number }>(sandbox, 'sendPaidMedia', {
			chat_id: group,
			star_count: 30,
			media,
		});
		await ask('POST', 'paid-media', {
			bot_id: OTHER_ID,
			customer_id: 42,
			chat_id: group,
			message_id,
		});
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 30 });
		expect(await must(sandbox, 'getMyStarBalance', {}, OTHER_TOKEN)).toEqual({ amount: 0 });
	});

	test('given an invoice of one, when it is paid and the other is named, then the owner is paid', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		const { message_id } = await must<{ message_id: number }>(sandbox, 'sendInvoice', {
			chat_id: group,
			...starsInvoice,
		});
		const target = { bot_id: OTHER_ID, customer_id: 42, chat_id: group, message_id };
		expect(await sandbox.pay(target)).toMatchObject({ status: 'paid' });
		expect(await must(sandbox, 'getMyStarBalance')).toEqual({ amount: 25 });
	});
});

describe('what a customer may reach', () => {
	test.each([
		['pays', 'pay', { chat_id: 42, message_id: 1 }],
		['unlocks', 'paid-media', { chat_id: 42, message_id: 1 }],
		['forwards', 'messages/forward', { from_chat_id: 42, message_id: 1, to_chat_id: 43 }],
		['writes', 'messages', { chat_id: 42, text: 'x' }],
		['asks inline', 'inline', { chat_id: 42, query: 'x' }],
	])(
		'given somebody else’s private chat, when a customer %s there, then it is refused',
		async (_what, path, body) => {
			await sendInvoice(sandbox, cardInvoice);
			const { status } = await ask('POST', path, { token: TOKEN, customer_id: 43, ...body });
			expect(status).toBe(400);
		},
	);

	test('given a private group the customer is not in, when they pay there, then it is refused; a public one is open', async () => {
		await must(sandbox, 'getMe');
		const target = async (username?: string) => {
			const { id } = sandbox.addChat({
				type: 'supergroup',
				title: 'Friends',
				bot_ids: [BOT_ID],
				...(username && { username }),
			});
			const { message_id } = await must<{ message_id: number }>(sandbox, 'sendInvoice', {
				chat_id: id,
				...cardInvoice,
			});
			return { token: TOKEN, customer_id: 42, chat_id: id, message_id };
		};
		expect(await ask('POST', 'checkouts', await target())).toMatchObject({ status: 409 });
		expect(await ask('POST', 'checkouts', await target('friends'))).toMatchObject({ status: 200 });
	});
});

describe('forwarding', () => {
	test('given the message about a payment, when it is forwarded, then it is refused and the bot hears of no second one', async () => {
		await must(sandbox, 'setWebhook', { url: bot.url });
		await sandbox.pay(await sendInvoice(sandbox, starsInvoice));
		const paid = sandbox
			.messages({ token: TOKEN, chat_id: 42 })
			.find((message) => message['successful_payment']);
		expect(() =>
			sandbox.forwardMessage({
				token: TOKEN,
				customer_id: 42,
				from_chat_id: 42,
				message_id: Number(paid?.['message_id']),
				to_chat_id: 42,
			}),
		).toThrow(/service message/);
		write(sandbox, 42, 'bye');
		await bot.arrived(3);
		expect(
			bot.received.filter(({ update }) => update['message']?.['successful_payment']),
		).toHaveLength(1);
	});

	test('given a forwarded message, when it is forwarded again, then its origin stays', async () => {
		write(sandbox, 42, 'hello');
		const pass = (message_id: unknown) =>
			sandbox.forwardMessage({
				token: TOKEN,
				customer_id: 42,
				from_chat_id: 42,
				message_id: Number(message_id),
				to_chat_id: 42,
			});
		sandbox.clock.freeze();
		const once = pass(1);
		await sandbox.clock.advance(60_000);
		const twice = pass(once['message_id']);
		expect(once).toMatchObject({ text: 'hello', forward_origin: { sender_user: { id: 42 } } });
		expect(twice['forward_origin']).toEqual(once['forward_origin']);
	});
});

describe('user names', () => {
	test.each([
		['bot', 'POST', 'bots', { token: OTHER_TOKEN, username: 'ANN' }],
		['customer', 'POST', 'customers', { id: 43, username: 'Ann' }],
		['customer who is renamed', 'PATCH', 'customers/44', { username: 'ann' }],
		['group', 'POST', 'chats', { type: 'group', title: 'x', username: 'ann' }],
	])(
		'given a name that is somebody’s, when a %s asks for it, then it is refused and the owner keeps it',
		async (_who, method, path, body) => {
			sandbox.addCustomer({ id: 42, username: 'ann' });
			sandbox.addCustomer({ id: 44, username: 'before' });
			expect(await ask(method, path, body)).toMatchObject({ status: 409 });
			const { body: bots } = await ask('GET', 'bots');
			expect(bots).toEqual({ bots: [] });
			const { body: customers } = await ask('GET', 'customers');
			expect(customers).toMatchObject({
				customers: [{ id: 42, username: 'ann' }, { username: 'before' }],
			});
		},
	);

	test('given a customer who gives a name up, when a bot asks for it, then the bot has it', async () => {
		sandbox.addCustomer({ id: 42, username: 'shop' });
		expect(await ask('PATCH', 'customers/42', { username: '' })).toMatchObject({ status: 200 });
		sandbox.addBot({ token: TOKEN, username: 'shop' });
		expect(await must(sandbox, 'getMe')).toMatchObject({ username: 'shop' });
	});

	test('given a customer with the name of a bot to be, when the bot is used, then it gets another name', async () => {
		sandbox.addCustomer({ id: 42, username: `sandbox_${BOT_ID}_bot` });
		expect(await must(sandbox, 'getMe')).toMatchObject({ username: `xsandbox_${BOT_ID}_bot` });
	});

	test('given a group that cannot be made, when its name is asked for again, then it is free', async () => {
		await sandbox.close();
		sandbox = await createSandbox({ strict: true });
		const group = { type: 'group', title: 'Club', username: 'club' } as const;
		expect(() => sandbox.addChat({ ...group, member_ids: [42] })).toThrow(/No customer 42/);
		expect(sandbox.addChat(group).id).toBeLessThan(0);
	});

	test('given a change of which one part is impossible, when it is asked for, then nothing changes', async () => {
		sandbox.addCustomer({ id: 42, first_name: 'Ann' });
		const change = { first_name: 'Boris', block_bot: 12345 };
		expect(await ask('PATCH', 'customers/42', change)).toMatchObject({ status: 404 });
		expect((await ask('GET', 'customers')).body).toMatchObject({
			customers: [{ first_name: 'Ann' }],
		});
	});
});
