import type { IDataObject } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { readText } from '../../../shared/input/values';

const SIZES = [
	{ name: 'photoHeight', field: 'Photo Height (Pixels)', parameter: 'photo_height' },
	{ name: 'photoSize', field: 'Photo Size (Bytes)', parameter: 'photo_size' },
	{ name: 'photoWidth', field: 'Photo Width (Pixels)', parameter: 'photo_width' },
] as const;

/** Telegram drops an address it cannot parse without a word, so it is checked here. */
function readUrl(value: unknown): string | undefined {
	const text = readText('Photo URL', value);
	if (text === '') return undefined;
	if (!/^https?:\/\/[^\s/?#]+\.[^\s]+$/i.test(text)) {
		refuseInput('Photo URL', 'must be a complete address such as https://example.com/mug.jpg');
	}
	return text;
}

function readSize(field: string, value: unknown): number | undefined {
	const size = Number(value === '' ? 0 : (value ?? 0));
	if (!Number.isInteger(size) || size < 0) refuseInput(field, 'must be a whole number, 0 or more');
	return size === 0 ? undefined : size;
}

/** Reads the picture of an invoice. @throws InvalidInputError when it could not be shown */
export function readPhoto(fields: IDataObject): IDataObject {
	const problems = new ProblemList();
	const url = problems.attempt(() => readUrl(fields.photoUrl));
	const sizes = SIZES.map(({ name, field, parameter }) => [
		parameter,
		problems.attempt(() => readSize(field, fields[name])),
	]);
	problems.throwIfAny();
	return url === undefined ? {} : { photo_url: url, ...Object.fromEntries(sizes) };
}
