import { refuseInput } from '../errors/inputErrors';
import { AMOUNT_MAX } from '../telegram/limits';
import { findCurrency } from './currencies';
import { parseDecimal, readAsThousands, writeDecimal } from './decimal';

/** `major`: what the buyer sees (12.50). `minor`: Telegram's integer (1250). */
export type AmountUnit = 'major' | 'minor';

/**
 * Reads how amounts are meant.
 *
 * @param fields the collection that may hold Amount Unit; major without it
 * @throws InvalidInputError for anything but the two: a mistake would be a hundredfold
 */
export function readAmountUnit(fields: { amountUnit?: unknown }): AmountUnit {
	if (!('amountUnit' in fields)) return 'major';
	const unit = String(fields.amountUnit).trim().toLowerCase();
	if (unit === 'major' || unit === 'minor') return unit;
	return refuseInput('Amount Unit', 'must be "major" or "minor"');
}

/** How typed amounts are meant. */
export interface MoneyFormat {
	/** ISO 4217 code or `XTR`, upper case. */
	currency: string;
	unit: AmountUnit;
}

/**
 * Reads the code as typed.
 *
 * @returns upper-case code of three letters; not necessarily a known one
 * @throws InvalidInputError for anything else
 */
export function readCurrencyCode(field: string, value: unknown): string {
	const code = String(value ?? '')
		.trim()
		.toUpperCase();
	if (!/^[A-Z]{3}$/.test(code)) {
		refuseInput(field, `must be a code of three letters such as USD, not "${code.slice(0, 40)}"`);
	}
	return code;
}

/** Decimal places a typed amount may have. */
function placesAllowed(field: string, { currency, unit }: MoneyFormat): number {
	if (unit === 'minor') return 0;
	const known = findCurrency(currency);
	if (!known) {
		return refuseInput(
			field,
			`cannot be converted: how many decimals ${currency} has is not known here. Set "Amount Unit" to "Minor" and type the amount in its smallest unit`,
		);
	}
	return known.exponent;
}

function describePlaces(places: number, { currency, unit }: MoneyFormat): string {
	if (unit === 'minor') return 'must be a whole number of the smallest unit (such as cents)';
	const name = currency === 'XTR' ? 'Telegram Stars' : currency;
	return places === 0
		? `must be a whole number: ${name} has no decimals`
		: `has too many decimals: ${name} has ${places}`;
}

/**
 * Converts a typed amount to Telegram's integer, exactly: what does not fit is refused, never rounded.
 *
 * @param field label of the parameter, for the message
 * @returns minor units (cents for USD, yen for JPY, Stars for XTR); may be negative or 0
 * @throws InvalidInputError when it is no number, can mean two, has too many decimals or too many digits
 */
export function toMinorUnits(field: string, value: unknown, money: MoneyFormat): number {
	const parsed = parseDecimal(value);
	if (!parsed.ok) return refuseInput(field, parsed.message);
	const { digits, scale } = parsed.value;
	const places = placesAllowed(field, money);
	if (scale > places) {
		refuseInput(
			field,
			`${describePlaces(places, money)}, and ${writeDecimal(parsed.value)} was given`,
		);
	}
	const thousands = readAsThousands(value);
	if (thousands !== undefined) {
		const asTyped = String(value).trim();
		const asDecimal = writeDecimal({
			digits: digits * 10n ** BigInt(places - scale),
			scale: places,
		});
		refuseInput(
			field,
			`is ambiguous: "${asTyped}" can mean ${thousands} or ${asDecimal}. Write one of the two`,
		);
	}
	const minor = digits * 10n ** BigInt(places - scale);
	if (minor > BigInt(AMOUNT_MAX) || minor < -BigInt(AMOUNT_MAX)) {
		refuseInput(
			field,
			`has more than 12 digits in the smallest unit, which Telegram does not accept`,
		);
	}
	return Number(minor);
}

/**
 * Converts Telegram's integer to what the buyer sees; the number nearest to the exact decimal, so
 * 1250 USD gives 12.5.
 *
 * @param minor minor units, a safe integer
 * @returns `null` when the currency's decimals are not known
 */
export function toMajorUnits(minor: number, currency: string): number | null {
	const known = findCurrency(currency);
	if (!known) return null;
	return Number(writeDecimal({ digits: BigInt(minor), scale: known.exponent }));
}

/** Writes an amount for people: `12.50 USD`, `250 XTR`; unknown currencies in their smallest unit. */
export function describeAmount(minor: number, currency: string): string {
	const known = findCurrency(currency);
	if (!known) return `${minor} ${currency} (smallest unit)`;
	return `${writeDecimal({ digits: BigInt(minor), scale: known.exponent })} ${currency}`;
}
