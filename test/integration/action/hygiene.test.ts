import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import type { INodeParameters } from 'n8n-workflow';
import { createSandbox, type FaultRule } from 'telegram-payments-sandbox';
import {
	ActionShop,
	BOT_TOKEN,
	MUG,
	PROVIDER_TOKEN,
	credentialsFor,
} from '../../support/actionShop';
import { type RunSetup, failAction, runAction } from '../../support/executeContext';

// A call that was not sent is repeated after pauses.
jest.setTimeout(20_000);

const SECRETS = [BOT_TOKEN, PROVIDER_TOKEN, BOT_TOKEN.split(':')[1], encodeURIComponent(BOT_TOKEN)];

let shop: ActionShop;
let proxy: Server;
let proxyUrl: string;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
	// A proxy's page that repeats the address it was asked for.
	proxy = createServer((request, response) =>
		response.writeHead(502).end(`<html>${request.url}</html>`),
	);
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});

afterEach(() => shop.reset());

afterAll(async () => {
	await shop.sandbox.close();
	proxy.closeAllConnections();
	await new Promise((resolve) => proxy.close(resolve));
});

function expectNoSecret(value: unknown): void {
	const seen = [
		inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null }),
		JSON.stringify(value),
		value instanceof Error ? `${value.message}${value.stack}${String(value.cause)}` : '',
	].join('\n');
	for (const secret of SECRETS) expect(seen).not.toContain(secret);
}

/** The same run as an error and as an item. */
async function failBothWays(setup: RunSetup): Promise<Error & { description?: string | null }> {
	const error = await failAction(setup);
	expectNoSecret(error);
	const run = await runAction({ ...setup, onError: 'continueRegularOutput' });
	expectNoSecret(run);
	expect(run.json[0]?.error).toBe(error.message);
	return error;
}

const fault = (rule: Partial<FaultRule>): void =>
	void shop.sandbox.addFault({ scope: 'method', method: 'sendInvoice', kind: 'refuse', ...rule });

describe('given a failing call', () => {
	it.each<[string, Partial<FaultRule>, string]>([
		[
			'refused',
			{ error_code: 400, description: 'Bad Request: PAYMENT_PROVIDER_INVALID' },
			'PAYMENT_PROVIDER_INVALID',
		],
		[
			'forbidden',
			{ error_code: 403, description: 'Forbidden: bot was blocked by the user' },
			'blocked',
		],
		['cut', { kind: 'cut' }, 'may have'],
		['refused for an hour', { kind: '429', retry_after: 3_600 }, 'retry after 3600'],
		[
			'answered with a 500',
			{ error_code: 500, description: 'Internal Server Error: restart' },
			'may have',
		],
	])('when it is %s, then the error explains it and holds no token', async (_name, rule, text) => {
		fault(rule);
		const error = await failBothWays(shop.setUp(MUG));
		expect(`${error.message}\n${error.description}`).toContain(text);
	});

	it('when the bot token is wrong, then it is said', async () => {
		const credentials = {
			...credentialsFor(shop.sandbox.url),
			telegramPaymentsApi: { accessToken: 'nonsense', baseUrl: shop.sandbox.url },
		};
		const error = await failBothWays(shop.setUp(MUG, { credentials }));
		expect(`${error.message}\n${error.description}`).toMatch(/token/i);
	});

	it.each([
		[
			'nobody listens',
			'http://127.0.0.1:1',
			'Telegram could not be reached',
			'The call was not sent (ECONNREFUSED)',
		],
		[
			'the name does not exist',
			'http://nowhere.invalid',
			'Telegram could not be reached',
			'The call was not sent',
		],
		[
			'it is no address',
			'not an address',
			'Telegram could not be reached',
			'The call was not sent',
		],
	])('when %s, then nothing was sent', async (_name, baseUrl, message, description) => {
		const error = await failBothWays(shop.setUp(MUG, { credentials: credentialsFor(baseUrl) }));
		expect(error.message).toContain(message);
		expect(error.description).toContain(description);
	});

	it('when a proxy answers with a page that names the address, then the page stays outside', async () => {
		const error = await failBothWays(shop.setUp(MUG, { credentials: credentialsFor(proxyUrl) }));
		expect(error.message).toContain('it may have happened');
	});

	it.each<[string, INodeParameters]>([
		['input', { ...MUG, title: '' }],
		['a credential', { ...MUG, paymentMethod: 'provider', currency: 'XTR' }],
	])('when %s is wrong, then the error holds no token', async (_name, parameters) => {
		await failBothWays(shop.setUp(parameters));
	});
});

describe('given calls that only read', () => {
	it('when the connection is cut once, then they are repeated', async () => {
		shop.sandbox.addFault({ scope: 'method', method: 'getMyStarBalance', kind: 'cut', count: 1 });
		const { json, hints } = await runAction(
			shop.setUp({ resource: 'star', operation: 'getBalance' }),
		);
		expect(json).toEqual([{ amount: 0, nanostar_amount: 0 }]);
		// Telegram asked nobody to wait.
		expect(hints).toEqual([]);
	});
});
