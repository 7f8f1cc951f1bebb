import type { ProblemList } from '../errors/problemList';
import { splitList } from './lists';

/** What the entries of a list look like, and how to say so. */
interface EntryForm {
	shape: RegExp;
	hint: string;
	/** As it is compared. */
	normalize(entry: string): string;
}

const upper = (entry: string) => entry.toUpperCase();

/** Codes of ISO 4217, and `XTR`. */
export const CURRENCY_CODES: EntryForm = {
	shape: /^[A-Z]{3}$/,
	hint: 'three-letter codes such as EUR or XTR',
	normalize: upper,
};

/** Codes of ISO 3166-1 alpha-2. */
export const COUNTRY_CODES: EntryForm = {
	shape: /^[A-Z]{2}$/,
	hint: 'two-letter codes such as DE',
	normalize: upper,
};

export const BUYERS: EntryForm = {
	shape: /^(\d+|[a-z]\w+)$/,
	hint: 'user IDs or @names',
	normalize: (entry) => entry.replace(/^@/, '').toLowerCase(),
};

/** Reads a comma-separated list; entries that can never match anything are named. */
export function readCodes(
	field: string,
	list: string | undefined,
	{ shape, hint, normalize }: EntryForm,
	problems: ProblemList,
): string[] {
	const entries = splitList(list).map(normalize);
	const odd = entries.filter((entry) => !shape.test(entry));
	if (odd.length > 0) {
		problems.add(
			field,
			`must be ${hint}, separated by commas; "${odd.join('", "').slice(0, 60)}" cannot match`,
		);
	}
	return entries;
}
