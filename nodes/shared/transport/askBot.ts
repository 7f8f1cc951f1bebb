import type { ICredentialTestFunctions } from 'n8n-workflow';
import { addressBot, type BotCredential } from './botAddress';

/** What came back from `getMe`: an answer of some server, or the reason why there is none. */
export type BotReply = { statusCode: number; body: unknown } | { failure: string };

const TIMEOUT_MS = 10_000;

function failureOf(error: unknown): string {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
	// Only the code: the message of some errors repeats the address, and with it the token.
	return String(cause?.code ?? code ?? 'no answer');
}

/**
 * Asks who the bot of a credential is (Bot API: getMe, which changes nothing). While a credential is
 * tested n8n offers `request` alone, its older way to send one.
 */
export async function askBot(
	context: Pick<ICredentialTestFunctions, 'helpers'>,
	credential: BotCredential,
): Promise<BotReply> {
	const { request } = context.helpers;
	const { baseURL = '' } = addressBot(credential, { url: '/getMe' });
	try {
		const { statusCode, body } = (await request({
			method: 'POST',
			uri: `${baseURL}/getMe`,
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			timeout: TIMEOUT_MS,
		})) as { statusCode: number; body: unknown };
		return { statusCode, body };
	} catch (error) {
		return { failure: failureOf(error) };
	}
}
