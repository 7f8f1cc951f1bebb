import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { starsInvoice, TOKEN } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await createSandbox({ randomSeed: 9 });
});

afterAll(() => sandbox.close());

interface Raw {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
}

function send(
	method: string,
	path: string,
	body: string | Buffer = '',
	type?: string,
): Promise<Raw> {
	return new Promise((resolve, reject) => {
		const headers = {
			'Content-Length': Buffer.byteLength(body),
			...(type && { 'Content-Type': type }),
		};
		const sent = httpRequest(
			{ host: '127.0.0.1', port: sandbox.port, method, path, headers },
			(response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (part: string) => (text += part));
				response.on('end', () =>
					resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
				);
			},
		);
		sent.on('error', reject);
		sent.end(body);
	});
}

const envelope = (text: string) => JSON.parse(text) as Record<string, unknown>;
const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

describe('routing', () => {
	test.each([
		['GET', '/bot', 404, 'Not Found'],
		['GET', `/bot${TOKEN}`, 404, 'Not Found'],
		['GET', `/bot${TOKEN}/testGetMe`, 404, 'Not Found'],
		['GET', '/nothing', 404, 'Not Found'],
		['GET', '/bot0123:abc/getMe', 401, 'Unauthorized: invalid token specified'],
		['GET', '/botabc/getMe', 401, 'Unauthorized: invalid token specified'],
		['GET', `/bot1:${'x'.repeat(80)}/getMe`, 401, 'Unauthorized: invalid token specified'],
		['GET', '/bot-5:abc/getMe', 401, 'Unauthorized: invalid token specified'],
		['GET', '/bot18014398509481984:abc/getMe', 401, 'Unauthorized: invalid token specified'],
		['GET', '/botabc:def/getMe', 421, 'Misdirected Request: unallowed token specified'],
		['GET', `/bot${TOKEN}/nonsense`, 404, 'Not Found: method not found'],
		['GET', `/bot${TOKEN}/`, 404, 'Not Found: method not found'],
	])(
		'given %s %s, when it is asked, then the answer is %i %s',
		async (method, path, status, description) => {
			const { status: got, text } = await send(method, path);
			expect(got).toBe(status);
			expect(envelope(text)).toEqual({ ok: false, error_code: status, description });
		},
	);

	test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
		'given %s on a method, when it is asked, then the answer is 501 and empty',
		async (method) => {
			const { status, text } = await send(method, `/bot${TOKEN}/getMe`);
			expect([status, text]).toEqual([501, '']);
		},
	);

	test('given an absolute URI in the request line, when it is asked, then it is told so', async () => {
		const { text } = await send('GET', `http://example.com/bot${TOKEN}/getMe`);
		expect(envelope(text)['description']).toBe(
			'Not Found: absolute URI is specified in the Request-Line',
		);
	});

	test.each([
		`/bot${TOKEN}/getMe`,
		`/bot${TOKEN}/GETME`,
		`/bot${TOKEN.replace(':', '%3A')}/getme`,
		`/bot${TOKEN}/test/getMe`,
		`/bot${TOKEN}/?method=getMe`,
	])('given %s, when it is asked, then the bot answers, marked as emulated', async (path) => {
		const { status, headers, text } = await send('GET', path);
		expect(status).toBe(200);
		expect(envelope(text)).toMatchObject({ ok: true, result: { id: 700100, is_bot: true } });
		expect(headers).toMatchObject({
			'x-emulated-by': 'telegram-payments-sandbox',
			'content-type': 'application/json',
		});
		expect(headers).not.toHaveProperty('date');
	});

	test('given another token of a known bot, when it is used, then it is unauthorized', async () => {
		await send('GET', `/bot${TOKEN}/getMe`);
		const { text } = await send('GET', '/bot700100:some-other-token/getMe');
		expect(envelope(text)).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
	});
});

