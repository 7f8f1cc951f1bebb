import type { ProviderId } from './codes';

/** The eight providers with which Telegram Payments 2.0 started in April 2021. */
export const LAUNCH_PROVIDER_IDS = [
	'stripe',
	'yookassa',
	'sberbank',
	'tranzzo',
	'payme',
	'click',
	'liqpay',
	'ecommpay',
] as const;

export type TokenMode = 'test' | 'live';

/** Card of a provider's test environment. Test cards never move money. */
export interface TestCard {
	number: string;
	/** As the source writes it, e.g. `12/22`; `null` where the source gives none. */
	expiry: string | null;
	cvc: string | null;
	outcome: string;
	/** Set when the card is the provider's own and its use through Telegram is not stated. */
	caution: string | null;
}

/** The token of one mode as seen in public samples. A help for recognizing, never for refusing. */
export interface TokenSample {
	/** Digits before the first colon; the same for all merchants of the provider. */
	prefix: string;
	/** In words, e.g. `16 Base64 characters`. */
	shape: string;
	/** Shape of what follows `:TEST:` or `:LIVE:`; `null` where it was not seen clearly enough. */
	tail: RegExp | null;
}

export interface ProviderConnection {
	/** Label in @BotFather's Payments menu; `null` where it is not known. */
	label: string | null;
	testBot: string | null;
	liveBot: string | null;
	/** How to connect, in words; `null` where nothing is published. */
	note: string | null;
}

/** What is known about a provider. `null` always means "not known", never "none". */
export interface Provider {
	id: ProviderId;
	name: string;
	connection: ProviderConnection;
	/** Currencies known to be taken; `null` when it depends on the account or is not known. */
	currencies: readonly string[] | null;
	/** Who draws the card form: Telegram's app, or a page of the provider inside it. */
	form: 'native' | 'web' | null;
	testCards: readonly TestCard[] | null;
	token: { test: TokenSample | null; live: TokenSample | null };
	/** Whether a public description of `provider_data` was found. */
	providerDataKnown: boolean;
	/** Typed receipt of this package that fits the provider. */
	receipt: 'yooKassa' | 'robokassa' | null;
	/** How a payment is given back; Telegram has no method for it and sends no update. */
	refund: string | null;
	/** Facts worth reading before the first live payment. */
	notes: readonly string[];
}
