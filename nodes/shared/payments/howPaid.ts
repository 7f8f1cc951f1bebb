import { STARS } from '../telegram/limits';
import type { Bot } from '../telegram/bot';
import type { InvoiceFacts } from './orderReference';

/** How something is paid, and whether it is real money. */
export type HowPaid = {
	payment_method: 'provider' | 'stars' | null;
	provider: string | null;
	is_test: boolean | null;
};

/** Reads it from the currency, from what is known of the provider's token, and from the bot. */
export function howPaid(
	currency: string | null,
	{ provider, mode }: Pick<InvoiceFacts, 'provider' | 'mode'>,
	bot: Bot,
): HowPaid {
	if (currency === null) return { payment_method: null, provider: null, is_test: null };
	const isStars = currency === STARS;
	// On Telegram's test servers nothing is real; what another server charges only a token can tell.
	const environment = isStars ? bot.environment : mode;
	const isTest = bot.environment === 'test' || environment === 'test';
	return {
		payment_method: isStars ? 'stars' : 'provider',
		provider: isStars ? null : (provider ?? null),
		is_test: isTest ? true : environment === 'live' ? false : null,
	};
}
