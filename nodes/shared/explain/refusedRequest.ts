import type { IDataObject } from 'n8n-workflow';
import { recognizeProviderToken, type RecognizedToken } from '../providers/tokens';

/** Parameters of a refused call, fit for showing: the provider token is replaced by its shape. */
export interface RefusedRequest {
	parameters: IDataObject;
	providerToken: RecognizedToken;
}

/** Takes the provider token out of the parameters, keeping only what it is. */
export function withoutToken(parameters: IDataObject): RefusedRequest {
	const { provider_token: token, ...rest } = parameters;
	return {
		parameters: rest,
		providerToken: recognizeProviderToken(typeof token === 'string' ? token : ''),
	};
}
