import { refuseInput } from '../errors/inputErrors';

/** Whether a switch is on; from an expression also what Telegram, databases and tables write for it. */
export const isOn = (value: unknown): boolean => /^(?:true|yes|1)$/i.test(String(value).trim());

/** Whether anything was typed or found by an expression; blanks are nothing. */
export const isGiven = (value: unknown): boolean =>
	value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');

/**
 * Reads a text as typed, without the blanks around it.
 *
 * @param field label of the parameter, for the message
 * @param part which text inside the field, e.g. `the label `
 * @returns empty when nothing was given
 * @throws InvalidInputError when an expression gave a list or an object, whose text nobody wants to send
 */
export function readText(field: string, value: unknown, part = ''): string {
	if (!isGiven(value)) return '';
	if (typeof value === 'object') {
		const kind = Array.isArray(value) ? 'a list' : 'an object';
		refuseInput(
			field,
			`${part}must be a text, not ${kind}. Use an expression that returns one of its values`,
		);
	}
	return String(value).trim();
}
