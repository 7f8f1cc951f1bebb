import { tryToParseDateTime } from 'n8n-workflow';
import { refuseInput } from '../errors/inputErrors';
import { isGiven } from './values';

/** Unix time as Telegram and databases write it: 9 to 10 digits are seconds, 12 to 13 milliseconds. */
const UNIX_TIME = /^(?:(?<seconds>\d{9,10})|(?<milliseconds>\d{12,13}))$/;

/** `05.03.2026`, `03/05/2026`: which is the month depends on the reader, and the offset on the machine. */
const DAY_OR_MONTH_FIRST = /^\s*\d{1,4}[./]\d/;

/**
 * Reads a moment as typed: a date and time, or a Unix timestamp.
 *
 * @param field label of the parameter, for the message
 * @param timezone of the workflow; counts for what names no offset of its own, e.g. `2026-01-31T18:00`
 * @returns Unix seconds; `undefined` when nothing was given
 * @throws InvalidInputError when it is neither
 */
export function readMoment(field: string, value: unknown, timezone: string): number | undefined {
	if (!isGiven(value)) return undefined;
	const unix = UNIX_TIME.exec(String(value).trim())?.groups;
	if (unix) return unix.seconds ? Number(unix.seconds) : Number(unix.milliseconds) / 1_000;
	const refuse = () =>
		refuseInput(
			field,
			`is not a date: "${String(value).slice(0, 40)}". Use a form such as 2026-01-31T18:00, or a Unix timestamp`,
		);
	if (DAY_OR_MONTH_FIRST.test(String(value))) return refuse();
	try {
		return tryToParseDateTime(value, timezone).toMillis() / 1_000;
	} catch {
		return refuse();
	}
}
