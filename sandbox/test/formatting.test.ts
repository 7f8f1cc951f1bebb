import { formatText } from '../src/bot-api/formatting/formatted.js';
import { readJson } from '../src/text/json.js';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { call, cardInvoice, must, openEndpoint, sendInvoice } from './support/shop.js';

// A parser that looks at characters again and again needs minutes for these.
const LENGTH = 32_000;

const ANN = { id: 42, is_bot: false, first_name: 'Ann' };

type Found = [type: string, offset: number, length: number, more?: Record<string, unknown>];

const found = (mode: string, raw: string): { text: string; entities: unknown[] } => {
	const users = (id: number) => (id === 42 ? ANN : undefined);
	const { text, entities } = formatText(raw, mode, undefined, users);
	return { text, entities };
};

const written = (entities: Found[]): unknown[] =>
	entities.map(([type, offset, length, more]) => ({ type, offset, length, ...more }));

describe('MarkdownV2', () => {
	test.each<[string, string, Found[]]>([
		[
			'*b* _i_ __u__ ~s~ ||p||',
			'b i u s p',
			[
				['bold', 0, 1],
				['italic', 2, 1],
				['underline', 4, 1],
				['strikethrough', 6, 1],
				['spoiler', 8, 1],
			],
		],
		[
			'*a _b_*',
			'a b',
			[
				['bold', 0, 3],
				['italic', 2, 1],
			],
		],
		['`a_b*c`', 'a_b*c', [['code', 0, 5]]],
		['```ts\nlet a;\n```', 'let a;\n', [['pre', 0, 7, { language: 'ts' }]]],
		['```a```', 'a', [['pre', 0, 1]]],
		['1\\.5 \\- \\\\', '1.5 - \\', []],
		['[tea](http://a.b/c?d=\\))', 'tea', [['text_link', 0, 3, { url: 'http://a.b/c?d=)' }]]],
		['[tea](a.b)', 'tea', [['text_link', 0, 3, { url: 'http://a.b/' }]]],
		['[tea](nowhere)', 'tea', []],
		['[Ann](tg://user?id=42)', 'Ann', [['text_mention', 0, 3, { user: ANN }]]],
		['[Bob](tg://user?id=43)', 'Bob', []],
		[
			'![👍](tg://emoji?id=5368324170671202286)',
			'👍',
			[['custom_emoji', 0, 2, { custom_emoji_id: '5368324170671202286' }]],
		],
		['>a\n>b\nc', 'a\nb\nc', [['blockquote', 0, 4]]],
		['>a\n>b||', 'a\nb', [['expandable_blockquote', 0, 3]]],
		['😀*b*', '😀b', [['bold', 2, 1]]],
		['  *b*  ', 'b', [['bold', 0, 1]]],
	])('given %j, when it is read, then %j', (raw, text, entities) => {
		// A trailing line break of the text goes, also out of the block of code it ends.
		const expected = written(entities).map((one) => one as { offset: number; length: number });
		const trimmed = text.trimEnd();
		const cut = expected.map((one) => ({
			...one,
			length: Math.min(one.length, trimmed.length - one.offset),
		}));
		expect(found('MarkdownV2', raw)).toEqual({ text: trimmed, entities: cut });
	});

	test.each([
		['Tea.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
		['a > b', "Character '>' is reserved and must be escaped with the preceding '\\'"],
		['a | b', "Character '|' is reserved and must be escaped with the preceding '\\'"],
		['12345 *b', "Can't find end of Bold entity at byte offset 6"],
		['ä _b', "Can't find end of Italic entity at byte offset 3"],
		['😀 __b', "Can't find end of Underline entity at byte offset 5"],
		['```a', "Can't find end of Pre entity at byte offset 0"],
		['```a b', "Can't find end of PreCode entity at byte offset 0"],
		['[a', "Can't find end of TextUrl entity at byte offset 0"],
		['[a](http://b.c', "Can't find end of a URL at byte offset 4"],
		['*a _b*_', "Can't find end of Italic entity at byte offset 6"],
	])('given %j, when it is read, then: %s', (raw, problem) => {
		expect(() => found('MarkdownV2', raw)).toThrow(`can't parse entities: ${problem}`);
	});
});

describe('HTML', () => {
	test.each<[string, string, Found[]]>([
		[
			'<b>a <i>b</i></b>',
			'a b',
			[
				['bold', 0, 3],
				['italic', 2, 1],
			],
		],
		['<a href="http://a.b/?c&amp;d">x</a>', 'x', [['text_link', 0, 1, { url: 'http://a.b/?c&d' }]]],
		['<a>http://a.b</a>', 'http://a.b', [['text_link', 0, 10, { url: 'http://a.b/' }]]],
		['<a href=nothing>x</a>', 'x', []],
		['<pre><code class="language-ts">a</code></pre>', 'a', [['pre', 0, 1, { language: 'ts' }]]],
		[
			'<pre>a</pre><code class="language-ts">b</code>',
			'ab',
			[
				['pre', 0, 1],
				['code', 1, 1],
			],
		],
		[
			'<span class="tg-spoiler">a</span> <tg-spoiler>b</tg-spoiler>',
			'a b',
			[
				['spoiler', 0, 1],
				['spoiler', 2, 1],
			],
		],
		['<blockquote expandable>a</blockquote>', 'a', [['expandable_blockquote', 0, 1]]],
		[
			'<tg-emoji emoji-id="5">👍</tg-emoji>',
			'👍',
			[['custom_emoji', 0, 2, { custom_emoji_id: '5' }]],
		],
		['&lt;&#33;&#x41;&copy; &constructor;', '<!A&copy; &constructor;', []],
		['<b></b>a', 'a', []],
		['<B>a</B >', 'a', [['bold', 0, 1]]],
		['<b>a</>', 'a', [['bold', 0, 1]]],
	])('given %j, when it is read, then %j', (raw, text, entities) => {
		expect(found('HTML', raw)).toEqual({ text, entities: written(entities) });
	});

	test.each([
		['abc <br>', 'Unsupported start tag "br" at byte offset 4'],
		['a < b>', 'Unsupported start tag "" at byte offset 2'],
		['ä<b', 'Unclosed start tag at byte offset 2'],
		['<a href="b', 'Unclosed start tag at byte offset 0'],
		['</b>', 'Unexpected end tag at byte offset 0'],
		['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
		['<b>a</b', 'Unclosed end tag at byte offset 4'],
		['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
		['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
		['<a href=b"c>d</a>', 'Unexpected end of name token at byte offset 8'],
	])('given %j, when it is read, then: %s', (raw, problem) => {
		expect(() => found('HTML', raw)).toThrow(`can't parse entities: ${problem}`);
	});
});

describe('the older Markdown', () => {
	test.each<[string, string, Found[]]>([
		[
			'*b* _i_ `c`',
			'b i c',
			[
				['bold', 0, 1],
				['italic', 2, 1],
				['code', 4, 1],
			],
		],
		['[a](http://b.c)', 'a', [['text_link', 0, 1, { url: 'http://b.c/' }]]],
		['```ts\na```', 'a', [['pre', 0, 1, { language: 'ts' }]]],
		['\\_a\\* \\x', '_a* \\x', []],
		['*a _b*', 'a _b', [['bold', 0, 4]]],
	])('given %j, when it is read, then %j', (raw, text, entities) => {
		expect(found('markdown', raw)).toEqual({ text, entities: written(entities) });
	});

	test.each([
		['ä snake_case', "Can't find end of the entity starting at byte offset 8"],
		['[a', "Can't find end of the entity starting at byte offset 0"],
	])('given %j, when it is read, then: %s', (raw, problem) => {
		expect(() => found('Markdown', raw)).toThrow(`can't parse entities: ${problem}`);
	});
});

describe('what Telegram finds by itself', () => {
	test.each<[string, Found[]]>([
		[
			'/buy@tea_bot and /start',
			[
				['bot_command', 0, 12],
				['bot_command', 17, 6],
			],
		],
		[
			'see https://tea.example/a(b), or tea.shop.',
			[
				['url', 4, 24],
				['url', 33, 8],
			],
		],
		['write to ann@tea.shop', [['email', 9, 12]]],
		[
			'@ann_lee #tea $USD a@b',
			[
				['mention', 0, 8],
				['hashtag', 9, 4],
				['cashtag', 14, 4],
			],
		],
		['4242 4242 4242 4242', [['bank_card_number', 0, 19]]],
		['4242 4242 4242 4243 a/b 1.5 and/or #1', []],
		['😀 @ann_lee', [['mention', 3, 8]]],
	])('given %j, when it is sent, then %j', (raw, entities) => {
		expect(found('', raw)).toEqual({ text: raw, entities: written(entities) });
	});

	test('given code and links, when there is an address in them, then it is not marked again', () => {
		expect(found('HTML', '<code>tea.shop</code> <b>tea.shop</b>').entities).toEqual(
			written([
				['code', 0, 8],
				['bold', 9, 8],
				['url', 9, 8],
			]),
		);
	});
});

describe('entities given by the bot', () => {
	const given = (text: string, entities: unknown, mode = ''): unknown =>
		formatText(text, mode, readJson(JSON.stringify(entities))).entities;

	test('given some, when the text is sent, then they are taken, cut and moved', () => {
		const entities = [
			{ type: 'bold', offset: 2, length: 90 },
			{ type: 'text_link', offset: 2, length: 3, url: 'tea.shop' },
			{ type: 'url', offset: 0, length: 1 },
		];
		expect(given('\n tea', entities)).toEqual([
			{ type: 'text_link', offset: 0, length: 3, url: 'http://tea.shop/' },
			{ type: 'bold', offset: 0, length: 3 },
		]);
	});

	test('given a parse mode too, when the text is sent, then they are ignored', () => {
		expect(given('tea', [{ type: 'bold', offset: 0, length: 3 }], 'HTML')).toEqual([]);
	});

	test.each([
		[[{ type: 'bold', offset: 0 }], 'Can\'t find field "length"'],
		[[{ type: 'bold', offset: -1, length: 1 }], 'Receive an entity with incorrect offset -1'],
		[[1], 'expected an Object'],
	])('given %j, when the text is sent, then: %s', (entities, problem) => {
		expect(() => given('tea', entities)).toThrow(`Can't parse MessageEntity: ${problem}`);
	});
});

test.each([
	['HTML', '<', 'a'],
	['HTML', '<a', ' href'],
	['HTML', '&', 'a'],
	['HTML', '', '</'],
	['MarkdownV2', '', '['],
	['MarkdownV2', '', '[x]('],
	['MarkdownV2', '', '\\*'],
	['Markdown', '', '[x]('],
	['', '', 'a.'],
	['', '', 'a@b.'],
	['', '', '@a'],
	['', '', '1 '],
	['', '', '#1'],
])('given %s, %j and very many %j, when it is read, then it ends at once', (mode, start, part) => {
	const raw = start + part.repeat(LENGTH / part.length);
	const began = performance.now();
	try {
		expect(formatText(raw, mode, undefined).text.length).toBeGreaterThan(0);
	} catch (error) {
		expect((error as Error).message).toMatch(/can't parse entities/);
	}
	expect(performance.now() - began).toBeLessThan(2_000);
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
