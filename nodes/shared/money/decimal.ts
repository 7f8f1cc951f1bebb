/** A decimal number without rounding: `digits / 10^scale`. `1250`, scale 2 is 12.50. */
export interface Decimal {
	digits: bigint;
	/** Decimal places, 0 or more; no trailing zeros. */
	scale: number;
}

export type ParsedDecimal = { ok: true; value: Decimal } | { ok: false; message: string };

/** Exponents beyond this are typing slips, not prices; it also keeps the arithmetic small. */
const LARGEST_EXPONENT = 30;

/** Significant decimal digits that a double always keeps (IEEE 754). */
const RELIABLE_DIGITS = 15;

const PLAIN =
	/^(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<fraction>\d*))?(?:e(?<exponent>[+-]?\d{1,3}))?$/i;

const refuse = (message: string): ParsedDecimal => ({ ok: false, message });

function normalise(digits: bigint, scale: number): Decimal {
	let value: Decimal = { digits, scale };
	if (value.scale < 0) value = { digits: digits * 10n ** BigInt(-scale), scale: 0 };
	while (value.scale > 0 && value.digits % 10n === 0n) {
		value = { digits: value.digits / 10n, scale: value.scale - 1 };
	}
	return value;
}

/** Reads `-12.50`, `.5`, `1e3`: a point is the decimal sign, nothing groups the digits. */
function parsePlain(text: string): ParsedDecimal {
	const groups = PLAIN.exec(text)?.groups;
	const whole = groups?.whole ?? '';
	const fraction = groups?.fraction ?? '';
	if (!groups || whole + fraction === '') {
		return refuse(
			`is not a number: "${shorten(text)}". Type only the number, such as 12.50, without a currency sign`,
		);
	}
	const exponent = Number(groups.exponent ?? 0);
	if (Math.abs(exponent) > LARGEST_EXPONENT) return refuse(`is out of range: ${shorten(text)}`);
	const magnitude = BigInt(whole + fraction);
	return {
		ok: true,
		value: normalise(groups.sign === '-' ? -magnitude : magnitude, fraction.length - exponent),
	};
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** `1,234,567` and `1 234 567`, with an optional fraction after the other sign. */
const isGrouped = (text: string, group: string, decimal: string): boolean =>
	new RegExp(`^[+-]?\\d{1,3}(?:\\${group}\\d{3})+(?:\\${decimal}\\d*)?$`).test(text);

/** A lone sign followed by exactly three digits, which could group thousands or split decimals. */
const LONE_GROUP = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** Takes off blanks, and turns a typographic minus into the plain one. */
const trimNumber = (typed: string): string => typed.trim().replace(/^\u2212/, '-');

/**
 * The whole number that a text such as `1.500` means where a point groups thousands. Only who knows how
 * many decimals there can be knows whether that is possible: quantities have three of them.
 */
export function readAsThousands(value: unknown): string | undefined {
	const text = typeof value === 'string' ? trimNumber(value) : '';
	return LONE_GROUP.test(text) ? text.replace(/[.,]/, '') : undefined;
}

/**
 * Turns what people type into the plain form. A comma that could group thousands or split decimals is
 * refused rather than guessed (`1,234`); a point is taken as the decimal sign, as in expressions.
 */
function withoutGrouping(text: string): { text: string } | { message: string } {
	const commas = text.split(',').length - 1;
	const points = text.split('.').length - 1;
	if (commas === 1 && points === 0) {
		if (LONE_GROUP.test(text)) {
			return {
				message: `is ambiguous: "${text}" can mean ${text.replace(',', '')} or ${text.replace(',', '.')}. Write it without a thousands separator and with a point, such as 1234.50`,
			};
		}
		return { text: text.replace(',', '.') };
	}
	if (commas === 0 && points <= 1) return { text };
	if (isGrouped(text, ',', '.')) return { text: text.replaceAll(',', '') };
	if (isGrouped(text, '.', ',')) return { text: text.replaceAll('.', '').replace(',', '.') };
	return {
		message: `has separators that do not fit together: "${shorten(text)}". Write it without a thousands separator and with a point, such as 1234.50`,
	};
}

function parseText(typed: string): ParsedDecimal {
	const trimmed = trimNumber(typed);
	if (trimmed === '') return refuse('is empty. Type a number such as 12.50');
	const spaced = trimmed.replace(/[\u00a0\u2009\u202f'\u2019]/g, ' ');
	const grouped = /^[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d*)?$/.test(spaced);
	// After grouping by spaces a comma can only be the decimal sign.
	if (grouped) return parsePlain(spaced.replaceAll(' ', '').replace(',', '.'));
	const plain = withoutGrouping(trimmed);
	return 'text' in plain ? parsePlain(plain.text) : refuse(plain.message);
}

/**
 * Reads an amount exactly, without floating arithmetic.
 *
 * Numbers are read as the shortest decimal with at most 15 significant digits, which every double
 * keeps: an expression's `0.1 + 0.2` (0.30000000000000004) is the 0.3 it means, and 9.999 stays
 * 9.999. Texts may use a point or a comma as decimal sign and may group thousands; what could be
 * read in two ways is refused.
 *
 * @returns the number, or a message that continues a sentence starting with the field's label
 */
export function parseDecimal(value: unknown): ParsedDecimal {
	if (typeof value === 'string') return parseText(value);
	if (typeof value === 'number') {
		return Number.isFinite(value)
			? parsePlain(value.toPrecision(RELIABLE_DIGITS))
			: refuse(`is not a number (${value}). Check the expression`);
	}
	if (value === undefined || value === null) return refuse('is empty. Type a number such as 12.50');
	return refuse(
		`must be a number, not ${Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`}`,
	);
}

/** Writes a decimal out, e.g. `12.50` for 1250 with scale 2. Keeps `scale` decimal places. */
export function writeDecimal({ digits, scale }: Decimal): string {
	const sign = digits < 0n ? '-' : '';
	const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
	return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
