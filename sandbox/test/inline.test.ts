import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { approve, BOT_ID, call, must, openEndpoint, starsInvoice, TOKEN } from './support/shop.js';
import type { Endpoint } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

let sandbox: Sandbox;
let bot: Endpoint;

const { title, description, currency, prices } = starsInvoice;
const invoiceFor = (payload: string) => ({ title, description, payload, currency, prices });
const article = (id: string, payload: string) => ({
	type: 'article',
	id,
	title,
	input_message_content: invoiceFor(payload),
});

/** Answers each query with one invoice whose payload names who asked. */
const answerWith =
	(more: Record<string, unknown> = {}): Endpoint['respond'] =>
	(update, n) => {
		const query = update['inline_query'];
		if (!query) return approve(update, n);
		const { id: asker } = query['from'] as { id: number };
		return {
			body: {
				method: 'answerInlineQuery',
				inline_query_id: query['id'],
				results: [article('r1', `for-${asker}`)],
				...more,
			},
		};
	};

beforeEach(async () => {
	sandbox = await createSandbox({ randomSeed: 6 });
	bot = await openEndpoint();
	bot.respond = answerWith();
	await must(sandbox, 'setWebhook', { url: bot.url });
	for (const id of [7, 8]) sandbox.addCustomer({ id });
});

afterEach(async () => {
	await sandbox.close();
	await bot.close();
});

interface Session {
	query_id: string;
	status: string;
	cached: boolean;
	results: Array<Record<string, unknown>>;
	[name: string]: unknown;
}

const type = (customer_id: number, query: string, more: Record<string, unknown> = {}) =>
	sandbox.typeInline({ token: TOKEN, customer_id, query, ...more }) as unknown as Promise<Session>;

const payloads = ({ results }: Session) => results.map((result) => result['invoice_payload']);
const heard = (name: string) =>
	bot.received.flatMap(({ update }) => (update[name] ? [update[name]] : []));

describe('answers that are kept', () => {
	test('given a shared answer, when somebody else types the same, then they get it with the first one’s payload', async () => {
		expect(payloads(await type(7, 'tea'))).toEqual(['for-7']);
		const second = await type(8, 'tea');
		expect(second).toMatchObject({ cached: true, is_personal: false, cache_time: 300 });
		expect(payloads(second)).toEqual(['for-7']);
		expect(payloads(await type(8, 'coffee'))).toEqual(['for-8']);
		expect(heard('inline_query')).toHaveLength(2);
	});

	test('given a personal answer, when others type the same, then each is asked for, and kept for the same person', async () => {
		bot.respond = answerWith({ is_personal: true });
		expect(payloads(await type(7, 'tea'))).toEqual(['for-7']);
		expect(payloads(await type(8, 'tea'))).toEqual(['for-8']);
		expect((await type(7, 'tea')).cached).toBe(true);
	});

	test.each([
		['no cache', 0, 0, false],
		['a cache whose time is over', 10, 10_000, false],
		['a cache whose time is not over', 10, 9_000, true],
	])(
		'given %s, when it is typed again, then the bot is asked or not',
		async (_name, s, ms, kept) => {
			sandbox.clock.freeze();
			bot.respond = answerWith({ cache_time: s });
			await type(7, 'tea');
			await sandbox.clock.advance(ms);
			expect((await type(8, 'tea')).cached).toBe(kept);
		},
	);
});

test('given a bot that does not answer, when 10 s are over, then the customer sees nothing, and a late answer is refused', async () => {
	sandbox.clock.freeze();
	bot.respond = () => undefined;
	const typing = type(7, 'tea');
	await bot.arrived(1);
	await sandbox.clock.advance(10_000);
	expect(await typing).toMatchObject({ status: 'timeout', results: [] });
	const inline_query_id = heard('inline_query')[0]?.['id'];
	expect(await call(sandbox, 'answerInlineQuery', { inline_query_id, results: [] })).toMatchObject({
		description:
			'Bad Request: query is too old and response timeout expired or query ID is invalid',
	});
});

test('given a query nobody fetches, when 30 s are over, then it is not delivered any more', async () => {
	sandbox.clock.freeze();
	await must(sandbox, 'deleteWebhook');
	const typing = type(7, 'tea');
	await sandbox.clock.advance(30_001);
	await typing;
	expect(await must(sandbox, 'getUpdates')).toEqual([]);
});

test('given the places a customer can type in, when they ask, then the bot hears only of their kind', async () => {
	bot.respond = answerWith({ cache_time: 0 });
	const other = sandbox.addBot({ token: '700300:another' });
	const chats = (['group', 'supergroup', 'channel'] as const).map((kind) =>
		sandbox.addChat({ type: kind, title: kind, member_ids: [7] }),
	);
	await type(7, 'a');
	await type(7, 'b', { chat_bot_id: other.id });
	for (const { id } of chats) await type(7, `c${id}`, { chat_id: id });
	expect(heard('inline_query').map((query) => query['chat_type'])).toEqual([
		'sender',
		'private',
		'group',
		'supergroup',
		'channel',
	]);
});

test('given a query over 256 characters or a bot without inline mode, when it is typed, then it is refused', async () => {
	await expect(type(7, 'x'.repeat(257))).rejects.toThrow('256');
	sandbox.addBot({ token: TOKEN, inline: false });
	await expect(type(7, 'tea')).rejects.toThrow('no inline queries');
	expect(await must(sandbox, 'getMe')).toMatchObject({ supports_inline_queries: false });
});

