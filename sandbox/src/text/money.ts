import { findCurrency, STARS } from '../data/currencies.js';
import type { Currency } from '../data/currencies.js';

/** Stars are no currency of the table. */
const STARS_STYLE: Pick<
	Currency,
	'symbol' | 'thousandsSeparator' | 'decimalSeparator' | 'symbolLeft' | 'spaceBetween' | 'exponent'
> = {
	symbol: '⭐ ',
	thousandsSeparator: ',',
	decimalSeparator: '.',
	symbolLeft: true,
	spaceBetween: false,
	exponent: 0,
};

/** An amount in smallest units as Telegram's clients write it, e.g. `$12.50` or `⭐ 100`. */
export function formatAmount(amount: number, currency: string): string {
	const known = currency === STARS ? STARS_STYLE : findCurrency(currency);
	if (!known) return `${amount} ${currency}`;
	const digits = String(Math.abs(amount)).padStart(known.exponent + 1, '0');
	const whole = digits.slice(0, digits.length - known.exponent);
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, known.thousandsSeparator);
	const fraction = known.exponent
		? known.decimalSeparator + digits.slice(digits.length - known.exponent)
		: '';
	const gap = known.spaceBetween ? '\u00a0' : '';
	const sign = amount < 0 ? '-' : '';
	const number = grouped + fraction;
	return known.symbolLeft
		? `${sign}${known.symbol}${gap}${number}`
		: `${sign}${number}${gap}${known.symbol}`;
}
