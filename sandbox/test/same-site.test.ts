import { request } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { controls } from '../src/control/api/index.js';
import { createSandbox } from '../src/index.js';
import type { Sandbox } from '../src/index.js';
import { settle } from '../src/options.js';
import { Runtime } from '../src/runtime.js';
import { buildApp } from '../src/server/app.js';
import { TOKEN } from './support/shop.js';

// Generous: shared machines are slow, and nothing here waits for time to pass.
jest.setTimeout(30_000);

let sandbox: Sandbox;

afterEach(() => sandbox.close());

interface Answer {
	status: number;
	text: string;
}

/** A request with headers of its own; the port of the sandbox stands for `:0`. */
function ask(headers: Record<string, string>, path = '/api/reset'): Promise<Answer> {
	const given = Object.entries(headers).map(([name, value]) => [
		name,
		value.replace(':0', `:${sandbox.port}`),
	]);
	return new Promise((resolve, reject) => {
		const sent = request(
			{
				host: '127.0.0.1',
				port: sandbox.port,
				method: path === '/' ? 'GET' : 'POST',
				path,
				headers: Object.fromEntries(given) as Record<string, string>,
			},
			(response) => {
				let text = '';
				response.setEncoding('utf8').on('data', (part: string) => (text += part));
				response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
			},
		);
		sent.on('error', reject);
		sent.end();
	});
}

describe('a sandbox that listens on this computer alone', () => {
	beforeEach(async () => {
		sandbox = await createSandbox();
	});

	test.each([
		['127.0.0.1 and the port', { Host: '127.0.0.1:0' }],
		['localhost', { Host: 'LocalHost:0' }],
		['a name below localhost', { Host: 'sandbox.localhost:0' }],
		['another loopback address without a port', { Host: '127.10.0.1' }],
		['IPv6 loopback and a port', { Host: '[::1]:0' }],
		['IPv6 loopback without a port', { Host: '[::1]' }],
		['its own page', { Host: '127.0.0.1:0', Origin: 'http://127.0.0.1:0' }],
		['its own page over IPv6', { Host: '[::1]:0', Origin: 'http://[::1]:0' }],
		[
			'its own page behind a proxy with another address',
			{
				Host: 'localhost:0',
				Origin: 'https://shop-8081.example.dev',
				'Sec-Fetch-Site': 'same-origin',
			},
		],
	])('given %s, when the control interface is called, then it answers', async (_name, headers) => {
		expect(await ask(headers)).toEqual({ status: 200, text: '{}' });
	});

	test.each([
		['a name that leads here', { Host: 'evil.example:0' }, /"evil\.example" is no address/],
		['a name that begins like ours', { Host: '127.0.0.1.evil.example' }, /is no address/],
		['a name that ends like ours', { Host: 'notlocalhost:0' }, /"notlocalhost" is no address/],
		[
			'a page of such a name',
			{ Host: 'evil.example', Origin: 'http://evil.example', 'Sec-Fetch-Site': 'same-origin' },
			/"evil\.example" is no address/,
		],
		[
			'a page of another site',
			{ Host: '127.0.0.1:0', Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
			/Pages of https:\/\/evil\.example may not/,
		],
		[
			'a page of another port',
			{ Host: '127.0.0.1:0', Origin: 'http://127.0.0.1:1' },
			/Pages of http:\/\/127\.0\.0\.1:1 may not/,
		],
		['a page without a site', { Host: '127.0.0.1:0', Origin: 'null' }, /Pages of null may not/],
	])(
		'given %s, when the control interface is called, then it is refused in one sentence',
		async (_name, headers, reason) => {
			const { status, text } = await ask(headers);
			expect(status).toBe(403);
			expect(JSON.parse(text)).toEqual({ error: expect.stringMatching(reason) });
		},
	);

	test('given a link on another site, when it is followed, then the page opens', async () => {
		const headers = { Host: '127.0.0.1:0', 'Sec-Fetch-Site': 'cross-site' };
		expect((await ask(headers, '/')).status).toBe(200);
	});

	test.each([
		['a program', { Host: '127.0.0.1:0' }],
		['a program in a container', { Host: 'host.docker.internal:0' }],
		['its own page', { Host: '127.0.0.1:0', Origin: 'http://127.0.0.1:0' }],
	])('given %s, when it calls the Bot API, then it is answered', async (_name, headers) => {
		expect((await ask(headers, `/bot${TOKEN}/getMe`)).status).toBe(200);
	});

	test.each([
		['a name that leads here', { Host: 'evil.example:0' }],
		['a page of another site', { Host: '127.0.0.1:0', Origin: 'https://evil.example' }],
		['a picture in such a page', { Host: '127.0.0.1:0', 'Sec-Fetch-Site': 'cross-site' }],
	])(
		'given %s, when it calls the Bot API, then it is refused and no bot comes into being',
		async (_name, headers) => {
			const { status, text } = await ask(headers, `/bot${TOKEN}/getMe`);
			expect(status).toBe(403);
			expect(JSON.parse(text)).toMatchObject({ ok: false, error_code: 403 });
			expect(sandbox.bots()).toEqual([]);
		},
	);

	test('given its page, then it loads only what is its own, and is shown in nobody’s frame', async () => {
		const policy = (await fetch(sandbox.url)).headers.get('content-security-policy');
		expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
		expect(policy).toMatch(/frame-ancestors 'none'$/);
	});
});

describe('a sandbox that is open to pages of others', () => {
	beforeEach(async () => {
		sandbox = await createSandbox({ anyOrigin: true });
	});

	test('given such a page, then its call to the Bot API is answered, and the control interface stays closed', async () => {
		const headers = { Host: 'shop.example', Origin: 'https://shop.example:0' };
		expect((await ask(headers, `/bot${TOKEN}/getMe`)).status).toBe(200);
		expect((await ask(headers)).status).toBe(403);
	});
});

describe('a client that sends its headers slowly', () => {
	test('given one that never ends them, then its connection is closed', async () => {
		sandbox = await createSandbox();
		const runtime = new Runtime(settle({}), undefined);
		const patience = { headersTimeout: 50, requestTimeout: 100, connectionsCheckingInterval: 20 };
		const app = buildApp(runtime, controls(runtime), '127.0.0.1', patience);
		try {
			await app.listen({ port: 0, host: '127.0.0.1' });
			const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
			let text = '';
			socket.on('data', (part) => (text += part.toString()));
			const closed = new Promise((resolve) => socket.on('close', resolve));
			socket.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-');
			await closed;
			expect(text).toMatch(/^HTTP\/1\.1 408 /);
		} finally {
			runtime.stop();
			await app.close();
		}
	});
});

describe('a sandbox that others reach', () => {
	beforeEach(async () => {
		sandbox = await createSandbox({ host: '0.0.0.0' });
	});

	test.each([
		['the name of its container', { Host: 'sandbox:8081' }],
		['its page under that name', { Host: 'sandbox:8081', Origin: 'http://sandbox:8081' }],
		['its page on the usual port', { Host: 'shop.example', Origin: 'http://shop.example' }],
	])('given %s, when the control interface is called, then it answers', async (_name, headers) => {
		expect((await ask(headers)).status).toBe(200);
	});

	test('given a page of another site, when it calls the control interface, then it is refused', async () => {
		const { status } = await ask({ Host: 'sandbox:8081', Origin: 'https://evil.example' });
		expect(status).toBe(403);
	});
});
