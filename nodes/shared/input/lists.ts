import { refuseInput } from '../errors/inputErrors';

/** Tells an object with keys from a list, a plain value and `null`. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Finds the list in what a parameter gives: a form's `{ price: […] }`, a list, one entry by itself, or
 * any of these as JSON text (expressions).
 *
 * @param field label of the parameter, for the message
 * @param key under which the form keeps its list, e.g. `price`
 * @throws InvalidInputError when it is none of them
 */
export function readList(field: string, value: unknown, key: string): unknown[] {
	if (typeof value === 'string' && value.trim() !== '') {
		try {
			return readList(field, JSON.parse(value) as unknown, key);
		} catch {
			return refuseInput(field, 'must be a list written as JSON, such as [{ … }, { … }]');
		}
	}
	if (Array.isArray(value)) return value;
	if (isRecord(value)) {
		if (key in value) return readList(field, value[key], key);
		return Object.keys(value).length > 0 ? [value] : [];
	}
	if (value === undefined || value === null || value === '') return [];
	return refuseInput(field, `must be a list, not a ${typeof value}`);
}

/** Splits a comma-separated text into its entries, without blanks and empty ones. */
export function splitList(value: unknown): string[] {
	return String(value ?? '')
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
