import type { IHttpRequestOptions } from 'n8n-workflow';

/** Fields of the bot credential. */
export interface BotCredential {
	accessToken?: unknown;
	baseUrl?: unknown;
	testEnvironment?: unknown;
}

/**
 * n8n's HTTP Request node takes absolute addresses only. With this credential, `https://api.telegram.org/<method>`
 * in that node means this method of this bot, on whatever server the credential names.
 */
const ANY_METHOD = 'https://api.telegram.org/';

/**
 * Puts the bot's address in front of a relative URL such as `/getMe`. The only place where a token
 * meets a request. Bot API: `https://api.telegram.org/bot<token>/<method>`, test servers add `/test`.
 */
export function addressBot(
	credential: BotCredential,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const baseUrl = String(credential.baseUrl ?? '')
		.trim()
		.replace(/\/+$/, '');
	const token = String(credential.accessToken ?? '').trim();
	const environment = credential.testEnvironment === true ? '/test' : '';
	const root = `${baseUrl}/bot${token}${environment}`;
	// The HTTP Request node still uses the older shape of options, which has `uri` in place of `url`.
	const { uri } = request as { uri?: unknown };
	if (typeof uri === 'string' && uri.startsWith(ANY_METHOD)) {
		const method = { uri: `${root}/${uri.slice(ANY_METHOD.length)}` };
		return { ...request, ...method };
	}
	return { ...request, baseURL: root };
}
