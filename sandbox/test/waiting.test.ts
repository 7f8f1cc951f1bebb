import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, webhookCallback } from 'grammy';
import { useSandbox } from '../src/testing/jest.js';
import { call, must, TOKEN } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(60_000);

/** How long a bot may take here: machines are shared. */
const PATIENT = { wait: 30_000 };
const ann = { token: TOKEN, customer_id: 42 };

const sandbox = useSandbox({ randomSeed: 5 });

/** A shop that sells coffee. */
function shop(apiRoot: string): Bot {
	const bot = new Bot(TOKEN, { client: { apiRoot } });
	bot.command('start', async (ctx) => {
		await ctx.reply('Welcome!');
		await ctx.reply('Say /buy.');
	});
	bot.command('buy', (ctx) =>
		ctx.replyWithInvoice('Coffee', 'A cup of coffee', 'order-1', 'XTR', [
			{ label: 'Coffee', amount: 25 },
		]),
	);
	bot.command('menu', (ctx) =>
		ctx.reply('Tea?', {
			reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'tea' }]] },
		}),
	);
	bot.on('callback_query', async (ctx) => {
		await ctx.editMessageText('Tea it is.');
		await ctx.answerCallbackQuery('Well chosen');
	});
	bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true));
	bot.on('message:successful_payment', (ctx) => ctx.reply('Thank you!'));
	bot.catch(() => undefined);
	return bot;
}

interface Running {
	stop(): Promise<void>;
}

async function poll(): Promise<Running> {
	const bot = shop(sandbox.url);
	await new Promise<void>((resolve) => void bot.start({ onStart: () => resolve() }));
	return { stop: () => bot.stop() };
}

async function serve(): Promise<Running> {
	const bot = shop(sandbox.url);
	const server: Server = createServer(webhookCallback(bot, 'http'));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	await bot.api.setWebhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	return {
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

describe.each([
	['polls', poll],
	['has a webhook', serve],
])('given a bot that %s', (_how, start) => {
	let bot: Running;

	beforeEach(async () => {
		bot = await start();
	});

	afterEach(() => bot.stop());

	test('when a customer says something, then all that the bot replies is there', async () => {
		const replies = await sandbox.say({ ...ann, text: '/start' }, PATIENT);
		expect(replies.map(({ text }) => text)).toEqual(['Welcome!', 'Say /buy.']);
	});

	test('when a customer buys, then the invoice and the thanks are waited for', async () => {
		await sandbox.say({ ...ann, text: '/buy' }, PATIENT);
		const invoice = await sandbox.nextInvoice({ ...ann, ...PATIENT });
		expect(invoice.invoice).toMatchObject({ title: 'Coffee', total_amount: 25 });
		const { status } = await sandbox.pay({ ...ann, message_id: invoice.message_id });
		expect(status).toBe('paid');
		const thanks = await sandbox.waitForMessage({ ...ann, ...PATIENT, text: 'Thank' });
		expect(thanks.text).toBe('Thank you!');
	});

	test('when a button is pressed, then the edited message and the answer are there', async () => {
		const [menu] = await sandbox.say({ ...ann, text: '/menu' }, PATIENT);
		const press = { ...ann, message_id: menu?.message_id ?? 0, callback_data: 'tea' };
		const answered = await sandbox.sayAndWait(press, PATIENT);
		expect(answered.replies.map(({ text }) => text)).toEqual(['Tea it is.']);
		expect(answered.callback_answer).toMatchObject({ text: 'Well chosen' });
	});

	test('when it is asked over HTTP, then the replies are in the answer, and the next message can be had', async () => {
		const post = async (path: string, body: object) =>
			(await (
				await fetch(`${sandbox.url}/api/${path}`, {
					method: 'POST',
					headers: { 'Content-Type': 'application/json' },
					body: JSON.stringify(body),
				})
			).json()) as { replies?: Array<{ text?: string }>; message: { message_id: number } };
		const said = await post('messages?wait=30000&replies=2', { ...ann, text: '/start' });
		expect(said.replies?.map(({ text }) => text)).toEqual(['Welcome!', 'Say /buy.']);
		const first = await post('messages/next', { ...ann, text: 'Say' });
		expect(first.message).toMatchObject({ text: 'Say /buy.' });
		await post('messages', { ...ann, text: '/buy' });
		const { message } = await post('invoices/next', { ...ann, ...PATIENT });
		expect(message).toMatchObject({ invoice: { title: 'Coffee' } });
	});
});

describe('waiting in vain', () => {
	const SHORT = { wait: 1 };

	test('given a bot that is not there, when a customer says something, then it says so', async () => {
		await expect(sandbox.say({ ...ann, text: 'hello' }, SHORT)).rejects.toThrow(
			'The bot said nothing of this within 1 ms. It has not asked for the update: it neither polls nor has a webhook.',
		);
	});

	test('given a webhook that nobody serves, then the reason of its failure is named', async () => {
		await must(sandbox, 'setWebhook', { url: 'http://127.0.0.1:9/hook' });
		sandbox.clock.freeze();
		const saying = sandbox.say({ ...ann, text: 'hello' }, { wait: 300 });
		await expect(saying).rejects.toThrow(
			'Its webhook has not taken the update (Connection refused).',
		);
	});

	test('given fewer replies than asked for, then it says how many there were', async () => {
		const saying = sandbox.say({ ...ann, text: 'hello' }, { wait: 200, replies: 2 });
		await must(sandbox, 'sendMessage', { chat_id: 42, text: 'one' });
		await expect(saying).rejects.toThrow('The bot said 1 of 2 things within 200 ms.');
	});

	test('given a sandbox that is reset meanwhile, then waiting ends', async () => {
		const waiting = sandbox.waitForMessage({ ...ann, ...PATIENT });
		const ended = expect(waiting).rejects.toThrow('The sandbox was stopped or reset.');
		sandbox.reset();
		await ended;
	});
});

describe('the next message', () => {
	test('given messages nobody waited for, then they come one by one, from the customer’s last words on', async () => {
		sandbox.writeMessage({ ...ann, text: 'one' });
		await must(sandbox, 'sendMessage', { chat_id: 42, text: 'old' });
		sandbox.writeMessage({ ...ann, text: 'two' });
		await must(sandbox, 'sendMessage', { chat_id: 42, text: 'first' });
		await must(sandbox, 'sendMessage', { chat_id: 42, text: 'second' });
		const next = async () => (await sandbox.waitForMessage(ann)).text;
		expect([await next(), await next()]).toEqual(['first', 'second']);
	});

	test('given a bot that acknowledges first and answers later, then as many replies as asked for are waited for', async () => {
		const saying = sandbox.say({ ...ann, text: 'hello' }, { ...PATIENT, replies: 2 });
		const [update] = (await must<Array<{ update_id: number }>>(sandbox, 'getUpdates')) ?? [];
		await call(sandbox, 'getUpdates', { offset: (update?.update_id ?? 0) + 1 });
		await must(sandbox, 'sendMessage', { chat_id: 42, text: 'one' });
		await must(sandbox, 'sendMessage', { chat_id: 42, text: 'two' });
		expect((await saying).map(({ text }) => text)).toEqual(['one', 'two']);
	});
});
