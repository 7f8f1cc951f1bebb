import { Bot as GrammyBot } from 'grammy';
import { Bot as NtbaBot } from 'node-telegram-bot-api';
import { Telegraf } from 'telegraf';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { starsInvoice } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

/** These libraries take only tokens that look real. */
const TOKEN = '700100:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0';
const WANTED = [
	'message',
	'inline_query',
	'chosen_inline_result',
	'pre_checkout_query',
	'chat_member',
	'chat_join_request',
] as const;
const { title, description, payload, currency, prices } = starsInvoice;
const INVOICE = {
	type: 'article' as const,
	id: 'coffee',
	title,
	input_message_content: { title, description, payload, currency, prices, provider_token: '' },
};
const PREPARED = {
	...INVOICE,
	input_message_content: { message_text: 'Look at this' },
};

interface Links {
	once: string;
	asking: string;
	paid: string;
}

/** A shop as somebody writes it with one of the libraries; it reports what it has done. */
interface Club {
	start(): Promise<void>;
	stop(): Promise<void>;
	links(chatId: number): Promise<Links>;
	remove(chatId: number, userId: number): Promise<unknown>;
	prepare(userId: number): Promise<string>;
}

type Report = (line: string) => void;
type Make = (root: string, report: Report) => Club;

const MONTH = { subscription_period: 2_592_000, subscription_price: 250 };

const grammy: Make = (apiRoot, report) => {
	const bot = new GrammyBot(TOKEN, { client: { apiRoot } });
	bot.on('inline_query', (ctx) => ctx.answerInlineQuery([INVOICE], { is_personal: true }));
	bot.on('chosen_inline_result', (ctx) => report(`chosen ${ctx.chosenInlineResult.result_id}`));
	bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true));
	bot.on('message:successful_payment', (ctx) =>
		report(`paid ${ctx.message.successful_payment.total_amount}`),
	);
	bot.on('chat_join_request', (ctx) => ctx.approveChatJoinRequest(ctx.from.id));
	bot.on('chat_member', ({ chatMember: change }) =>
		report(`${change.new_chat_member.user.id} ${change.new_chat_member.status}`),
	);
	bot.on('message:web_app_data', (ctx) => report(`data ${ctx.message.web_app_data.data}`));
	return {
		start: async () => {
			await bot.init();
			void bot.start({ allowed_updates: WANTED });
		},
		stop: () => bot.stop(),
		links: async (id) => ({
			once: (await bot.api.createChatInviteLink(id, { member_limit: 1 })).invite_link,
			asking: (await bot.api.createChatInviteLink(id, { creates_join_request: true })).invite_link,
			paid: (
				await bot.api.createChatSubscriptionInviteLink(
					id,
					MONTH.subscription_period,
					MONTH.subscription_price,
				)
			).invite_link,
		}),
		remove: (chatId, userId) => bot.api.unbanChatMember(chatId, userId),
		prepare: async (userId) =>
			(await bot.api.savePreparedInlineMessage(userId, PREPARED, { allow_bot_chats: true })).id,
	};
};

const telegraf: Make = (apiRoot, report) => {
	const bot = new Telegraf(TOKEN, { telegram: { apiRoot } });
	// This library is older than some methods; its generic call is what its users write.
	const call = bot.telegram.callApi.bind(bot.telegram) as unknown as <Result>(
		method: string,
		parameters: Record<string, unknown>,
	) => Promise<Result>;
	bot.on('inline_query', async (ctx) => {
		await ctx.answerInlineQuery([INVOICE], { is_personal: true });
	});
	bot.on('chosen_inline_result', (ctx) => report(`chosen ${ctx.chosenInlineResult.result_id}`));
	bot.on('pre_checkout_query', async (ctx) => {
		await ctx.answerPreCheckoutQuery(true);
	});
	bot.on('chat_join_request', async (ctx) => {
		await ctx.approveChatJoinRequest(ctx.chatJoinRequest.from.id);
	});
	bot.on('chat_member', ({ chatMember: change }) =>
		report(`${change.new_chat_member.user.id} ${change.new_chat_member.status}`),
	);
	bot.on('message', ({ message }) => {
		if ('successful_payment' in message) report(`paid ${message.successful_payment.total_amount}`);
		if ('web_app_data' in message) report(`data ${message.web_app_data.data}`);
	});
	let launched: Promise<void> = Promise.resolve();
	return {
		start: async () => {
			launched = bot.launch({ allowedUpdates: [...WANTED] });
			await bot.telegram.getMe();
		},
		stop: async () => {
			bot.stop();
			await launched;
		},
		links: async (id) => ({
			once: (await bot.telegram.createChatInviteLink(id, { member_limit: 1 })).invite_link,
			asking: (await bot.telegram.createChatInviteLink(id, { creates_join_request: true }))
				.invite_link,
			paid: (
				await call<{ invite_link: string }>('createChatSubscriptionInviteLink', {
					chat_id: id,
					...MONTH,
				})
			).invite_link,
		}),
		remove: (chatId, userId) => bot.telegram.unbanChatMember(chatId, userId),
		prepare: async (userId) =>
			(
				await call<{ id: string }>('savePreparedInlineMessage', {
					user_id: userId,
					result: PREPARED,
					allow_bot_chats: true,
				})
			).id,
	};
};

