import type { IHttpRequestOptions } from 'n8n-workflow';
import { addressBot } from '../../../nodes/shared/transport/botAddress';

const credential = { accessToken: ' 42:secret ', baseUrl: 'http://127.0.0.1:8081/' };

describe('addressBot', () => {
	test.each([
		['the main servers', false, 'http://127.0.0.1:8081/bot42:secret'],
		['the test servers', true, 'http://127.0.0.1:8081/bot42:secret/test'],
	])(
		'given a bot on %s, when a relative address is asked for, then the bot goes in front',
		(_name, testEnvironment, baseURL) => {
			const request = { method: 'POST' as const, url: '/getMe' };
			expect(addressBot({ ...credential, testEnvironment }, request)).toEqual({
				...request,
				baseURL,
			});
		},
	);

	test.each([
		['https://api.telegram.org/banChatMember', 'http://127.0.0.1:8081/bot42:secret/banChatMember'],
		['https://example.com/banChatMember', 'https://example.com/banChatMember'],
		['https://api.telegram.org.example.com/getMe', 'https://api.telegram.org.example.com/getMe'],
	])(
		'given an HTTP Request node, when it asks for %s, then the request goes to %s',
		(uri, expected) => {
			const request = { method: 'POST', uri } as unknown as IHttpRequestOptions;
			expect(addressBot(credential, request)).toMatchObject({ uri: expected });
		},
	);
});
