import type { IHttpRequestOptions } from 'n8n-workflow';

/** Fields of the bot credential. */
export interface BotCredential {
	accessToken?: unknown;
	baseUrl?: unknown;
	testEnvironment?: unknown;
}

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
	return { ...request, baseURL: `${baseUrl}/bot${token}${environment}` };
}
