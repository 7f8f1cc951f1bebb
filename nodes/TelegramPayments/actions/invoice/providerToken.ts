import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { trimToken } from '../../../shared/providers/tokens';
import { providerWarnings } from '../../../shared/providers/warnings';

const PROVIDER_CREDENTIAL = 'telegramPaymentProviderApi';
const FIELD = 'Telegram Payment Provider API';

async function readCredential(context: IExecuteFunctions, index: number): Promise<IDataObject> {
	if (!context.getNode().credentials?.[PROVIDER_CREDENTIAL]) {
		refuseInput(
			FIELD,
			'no credential is chosen. Choose one with the provider token from @BotFather, or set "Payment Method" to "Telegram Stars"',
		);
	}
	return await context.getCredentials(PROVIDER_CREDENTIAL, index);
}

/**
 * Reads the provider token for one invoice.
 *
 * @returns the token for `provider_token`, and what the user should know about the provider
 * @throws InvalidInputError when no token is there
 */
export async function readProviderToken(
	context: IExecuteFunctions,
	itemIndex: number,
	invoice: { currency: string; chatId?: number | string },
): Promise<{ token: string; warnings: string[] }> {
	const credential = await readCredential(context, itemIndex);
	const token = trimToken(String(credential.providerToken ?? ''));
	if (token === '') refuseInput(FIELD, 'has no provider token. Paste the one @BotFather shows');
	const provider = String(credential.provider ?? '');
	const isTestRun = context.getMode() === 'manual';
	const use = { providerToken: token, provider, isTestRun, ...invoice };
	return { token, warnings: providerWarnings(use) };
}