const ntba: Make = (apiRoot, report) => {
	const bot = new NtbaBot(TOKEN, { apiRoot });
	const { api } = bot;
	bot.on('inline_query', async ({ update }) => {
		if (!('inline_query' in update)) return;
		const inline_query_id = update.inline_query.id;
		await api.answerInlineQuery({ inline_query_id, results: [INVOICE], is_personal: true });
	});
	bot.on('chosen_inline_result', ({ update }) => {
		if ('chosen_inline_result' in update) {
			report(`chosen ${update.chosen_inline_result.result_id}`);
		}
	});
	bot.on('pre_checkout_query', async ({ update }) => {
		if (!('pre_checkout_query' in update)) return;
		const pre_checkout_query_id = update.pre_checkout_query.id;
		await api.answerPreCheckoutQuery({ pre_checkout_query_id, ok: true });
	});
	bot.on('chat_join_request', async ({ update }) => {
		if (!('chat_join_request' in update)) return;
		const { chat, from } = update.chat_join_request;
		await api.approveChatJoinRequest({ chat_id: chat.id, user_id: from.id });
	});
	bot.on('chat_member', ({ update }) => {
		if (!('chat_member' in update)) return;
		const { user, status } = update.chat_member.new_chat_member;
		report(`${user.id} ${status}`);
	});
	bot.on('message', ({ message }) => {
		const { successful_payment: paid, web_app_data: sent } = message ?? {};
		if (paid) report(`paid ${paid.total_amount}`);
		if (sent) report(`data ${sent.data}`);
	});
	let polling: Promise<void> = Promise.resolve();
	const link = async (chat_id: number, more: object) =>
		(await api.createChatInviteLink({ chat_id, ...more })).invite_link;
	return {
		start: async () => {
			// What is asked for once stays asked for.
			await api.getUpdates({ allowed_updates: [...WANTED] });
			polling = bot.startPolling();
		},
		stop: async () => {
			bot.stop();
			await polling;
		},
		links: async (id) => ({
			once: await link(id, { member_limit: 1 }),
			asking: await link(id, { creates_join_request: true }),
			paid: (await api.createChatSubscriptionInviteLink({ chat_id: id, ...MONTH })).invite_link,
		}),
		remove: (chat_id, user_id) => api.unbanChatMember({ chat_id, user_id }),
		prepare: async (user_id) =>
			(
				await api.savePreparedInlineMessage({
					user_id,
					result: PREPARED,
					allow_bot_chats: true,
				})
			).id,
	};
};

describe.each([
	['grammY', grammy],
	['telegraf', telegraf],
	['node-telegram-bot-api', ntba],
])('%s', (_name, make) => {
	let sandbox: Sandbox;
	let club: Club;
	let lines: string[];
	let wake: () => void = () => undefined;

	/** Waits until the shop has reported a line. */
	const heard = async (line: string): Promise<void> => {
		while (!lines.includes(line)) {
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		}
	};

	beforeAll(async () => {
		sandbox = await createSandbox({ randomSeed: 2, assumptions: { removalTakesMs: 0 } });
		sandbox.addBot({ token: TOKEN });
		for (const id of [42, 43, 44]) sandbox.addCustomer({ id });
		lines = [];
		club = make(sandbox.url, (line) => {
			lines.push(line);
			wake();
		});
		await club.start();
		// The bot hears of members only once its first poll has asked for them.
		while (!sandbox.journal().some(({ method }) => method?.toLowerCase() === 'getupdates')) {
			sandbox.writeMessage({ token: TOKEN, customer_id: 42, text: 'Hello' });
			await new Promise((resolve) => setImmediate(resolve));
		}
	});

	afterAll(async () => {
		const stopped = club.stop();
		// A last long poll is still open; time ends it.
		await sandbox.clock.advance(60_000);
		await stopped;
		await sandbox.close();
	});

	test('given an inline invoice in a group, when two people pay it, then the library sees the choice and both payments', async () => {
		const { id: chat_id } = sandbox.addChat({
			type: 'supergroup',
			title: 'Friends',
			member_ids: [42, 43],
		});
		const sent = await sandbox.sendInline({
			token: TOKEN,
			customer_id: 42,
			chat_id,
			query: 'coffee',
		});
		await heard('chosen coffee');
		const message_id = sent['message_id'] as number;
		for (const customer_id of [42, 43]) {
			const target = { token: TOKEN, customer_id, chat_id, message_id };
			expect(await sandbox.pay(target)).toMatchObject({ status: 'paid' });
		}
		await heard('paid 25');
	});

	test('given a channel, when people come by all kinds of links and one is removed, then the library sees each', async () => {
		const { id: chat_id } = sandbox.addChat({
			type: 'channel',
			title: 'Club',
			bot_ids: [700100],
		});
		const { once, asking, paid } = await club.links(chat_id);
		sandbox.join({ customer_id: 42, invite_link: once });
		await heard('42 member');
		expect(sandbox.join({ customer_id: 43, invite_link: asking }).status).toBe('requested');
		await heard('43 member');
		expect(sandbox.join({ customer_id: 44, invite_link: paid })).toHaveProperty('paid_stars', 250);
		await heard('44 member');
		await club.remove(chat_id, 42);
		await heard('42 left');
	});

	test('given Mini Apps, when one sends data and another shares a message, then both arrive', async () => {
		const open = (launch: 'keyboard_button' | 'menu_button') =>
			sandbox.openMiniApp({
				token: TOKEN,
				customer_id: 42,
				launch,
				url: 'https://shop.example/',
			})['id'] as string;
		sandbox.sendMiniAppData(open('keyboard_button'), 'two');
		await heard('data two');
		const message_id = await club.prepare(42);
		expect(sandbox.shareMiniAppMessage(open('menu_button'), { message_id })).toMatchObject({
			text: 'Look at this',
		});
	});
});
