import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { describeToken, recognizeProviderToken } from '../../shared/providers/tokens';

/**
 * Tests the provider credential by the shape of the token alone: Telegram has no call that checks
 * one. Says what was recognized and whether it moves real money; never repeats the token.
 */
export async function testProviderToken(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const { provider, providerToken } = credential.data ?? {};
	const token = recognizeProviderToken(typeof providerToken === 'string' ? providerToken : '');
	const chosen = typeof provider === 'string' ? provider : undefined;
	const { usable, text } = describeToken(token, chosen);
	return { status: usable ? 'OK' : 'Error', message: text };
}
