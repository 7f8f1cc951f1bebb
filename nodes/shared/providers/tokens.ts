import { findProvider, findProviderByPrefix } from './providers';
import type { ProviderId } from './codes';
import type { Provider, TokenMode } from './types';

/** What somebody pasted into the provider token field. Never holds the token itself. */
export type RecognizedToken =
	| { kind: 'empty' }
	| {
			kind: 'provider';
			/** `undefined` when the digits in front belong to no provider known here. */
			provider: ProviderId | undefined;
			mode: TokenMode;
			/** Whether the rest looks like the samples seen; `undefined` when there are none. */
			looksAsSeen: boolean | undefined;
	  }
	| { kind: 'stripeKey'; key: 'secret' | 'publishable' | 'restricted' }
	| { kind: 'botToken' }
	| { kind: 'unrecognized' };

/** Manual of Telegram Payments: "123:LIVE:XXXX". */
const PROVIDER_TOKEN = /^(?<prefix>\d+):(?<mode>TEST|LIVE):(?<tail>\S+)$/;

type TokenParts = Record<'prefix' | 'mode' | 'tail', string>;

/** Bot API, "Authorizing your bot"; the part behind the colon has had 35 characters so far. */
const BOT_TOKEN = /^\d+:[\w-]{30,50}$/;

const STRIPE_KEY = /^(?<kind>sk|pk|rk)_(test|live)_\w+$/;

const STRIPE_KEYS = { sk: 'secret', pk: 'publishable', rk: 'restricted' } as const;

/** Takes off the blanks and quotation marks that come along when a token is copied. */
export function trimToken(token: string): string {
	return token.replace(/^[\s"'`«»“”]+|[\s"'`«»“”]+$/gu, '');
}

/**
 * Recognizes a provider token by its shape. Shapes come from public samples, so a token that looks
 * otherwise may still be good: the answer is for explaining, never for refusing an unknown shape.
 */
export function recognizeProviderToken(token: string): RecognizedToken {
	const text = trimToken(token);
	if (text === '') return { kind: 'empty' };
	const parts = PROVIDER_TOKEN.exec(text)?.groups as TokenParts | undefined;
	if (parts) {
		const { prefix, tail } = parts;
		const mode = parts.mode === 'TEST' ? 'test' : 'live';
		const provider = findProviderByPrefix(prefix);
		const sample = provider?.token[mode];
		return {
			kind: 'provider',
			provider: provider?.id,
			mode,
			looksAsSeen: sample?.tail ? sample.prefix === prefix && sample.tail.test(tail) : undefined,
		};
	}
	const stripe = STRIPE_KEY.exec(text)?.groups?.kind as keyof typeof STRIPE_KEYS | undefined;
	if (stripe) return { kind: 'stripeKey', key: STRIPE_KEYS[stripe] };
	return { kind: BOT_TOKEN.test(text) ? 'botToken' : 'unrecognized' };
}

export interface TokenDescription {
	/** `false` when Telegram is certain to refuse what was pasted, or it belongs to somebody else. */
	usable: boolean;
	/** What it is and what to do. */
	text: string;
}

const WHERE_TO_GET =
	'Open @BotFather, choose your bot, then Payments, connect the provider there and copy the token it shows, e.g. 123456789:TEST:abc.';

const MODE_NOTES = {
	test: 'TEST mode: no real money is charged.',
	live: 'LIVE mode: buyers pay real money.',
} as const;

/**
 * Says in words what was pasted and what to do about it.
 *
 * @param chosen the credential's `provider`, to notice a token of another one; `other` fits any
 */
export function describeToken(token: RecognizedToken, chosen?: string): TokenDescription {
	switch (token.kind) {
		case 'empty':
			return { usable: false, text: `The token is empty. ${WHERE_TO_GET}` };
		case 'stripeKey':
			return {
				usable: false,
				text: `This is a ${token.key} key of the Stripe API, which Telegram does not accept. ${WHERE_TO_GET}`,
			};
		case 'botToken':
			return {
				usable: false,
				text: `This is the token of a bot; it belongs into the Telegram Payments API credential. ${WHERE_TO_GET}`,
			};
		case 'unrecognized':
			return {
				usable: true,
				text: `The token has none of the known shapes (digits:TEST:… or digits:LIVE:…), so it was saved unchanged. If Telegram refuses it: ${WHERE_TO_GET}`,
			};
		case 'provider':
			return describeProviderToken(token, chosen);
	}
}

function describeProviderToken(
	token: Extract<RecognizedToken, { kind: 'provider' }>,
	chosen: string | undefined,
): TokenDescription {
	const owner = findProvider(token.provider);
	const expected = findProvider(chosen);
	const note = MODE_NOTES[token.mode];
	if (owner && expected && owner !== expected) {
		return {
			usable: false,
			text: `This is a token of ${owner.name}, but ${expected.name} is chosen. Choose ${owner.name} under Provider, or paste the token of ${expected.name}.`,
		};
	}
	if (!owner) return { usable: true, text: `${describeStranger(expected)}, ${note}` };
	const odd =
		token.looksAsSeen === false
			? ' It looks different from other tokens of this provider, so check that it was copied whole.'
			: '';
	return { usable: true, text: `${owner.name}, ${note}${odd}` };
}

/** A token whose digits in front are of no known provider. */
function describeStranger(expected: Provider | undefined): string {
	if (!expected) return 'Provider not recognized';
	const seen = expected.token.test ?? expected.token.live;
	return seen ? `${expected.name} (the token starts differently from those known)` : expected.name;
}
