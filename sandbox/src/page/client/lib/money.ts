/** Amounts on this page are whole minor units; text is made and read without floating point. */

const STARS = 'XTR';

/** Whether a currency is Telegram Stars. */
export const isStars = (currency: string) => currency === STARS;

const groupDigits = new Intl.NumberFormat('en');

/**
 * The amount as the buyer reads it: `$12.50`, `¥1,200`, `⭐ 250`.
 * @param amount minor units, may be negative (a discount)
 * @param exp number of decimals of the currency
 */
export function formatMoney(amount: number, currency: string, exp: number): string {
	const sign = amount < 0 ? '−' : '';
	const digits = String(Math.abs(amount)).padStart(exp + 1, '0');
	const major = BigInt(exp ? digits.slice(0, -exp) : digits);
	if (isStars(currency)) return `${sign}⭐\u00a0${groupDigits.format(major)}`;
	const minor = exp ? digits.slice(-exp) : '';
	return sign + formatParts(currency, exp, major, minor);
}

function formatParts(currency: string, exp: number, major: bigint, minor: string): string {
	try {
		const format = new Intl.NumberFormat('en', {
			style: 'currency',
			currency,
			currencyDisplay: 'narrowSymbol',
			minimumFractionDigits: exp,
			maximumFractionDigits: exp,
		});
		return format
			.formatToParts(major)
			.map((part) => (part.type === 'fraction' ? minor : part.value))
			.join('');
	} catch {
		// Not a code Intl knows: number and code.
		return `${groupDigits.format(major)}${minor && `.${minor}`} ${currency}`;
	}
}

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
