import { CredentialTestContext } from 'n8n-core';
import type { ICredentialsDecrypted, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { createSandbox, type Sandbox } from 'telegram-payments-sandbox';
import { TelegramPaymentsApi } from '../../../credentials/TelegramPaymentsApi.credentials';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import { createActionContext } from '../../support/executeContext';

const BOT_TOKEN = `123456789:${'A'.repeat(35)}`;

/** Tests a provider credential the way n8n does: by the function its node names. */
async function testProvider(data: IDataObject) {
	const node = new TelegramPayments();
	const { testedBy } =
		node.description.credentials?.find(({ name }) => name === 'telegramPaymentProviderApi') ?? {};
	const tests: Record<string, (typeof node.methods.credentialTest)['testProviderToken']> =
		node.methods.credentialTest;
	const test = typeof testedBy === 'string' ? tests[testedBy] : undefined;
	if (!test) throw new Error('the node names no test for the credential');
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

	/** Sends the request of the credential's test through n8n's request stack. */
	async function testBot(data: { accessToken: string; baseUrl: string; testEnvironment: boolean }) {
		const { context } = createActionContext({
			parameters: {},
			credentials: { telegramPaymentsApi: data },
		});
		const { request } = new TelegramPaymentsApi().test;
		return (await context.helpers.httpRequestWithAuthentication.call(
			context,
			'telegramPaymentsApi',
			{ ...request, json: true } as IHttpRequestOptions,
		)) as { ok: boolean; result: { id: number; is_bot: boolean } };
	}

	it.each([
		['as typed', '', false],
		['with a slash behind the address', '/', false],
		['in the test environment', '', true],
	])(
		'given the sandbox as base URL %s, when tested, then the bot answers',
		async (_what, tail, testEnvironment) => {
			const baseUrl = sandbox.url + tail;
			const answer = await testBot({ accessToken: ` ${BOT_TOKEN} `, baseUrl, testEnvironment });
			expect(answer).toMatchObject({ ok: true, result: { id: 123_456_789, is_bot: true } });
		},
	);

	it('given a malformed token, when tested, then the test does not pass', async () => {
		const data = { accessToken: '0:nothing', baseUrl: sandbox.url, testEnvironment: false };
		await expect(testBot(data)).rejects.toThrow('Authorization failed');
	});
});
