import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { TelegramPaymentsApi } from '../../../credentials/TelegramPaymentsApi.credentials';

const credential = new TelegramPaymentsApi();

async function address(data: ICredentialDataDecryptedObject): Promise<IHttpRequestOptions> {
	const { authenticate } = credential;
	if (typeof authenticate !== 'function') throw new Error('authenticate is a function here');
	return await authenticate(data, { url: '/getMe', method: 'POST' });
}

describe('TelegramPaymentsApi', () => {
	it.each([
		[
			'as typed',
			{ baseUrl: 'https://api.telegram.org', accessToken: '1:a' },
			'https://api.telegram.org/bot1:a',
		],
		[
			'with slashes and blanks around',
			{ baseUrl: ' http://127.0.0.1:8081// ', accessToken: ' 1:a\n' },
			'http://127.0.0.1:8081/bot1:a',
		],
		[
			'of the test environment',
			{ baseUrl: 'https://api.telegram.org', accessToken: '1:a', testEnvironment: true },
			'https://api.telegram.org/bot1:a/test',
		],
		[
			'with the environment as a text',
			{ baseUrl: 'https://api.telegram.org', accessToken: '1:a', testEnvironment: 'false' },
			'https://api.telegram.org/bot1:a',
		],
		['that are empty', {}, '/bot'],
	])(
		'given data %s, when a request is authenticated, then it goes to the address of the bot',
		async (_what, data, baseURL) => {
			expect(await address(data)).toEqual({ url: '/getMe', method: 'POST', baseURL });
		},
	);

	it('given the token field, when shown, then it is a password and required', () => {
		const token = credential.properties.find(({ name }) => name === 'accessToken');
		expect(token).toMatchObject({ typeOptions: { password: true }, required: true });
	});
});
