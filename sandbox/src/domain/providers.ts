import { OTHER_PROVIDER, PROVIDERS } from '../data/providers.js';
import type { Provider, ProviderCard } from '../data/providers.js';
import type { Ids } from './ids.js';
import { ALPHANUMERIC, HEX } from './ids.js';
import type { CardOutcome } from '../schema/checkouts.js';

const TEST_TOKEN = /^([1-9]\d*):TEST:\S+$/;

const BY_PREFIX = new Map(
	PROVIDERS.flatMap((provider): Array<[string, Provider]> =>
		provider.testPrefix ? [[provider.testPrefix, provider]] : [],
	),
);

/**
 * The provider a token belongs to, recognized by its digits; undefined for what Telegram would
 * refuse. Live tokens are refused on purpose: nobody shall mistake the sandbox for real money.
 */
export function resolveProvider(token: string): Provider | undefined {
	const prefix = TEST_TOKEN.exec(token)?.[1];
	return prefix === undefined ? undefined : (BY_PREFIX.get(prefix) ?? OTHER_PROVIDER);
}

/** The provider with this id, if known. */
export const providerById = (id: string | undefined): Provider | undefined =>
	PROVIDERS.find((provider) => provider.id === id) ??
	(id === OTHER_PROVIDER.id ? OTHER_PROVIDER : undefined);

/** Cards every test shop of the sandbox knows, besides its provider's own. */
const COMMON_CARDS: readonly ProviderCard[] = [
	{ number: '4242424242424242', outcome: 'success' },
	{ number: '4000000000000002', outcome: 'declined' },
	{ number: '4000000000003220', outcome: '3ds' },
];

/** The test cards of a provider, its own first. */
export function testCards(provider: Provider | undefined): ProviderCard[] {
	const own = provider?.cards ?? [];
	const known = new Set(own.map((card) => card.number));
	return [...own, ...COMMON_CARDS.filter((card) => !known.has(card.number))];
}

/** What comes of paying with a card: a number, or an outcome asked for by name. */
export function cardOutcome(provider: Provider | undefined, card: string): CardOutcome | undefined {
	if (card === 'success' || card === 'declined' || card === '3ds') return card;
	const number = card.replace(/[\s-]/g, '');
	return testCards(provider).find((known) => known.number === number)?.outcome;
}

/** The provider's own id of a payment, in the shape its real ones have where that is known. */
export function providerChargeId(provider: Provider | undefined, ids: Ids): string {
	const hex = (length: number): string => ids.text(length, HEX);
	switch (provider?.id) {
		case 'stripe':
			return `ch_3${ids.text(23, ALPHANUMERIC)}`;
		case 'yookassa':
			return `${hex(8)}-000f-5${hex(3)}-${hex(4)}-${hex(12)}`;
		case 'payme':
			return hex(24);
		default:
			return `${ids.between(100_000, 999_999)}${ids.charge()}`;
	}
}
