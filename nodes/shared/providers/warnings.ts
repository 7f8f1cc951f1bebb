import { findProvider } from './providers';
import { describeToken, recognizeProviderToken, type RecognizedToken } from './tokens';
import type { Provider } from './types';

/** What is about to be sent, as far as the provider matters. */
export interface ProviderUse {
	/** The credential's token. Only its shape is looked at; it never appears in a text. */
	providerToken: string;
	/** The credential's `provider`. */
	provider: string;
	/** Currency of the invoice, e.g. `USD`. */
	currency: string;
	/** Target of the invoice; `undefined` for a link. */
	chatId?: number | string;
	/** Whether a person runs the workflow in the editor; a shop in production knows that it is LIVE. */
	isTestRun?: boolean;
	/** Type of the chat where it is known, e.g. `private`, `group`. */
	chatType?: string;
}

/** The provider in charge: the token's own where it is recognized, else the chosen one. */
function findUsed(token: RecognizedToken, chosen: string): Provider | undefined {
	return findProvider(token.kind === 'provider' ? (token.provider ?? chosen) : chosen);
}

/** Groups and channels have negative ids or are addressed as `@name` (Bot API: Chat.id). */
function isShared({ chatId, chatType }: ProviderUse): boolean {
	if (chatType !== undefined) return chatType !== 'private';
	const id = String(chatId ?? '').trim();
	return id.startsWith('-') || id.startsWith('@');
}

function warnAboutToken(token: RecognizedToken, chosen: string, isTestRun: boolean): string[] {
	if (token.kind === 'empty') return [];
	const { usable, text } = describeToken(token, chosen);
	if (!usable) return [text];
	if (token.kind !== 'provider' || token.mode === 'test' || !isTestRun) return [];
	const owner = findUsed(token, chosen);
	const whose = owner ? ` of ${owner.name}` : '';
	return [`The provider token${whose} is LIVE: buyers pay real money.`];
}

function warnAboutCurrency(used: Provider, currency: string): string[] {
	if (used.currencies === null || used.currencies.includes(currency)) return [];
	return [
		`${used.name} is known to accept ${used.currencies.join(', ')} only, and the invoice is in ${currency}. If the Pay button fails, change Currency or Provider.`,
	];
}

/**
 * What may go wrong with this provider, for the hints of an execution. Everything here is a warning:
 * the facts come from public sources and may have changed, so nothing is refused because of them.
 *
 * @returns sentences, most important first; empty when there is nothing to say
 */
export function providerWarnings(use: ProviderUse): string[] {
	const token = recognizeProviderToken(use.providerToken);
	const used = findUsed(token, use.provider);
	const warnings = warnAboutToken(token, use.provider, use.isTestRun === true);
	if (!used) return warnings;
	warnings.push(...warnAboutCurrency(used, use.currency));
	if (used.id === 'click' && isShared(use)) {
		warnings.push(
			'The page of CLICK says that its invoices cannot go to groups or channels. Telegram allows it, so this is sent; test the payment once.',
		);
	}
	return warnings;
}
