import { CredentialTestContext } from 'n8n-core';
import type { ICredentialsDecrypted, IDataObject } from 'n8n-workflow';
import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import { TelegramPaymentsTrigger } from '../../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';

const BOT_TOKEN = `123456789:${'A'.repeat(35)}`;

/** Tests a provider credential the way n8n does: by the function its node names. */
async function testProvider(data: IDataObject) {
	const node = new TelegramPayments();
	const { testedBy } =
		node.description.credentials?.find(({ name }) => name === 'telegramPaymentProviderApi') ?? {};
	if (testedBy !== 'testProviderToken') throw new Error('the node names no test for it');
	const test = node.methods.credentialTest[testedBy];
	const credential = { id: '1', name: 'Shop', type: 'telegramPaymentProviderApi', data };
	return await test.call(new CredentialTestContext(), credential as ICredentialsDecrypted);
}

describe('provider credential in n8n', () => {
	it.each([
		[
			'stripe',
			'284685063:TEST:MmY2ZjVlNWE0YTRh',
			'OK',
			'Stripe, TEST mode: no real money is charged.',
		],
		['stripe', `sk_live_${'a'.repeat(24)}`, 'Error', 'secret key of the Stripe API'],
		['yookassa', BOT_TOKEN, 'Error', 'This is the token of a bot'],
		[
			'sberbank',
			'381764678:TEST:12345',
			'Error',
			'This is a token of YooKassa, but Sberbank is chosen',
		],
		['ecommpay', 'something new', 'OK', 'none of the known shapes'],
	])(
		'given %s and %s, when tested, then the answer is %s: %s',
		async (provider, providerToken, status, text) => {
			const result = await testProvider({ provider, providerToken });
			expect(result.status).toBe(status);
			expect(result.message).toContain(text);
			expect(result.message).not.toContain(providerToken);
		},
	);
});

describe('bot credential in n8n', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await createSandbox();
	});

	afterAll(async () => await sandbox.close());

	const TESTERS: Array<[string, TelegramPayments | TelegramPaymentsTrigger]> = [
		['action node', new TelegramPayments()],
		['trigger', new TelegramPaymentsTrigger()],
	];

	const good = () => ({ accessToken: BOT_TOKEN, baseUrl: sandbox.url, testEnvironment: false });

	/** Tests a bot credential the way n8n does: by the function a node names. */
	async function testBotBy(node: TelegramPayments | TelegramPaymentsTrigger, data: IDataObject) {
		const { testedBy } =
			node.description.credentials?.find(({ name }) => name === 'telegramPaymentsApi') ?? {};
		if (testedBy !== 'testBot') throw new Error('the node names no test for the credential');
		const credential = { id: '1', name: 'Bot', type: 'telegramPaymentsApi', data };
		return await node.methods.credentialTest[testedBy].call(
			new CredentialTestContext(),
			credential as ICredentialsDecrypted,
		);
	}

	const testBot = async (data: IDataObject) =>
		await testBotBy(new TelegramPayments(), { ...good(), ...data });

	it.each(TESTERS)(
		'given the sandbox, when the %s tests it, then the result says whose bot it is',
		async (_name, node) => {
			const { status, message } = await testBotBy(node, good());
			expect(status).toBe('OK');
			expect(message).toMatch(/^Connected to @\w+ \(.+\)\.$/);
		},
	);

	it.each([
		['with a slash behind the address', () => ({ baseUrl: `${sandbox.url}/` })],
		['with blanks around the token', () => ({ accessToken: ` ${BOT_TOKEN} ` })],
		['in the test environment', () => ({ testEnvironment: true })],
	])('given the sandbox %s, when tested, then the bot answers', async (_what, data) => {
		expect(await testBot(data())).toMatchObject({ status: 'OK' });
	});

	it.each<[string, () => IDataObject, RegExp]>([
		['no token', () => ({ accessToken: ' ' }), /^Enter the "Access Token"/],
		[
			'a provider token',
			() => ({ accessToken: '284685063:TEST:MmY2ZjVlNWE0YTRh' }),
			/^This is the token of a payment provider.*Telegram Payment Provider API/,
		],
		['a word as token', () => ({ accessToken: 'my_bot' }), /does not look like a bot token/],
		[
			'a token nobody has',
			() => ({ accessToken: '0:nothing' }),
			/^Telegram does not recognize this token/,
		],
		[
			'a Base URL without http://',
			() => ({ baseUrl: 'api.telegram.org' }),
			/must start with https:\/\//,
		],
		['an empty Base URL', () => ({ baseUrl: '' }), /must start with https:\/\//],
		[
			'a Base URL with the bot',
			() => ({ baseUrl: `${sandbox.url}/bot${BOT_TOKEN}` }),
			/must not contain \/bot or the token/,
		],
		['a Base URL that is none', () => ({ baseUrl: 'https://' }), /is not a valid address/],
		[
			'a server that is down',
			() => ({ baseUrl: 'http://127.0.0.1:9' }),
			/^Could not reach 127\.0\.0\.1:9 \(ECONNREFUSED\)\. The server refused/,
		],
		[
			'a name that no server has',
			() => ({ baseUrl: 'http://telegram.invalid' }),
			/^Could not reach telegram\.invalid \((?:ENOTFOUND|EAI_AGAIN)\)\./,
		],
		[
			'https:// for a server without it',
			() => ({ baseUrl: sandbox.url.replace('http:', 'https:') }),
			/^Could not reach 127\.0\.0\.1:\d+ \(\w+\)\. (?:The server does not use HTTPS|Check)/,
		],
		[
			'a server that has no such bot',
			() => ({ baseUrl: `${sandbox.url}/api` }),
			/^There is no such bot at 127\.0\.0\.1:\d+\./,
		],
	])(
		'given %s, when tested, then the result says what to do without the token',
		async (_what, data, message) => {
			const result = await testBot(data());
			expect(result.status).toBe('Error');
			expect(result.message).toMatch(message);
			expect(result.message).not.toContain(BOT_TOKEN);
		},
	);
});
