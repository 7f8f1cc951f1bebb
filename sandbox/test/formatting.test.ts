import { parseHtml } from '../src/bot-api/html.js';
import { parseMarkdown } from '../src/bot-api/markdown.js';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { call, cardInvoice, must, openEndpoint, sendInvoice } from './support/shop.js';

// A parser that looks at characters again and again needs minutes for these.
const LENGTH = 300_000;

describe('parse modes', () => {
	test.each([
		['<', 'a'],
		['<a', ' href'],
		['&', 'a'],
		['', '</'],
	])('given HTML %j and very many %j, when it is read, then it ends at once', (start, part) => {
		const text = start + part.repeat(LENGTH / part.length);
		try {
			expect(parseHtml(text).text).toBe(text);
		} catch (error) {
			expect((error as Error).message).toMatch(/can't parse entities/);
		}
	});

	test.each(['[', '[](', '[x](', '[x]('.concat('y'.repeat(20)), '\\*'])(
		'given Markdown of very many %j, when it is read, then it ends at once',
		(part) => {
			const text = part.repeat(LENGTH / part.length);
			expect(parseMarkdown(text, 'markdown').text).toBe(text.replaceAll('\\', ''));
		},
	);

	test.each([
		['[a](http://b.c)', [{ type: 'text_link', offset: 0, length: 1, url: 'http://b.c' }]],
		['x [[a](b) c](d)', [{ type: 'text_link', offset: 2, length: 2, url: 'b' }]],
		['[a]() [b](c d) [e](f', []],
		['*b* _i_ `c`', [{ type: 'bold' }, { type: 'italic' }, { type: 'code' }]],
	])('given Markdown %j, when it is read, then its entities are found', (text, entities) => {
		expect(parseMarkdown(text, 'markdown').entities).toMatchObject(entities);
		expect(parseMarkdown(text, 'markdown').entities).toHaveLength(entities.length);
	});

	test('given a character reference of no known name, when HTML is read, then it stays as it is', () => {
		expect(parseHtml('&constructor; &toString; &lt;').text).toBe('&constructor; &toString; <');
	});
});

describe('texts of invoices', () => {
	let sandbox: Sandbox;

	beforeEach(async () => {
		sandbox = await createSandbox();
	});

	afterEach(() => sandbox.close());

	test('given control characters, when an invoice is sent, then they go and the payload keeps them', async () => {
		const bot = await openEndpoint();
		await must(sandbox, 'setWebhook', { url: bot.url });
		const target = await sendInvoice(sandbox, {
			...cardInvoice,
			title: 'Mug\t1\r',
			description: 'a\r\nb\u202ec',
			payload: 'p\t1\r',
			prices: [{ label: 'x\u0001y', amount: 900 }],
		});
		const [message] = sandbox.messages({ token: target.token, chat_id: 42 });
		expect(message).toMatchObject({
			invoice: { title: 'Mug 1', description: 'a\nbc' },
			sandbox: { invoice: { prices: [{ label: 'x y', amount: 900 }] } },
		});
		const paying = sandbox.pay(target);
		await bot.arrived(1);
		expect(bot.received[0]?.update['pre_checkout_query']).toMatchObject({
			invoice_payload: 'p\t1\r',
		});
		sandbox.reset();
		await paying;
		await bot.close();
	});

	test('given a refusal with the name of an object’s own property, when it is answered, then it is a text', async () => {
		sandbox.addFault({
			scope: 'method',
			kind: 'refuse',
			error_code: 400,
			description: 'constructor',
		});
		expect((await call(sandbox, 'getMe')).description).toBe('Bad Request: constructor');
	});
});
