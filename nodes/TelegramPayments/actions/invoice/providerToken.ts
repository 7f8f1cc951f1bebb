import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import type { InvoiceFacts } from '../../../shared/payments/orderReference';
import { findProvider } from '../../../shared/providers/providers';
import { recognizeProviderToken, trimToken } from '../../../shared/providers/tokens';

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

/** The token of one invoice, and what its payment will be known by. */
export interface ProviderToken {
	/** For `provider_token`; never shown. */
	token: string;
	/** The credential's `provider`. */
	chosen: string;
	/** Whose token it is and of which mode, as far as its shape and the credential tell. */
	facts: Pick<InvoiceFacts, 'provider' | 'mode'>;
}

/**
 * Reads the provider token for one invoice.
 *
 * @throws InvalidInputError when no token is there
 */
export async function readProviderToken(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<ProviderToken> {
	const credential = await readCredential(context, itemIndex);
	const token = trimToken(String(credential.providerToken ?? ''));
	if (token === '') refuseInput(FIELD, 'has no provider token. Paste the one @BotFather shows');
	const chosen = String(credential.provider ?? '');
	const recognized = recognizeProviderToken(token);
	const known = recognized.kind === 'provider' ? recognized : undefined;
	const provider = known?.provider ?? findProvider(chosen)?.id;
	return {
		token,
		chosen,
		facts: { ...(provider ? { provider } : {}), ...(known ? { mode: known.mode } : {}) },
	};
}