describe('what is sent', () => {
	test('given an invoice in a channel, when many pay it again and again, then each payment comes from the payer’s own chat', async () => {
		const { id } = sandbox.addChat({ type: 'channel', title: 'News', member_ids: [7, 8] });
		const sent = (await sandbox.sendInline({
			token: TOKEN,
			customer_id: 7,
			chat_id: id,
			query: 'tea',
		})) as { message_id: number };
		for (const customer_id of [8, 7, 8]) {
			const target = { token: TOKEN, customer_id, chat_id: id, message_id: sent.message_id };
			expect(await sandbox.pay(target)).toMatchObject({ status: 'paid', total_amount: 25 });
		}
		await bot.arrived(2 + 3 * 2);
		const paid = heard('message').flatMap((message) =>
			message['successful_payment'] ? [(message['chat'] as { id: number }).id] : [],
		);
		expect(paid).toEqual([8, 7, 8]);
	});

	test('given a photo whose content lost its payload, when it is chosen, then a plain photo goes out, without an error', async () => {
		const { payload: _lost, ...content } = invoiceFor('lost');
		const photo = { type: 'photo', id: 'p', photo_url: 'https://example.com/a.jpg' };
		bot.respond = answerWith({ results: [{ ...photo, input_message_content: content }] });
		const sent = await sandbox.sendInline({ token: TOKEN, customer_id: 7, query: 'tea' });
		expect(sent).toHaveProperty('photo');
		expect(sent).not.toHaveProperty('invoice');
		bot.respond = answerWith({
			results: [{ ...photo, input_message_content: invoiceFor('kept') }],
		});
		expect(await sandbox.sendInline({ token: TOKEN, customer_id: 7, query: 'b' })).toHaveProperty(
			'invoice',
		);
	});

	const url = 'https://example.com/file';
	test.each([
		['audio', { title: 'a', audio_url: url }],
		['audio', { audio_file_id: 'f' }],
		['contact', { phone_number: '+1', first_name: 'A' }],
		['document', { title: 'd', document_url: url, mime_type: 'application/pdf' }],
		['gif', { gif_url: url }],
		['location', { latitude: 1, longitude: 2, title: 'l' }],
		['mpeg4_gif', { mpeg4_file_id: 'f' }],
		['photo', { photo_file_id: 'f' }],
		['sticker', { sticker_file_id: 'f' }],
		['venue', { latitude: 1, longitude: 2, title: 'v', address: 'x' }],
		['video', { title: 'v', video_url: url, mime_type: 'video/mp4' }],
		['voice', { title: 'v', voice_url: url }],
	])(
		'given a result of type %s (%j), when it carries an invoice, then the invoice is sent',
		async (kind, more) => {
			bot.respond = answerWith({
				results: [{ type: kind, id: '1', ...more, input_message_content: invoiceFor('x') }],
			});
			expect(
				await sandbox.sendInline({ token: TOKEN, customer_id: 7, query: 'tea' }),
			).toMatchObject({ invoice: { title, currency: 'XTR' }, via_bot: { id: BOT_ID } });
		},
	);
});

describe('what the bot hears of a choice', () => {
	const keyboard = { inline_keyboard: [[{ text: 'Pay', pay: true }]] };

	test.each([
		['with a keyboard of its own', { reply_markup: keyboard }, true],
		['with only the automatic Pay button', {}, false],
	])(
		'given a result %s, when it is chosen, then its message has an id or not',
		async (_name, more, hasId) => {
			bot.respond = answerWith({ results: [{ ...article('r9', 'p'), ...more }] });
			await sandbox.sendInline({ token: TOKEN, customer_id: 7, query: 'tea' });
			await bot.arrived(3);
			const [chosen] = heard('chosen_inline_result');
			expect(chosen).toMatchObject({ result_id: 'r9', query: 'tea', from: { id: 7 } });
			expect('inline_message_id' in (chosen ?? {})).toBe(hasId);
		},
	);

	test('given a cached answer, when one of its results is chosen, then the bot hears of that as well', async () => {
		await type(7, 'tea');
		await sandbox.sendInline({ token: TOKEN, customer_id: 8, query: 'tea' });
		await bot.arrived(3);
		expect(heard('chosen_inline_result')).toMatchObject([{ from: { id: 8 } }]);
	});

	test('given feedback turned off, when a result is chosen, then the bot hears nothing of it', async () => {
		sandbox.addBot({ token: TOKEN, inline_feedback: 0 });
		await sandbox.sendInline({ token: TOKEN, customer_id: 7, query: 'tea' });
		sandbox.writeMessage({ token: TOKEN, customer_id: 7, text: 'then' });
		await bot.arrived(3);
		expect(heard('chosen_inline_result')).toEqual([]);
	});
});

test('given a button and an offset, when the customer types, then they see both', async () => {
	const button = { text: 'Open the shop', start_parameter: 'inline' };
	bot.respond = answerWith({ button, next_offset: '2' });
	expect(await type(7, 'tea')).toMatchObject({ button, next_offset: '2' });
	await type(7, 'tea', { offset: '2' });
	expect(heard('inline_query')).toMatchObject([{ offset: '' }, { offset: '2' }]);
});