describe('parameters', () => {
	const invoice = { chat_id: 42, ...starsInvoice };
	const form = new URLSearchParams(
		Object.entries(invoice).map(([name, value]): [string, string] => [
			name,
			typeof value === 'string' ? value : JSON.stringify(value),
		]),
	).toString();
	const multipart = [...new URLSearchParams(form)]
		.map(
			([name, value]) =>
				`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
		)
		.join('')
		.concat('--b--\r\n');

	test.each([
		['a query string', `?${form}`, '', undefined],
		['a form', '', form, FORM],
		['JSON', '', JSON.stringify(invoice), JSON_TYPE],
		['JSON with a charset', '', JSON.stringify(invoice), 'application/json; charset=utf-8'],
		[
			'JSON with prices as text',
			'',
			JSON.stringify({ ...invoice, prices: JSON.stringify(invoice.prices) }),
			JSON_TYPE,
		],
		['multipart', '', multipart, 'multipart/form-data; boundary=b'],
		[
			'JSON that breaks off after the last parameter',
			'',
			`${JSON.stringify(invoice).slice(0, -1)},"x":`,
			JSON_TYPE,
		],
	])('given %s, when an invoice is sent, then it is read', async (_name, query, body, type) => {
		const { text } = await send('POST', `/bot${TOKEN}/sendInvoice${query}`, body, type);
		expect(envelope(text)).toMatchObject({ ok: true, result: { invoice: { total_amount: 25 } } });
	});

	test('given a name in URL and body, when it is read, then the URL wins', async () => {
		const body = JSON.stringify({ chat_id: 42, text: 'body' });
		const { text } = await send('POST', `/bot${TOKEN}/sendMessage?text=url`, body, JSON_TYPE);
		expect(envelope(text)).toMatchObject({ result: { text: 'url' } });
	});

	test.each([
		['text/plain', '{"chat_id":42,"text":"x"}'],
		['garbage', '{"chat_id":42,"text":"x"}'],
		[JSON_TYPE, 'no json'],
		[JSON_TYPE, '["chat_id"]'],
		['multipart/form-data', 'no boundary'],
	])(
		'given the type %s and the body %s, when it is sent, then the body is ignored',
		async (type, body) => {
			const { text } = await send('POST', `/bot${TOKEN}/sendMessage`, body, type);
			expect(envelope(text)).toEqual({
				ok: false,
				error_code: 400,
				description: 'Bad Request: message text is empty',
			});
		},
	);

	test('given a GET call as long as Telegram takes, when it is sent, then it is read', async () => {
		const title = encodeURIComponent('\u{1f600}'.repeat(15_000));
		const { text } = await send('GET', `/bot${TOKEN}/sendMessage?chat_id=42&text=${title}`);
		expect(envelope(text)['description']).toBe('Bad Request: text is too long');
	});

	test('given parameters in URL and body, when together they are below a megabyte, then they are read', async () => {
		const body = JSON.stringify({ chat_id: 42, text: 'x', rest: 'x'.repeat(800_000) });
		const path = `/bot${TOKEN}/sendMessage?more=${'x'.repeat(200_000)}`;
		expect((await send('POST', path, body, JSON_TYPE)).status).toBe(200);
	});

	test('given more than a megabyte of parameters, when it is sent, then it is too large', async () => {
		const body = JSON.stringify({ chat_id: 42, text: 'x'.repeat(1_100_000) });
		const { status, text } = await send('POST', `/bot${TOKEN}/sendMessage`, body, JSON_TYPE);
		expect(status).toBe(413);
		expect(envelope(text)['description']).toBe('Request Entity Too Large');
	});
});

describe('the control interface', () => {
	test.each([
		['POST', '/api/pay', '{', 400],
		['POST', '/api/pay', '[]', 400],
		['POST', '/api/pay', '{"customer_id":"abc"}', 400],
		['POST', '/api/pay', '{"customer_id":1,"link":"https://t.me/$nothing"}', 404],
		['POST', '/api/pay', '{"customer_id":1,"token":"nonsense","message_id":1}', 400],
		['POST', '/api/clock', '{"set":"yesterday"}', 400],
		['POST', '/api/clock', '{"set":"2001-01-01"}', 400],
		['POST', '/api/faults', '{"scope":"method","kind":"explode"}', 400],
		['POST', '/api/faults', '{"scope":"method","kind":"duplicate"}', 400],
		['POST', '/api/faults', '{"scope":"method","kind":"refuse","parameters":{"x":1}}', 400],
		['POST', '/api/clock', '{"advance_ms":1e300}', 400],
		['POST', '/api/clock', '{"set":"+010000-01-01T00:00:00Z"}', 400],
		['PATCH', '/api/customers/42', '{"id":43}', 400],
		['PATCH', '/api/customers/42', '{"blockedBots":null}', 400],
		['POST', '/api/pay', '{"customer_id":1,"tip":5}', 400],
		['GET', '/api/journal?sinc=5', '', 400],
		['GET', '/api/nothing', '', 404],
		['GET', '/api', '', 404],
		['DELETE', '/api/faults/none', '', 404],
		['GET', '/api/checkouts/none', '', 404],
		['GET', '/api/messages?bot_id=12345&chat_id=1', '', 404],
		['POST', '/api/customers', '{"id":-5,"first_name":"x"}', 400],
		['POST', '/api/subscriptions/none/cancel', '', 404],
	])(
		'given %s %s %s, when it is asked, then it is refused in one sentence',
		async (method, path, body, status) => {
			const answer = await send(method, path, body, body === '' ? undefined : JSON_TYPE);
			expect(answer.status).toBe(status);
			expect(envelope(answer.text)).toEqual({ error: expect.stringMatching(/\w/) });
		},
	);

	test('given a customer and a field that is none, when it is changed, then the answer names the field', async () => {
		await send('POST', '/api/customers', '{"id":43,"first_name":"Ann"}', JSON_TYPE);
		const { text } = await send('PATCH', '/api/customers/43', '{"stars":5}', JSON_TYPE);
		expect(envelope(text)).toEqual({ error: 'There is no field stars here.' });
	});

	test('given a path that is no percent-encoding, when it is asked, then the answer is marked as emulated', async () => {
		const { status, headers, text } = await send('GET', '/%zz');
		expect(status).toBe(404);
		expect(envelope(text)).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
		expect(headers['x-emulated-by']).toBe('telegram-payments-sandbox');
		expect(envelope((await send('GET', '/api/%zz')).text)).toHaveProperty('error');
	});

	test('given a clock near the end of the year 9999, when it is moved on, then it stays and goes on', async () => {
		const other = await createSandbox();
		try {
			const move = async (body: object) => {
				const response = await fetch(`${other.url}/api/clock`, {
					method: 'POST',
					headers: { 'content-type': JSON_TYPE },
					body: JSON.stringify({ frozen: true, ...body }),
				});
				return (await response.json()) as Record<string, unknown>;
			};
			expect(await move({ set: '9999-12-31T23:59:59.000Z' })).toMatchObject({
				now: '9999-12-31T23:59:59.000Z',
			});
			expect(await move({ advance_ms: 1_000 })).toEqual({ error: expect.stringMatching(/9999/) });
			expect(await move({ advance_ms: 999 })).toMatchObject({ now: '9999-12-31T23:59:59.999Z' });
		} finally {
			await other.close();
		}
	});

	test('given a listener, when something happens, then it is told at once', async () => {
		const socket = connect(sandbox.port, '127.0.0.1');
		let heard = '';
		const told = new Promise<void>((resolve) => {
			socket.on('data', (part) => {
				heard += part.toString();
				if (heard.includes('"type":"customer"')) resolve();
				else if (heard.includes(': connected')) {
					void send('POST', '/api/customers', '{"first_name":"Zoe"}', JSON_TYPE);
				}
			});
		});
		socket.write('GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n');
		await told;
		expect(heard).toContain('event: change\ndata: {');
		socket.destroy();
	});

	test('given secrets in calls, when the journal is read, then none of them is in it', async () => {
		const provider_token = '284685063:TEST:c2VjcmV0c2VjcmV0';
		const query = new URLSearchParams({
			chat_id: '42',
			...starsInvoice,
			prices: JSON.stringify(starsInvoice.prices),
			provider_token,
			provider_data: JSON.stringify({ note: provider_token }),
		});
		await send('GET', `/bot${TOKEN}/sendInvoice?${query.toString()}`);
		const address = encodeURIComponent('http://us-er:pa-ss@127.0.0.1:1/');
		await send('GET', `/bot${TOKEN}/setWebhook?url=${address}&secret_token=hush-hush`);
		const bots = (await send('GET', '/api/bots')).text;
		await send('GET', `/bot${TOKEN}/deleteWebhook`);
		// A slash too many: the token is where the method should be.
		await send('GET', `/bot1:x/${TOKEN}/getMe`);
		const long = `${'x'.repeat(1_990)} 700100:test-token-of-the-shop`;
		await send('GET', `/bot${TOKEN}/sendMessage?chat_id=42&text=${encodeURIComponent(long)}`);
		const { text } = await send('GET', '/api/journal?limit=5000');
		expect(text).toContain('sendInvoice');
		expect(bots).toContain('//***@127.0.0.1:1/');
		const secrets = ['c2VjcmV0c2VjcmV0', 'hush-hush', 'test-token', 'us-er', 'pa-ss'];
		for (const secret of secrets) {
			expect(text).not.toContain(secret);
			expect(bots).not.toContain(secret);
		}
	});

	test('given a state, when it is reset, then nothing of it is left', async () => {
		await send('GET', `/bot${TOKEN}/sendMessage?chat_id=77&text=x`);
		expect((await send('POST', '/api/reset')).text).toBe('{}');
		expect(envelope((await send('GET', '/api/bots')).text)).toEqual({ bots: [] });
		expect(envelope((await send('GET', '/api/customers')).text)).toEqual({ customers: [] });
	});
});

describe('anything at all', () => {
	const name = fc.constantFrom(
		'sendInvoice',
		'createInvoiceLink',
		'sendMessage',
		'answerShippingQuery',
		'answerPreCheckoutQuery',
		'answerInlineQuery',
		'refundStarPayment',
		'sendPaidMedia',
		'sendGift',
		'setMyCommands',
		'editMessageText',
		'banChatMember',
		'createChatInviteLink',
		'getStarTransactions',
		'nonsense',
	);
	const key = fc.constantFrom(
		...['chat_id', 'title', 'description', 'payload', 'currency', 'prices', 'provider_token'],
		...['max_tip_amount', 'suggested_tip_amounts', 'reply_markup', 'text', 'parse_mode', 'user_id'],
		...['shipping_options', 'ok', 'error_message', 'media', 'star_count', 'results', 'commands'],
		...['__proto__', 'constructor', 'method', 'reply_parameters', 'offset', 'limit', 'gift_id'],
	);
	const value = fc.oneof(
		fc.jsonValue(),
		fc.constantFrom(
			'XTR',
			'USD',
			42,
			'42',
			'@x',
			-1,
			'[{"label":"x","amount":1}]',
			'<b>x',
			'*x',
			null,
		),
		fc.string({ unit: 'binary' }),
	);
	const fields = fc.dictionary(key, value, { maxKeys: 10 });
	const shape = fc.constantFrom('json', 'form', 'query', 'raw', 'multipart');

	test('given random methods, bodies and encodings, when they are sent, then the answer is always the envelope', async () => {
		await fc.assert(
			fc.asyncProperty(name, fields, shape, fc.string(), async (method, given, how, noise) => {
				const pairs = Object.entries(given).map(([field, item]): [string, string] => [
					field,
					typeof item === 'string' ? item : (JSON.stringify(item) ?? ''),
				]);
				const text = new URLSearchParams(pairs).toString();
				const path = `/bot${TOKEN}/${method}`;
				const answer =
					how === 'json'
						? await send('POST', path, JSON.stringify(given), JSON_TYPE)
						: how === 'form'
							? await send('POST', path, text, FORM)
							: how === 'query'
								? await send('GET', `${path}?${text}`)
								: how === 'multipart'
									? await send('POST', path, noise, 'multipart/form-data; boundary=b')
									: await send('POST', path, noise, JSON_TYPE);
				const body = envelope(answer.text);
				expect(answer.status).toBeLessThan(500);
				if (body['ok'] === true) expect(body).toHaveProperty('result');
				else {
					expect(body).toMatchObject({
						error_code: answer.status,
						description: expect.stringMatching(/^(?:Bad Request|Forbidden|Not Found|Too Many)/),
					});
				}
			}),
			{ numRuns: 400, seed: 20_26 },
		);
		expect((await send('GET', '/api/health')).status).toBe(200);
	});

	test('given noise on the wire, when it is sent, then the sandbox goes on', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
				await new Promise<void>((resolve) => {
					const socket = connect(sandbox.port, '127.0.0.1', () => socket.end(bytes));
					socket.on('error', () => resolve());
					socket.on('close', () => resolve());
					socket.resume();
				});
			}),
			{ numRuns: 50, seed: 7 },
		);
		expect((await send('GET', '/api/health')).status).toBe(200);
	});
});
