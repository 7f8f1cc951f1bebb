import { formatAmount } from '../../../text/money.js';

/** Amounts on this page are whole minor units; text is made and read without floating point. */

const STARS = 'XTR';

/** Whether a currency is Telegram Stars. */
export const isStars = (currency: string) => currency === STARS;

/**
 * The amount as Telegram writes it, so that a card and its button say the same: `$12.50`, `⭐ 250`.
 * @param amount minor units, may be negative (a discount)
 */
export const formatMoney = (amount: number, currency: string): string =>
	formatAmount(amount, currency).replace(/^-/, '−').replace(/ /g, '\u00a0');

/**
 * Reads an amount somebody typed (`12.50`, `12,5`, `12`) into minor units.
 * @returns undefined when it is not an amount of this currency (letters, sign, too many decimals)
 */
export function parseMoney(text: string, exp: number): number | undefined {
	const match = /^(\d{1,12})(?:[.,](\d*))?$/.exec(text.trim());
	if (!match) return undefined;
	const [, major, minor = ''] = match;
	if (minor.length > exp) return undefined;
	return Number(major + minor.padEnd(exp, '0'));
}

/** The amount as it would be typed: `12.50`. */
export function editableMoney(amount: number, exp: number): string {
	const digits = String(amount).padStart(exp + 1, '0');
	return exp ? `${digits.slice(0, -exp)}.${digits.slice(-exp)}` : digits;
}
