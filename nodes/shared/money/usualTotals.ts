import { describeAmount } from './amounts';
import { LIMITS_DATE, findCurrency } from './currencies';

/** Says what totals Telegram is known to accept in a currency; empty when that is not known. */
export function describeUsualTotals(currency: string): string {
	const limits = findCurrency(currency)?.limits;
	if (!limits) return '';
	const [lowest, highest] = limits.map((limit) => describeAmount(limit, currency));
	return `In ${LIMITS_DATE} Telegram took ${lowest} to ${highest}; the limits follow the exchange rates.`;
}

/**
 * Warns about a total that Telegram refused when its limits were published. Never refuses: the limits
 * follow the exchange rates.
 *
 * @param total minor units
 * @returns one sentence, or none
 */
export function describeUnusualTotal(total: number, currency: string): string[] {
	const limits = findCurrency(currency)?.limits;
	if (!limits || (total >= limits[0] && total <= limits[1])) return [];
	return [
		`The total of ${describeAmount(total, currency)} is unusual. ${describeUsualTotals(currency)}`,
	];
}
