import type { IExecuteFunctions } from 'n8n-workflow';
import type { BotCredential } from './botAddress';
import { BOT_CREDENTIAL } from './botApi';

/**
 * Lets a function use the token of the bot for what is signed with it and not sent (init data of Mini
 * Apps). The only place besides the addresses of calls where a token is read; it is handed to the
 * function and to nobody else.
 */
export async function withBotToken<T>(
	context: IExecuteFunctions,
	itemIndex: number,
	use: (token: string) => T,
): Promise<T> {
	const credential = await context.getCredentials<BotCredential>(BOT_CREDENTIAL, itemIndex);
	return use(String(credential.accessToken ?? '').trim());
}
