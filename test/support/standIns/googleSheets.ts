import { generateKeyPairSync } from 'node:crypto';
import type { RecordedRequest, StandIn } from './jsonServer';

type Cell = string | number | boolean;

/** A service account of Google, good for the stand-in alone. */
export const serviceAccount = () => ({
	email: 'shop@example.iam.gserviceaccount.com',
	privateKey: generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	}).privateKey,
});

/** Zero-based place of the upper left cell of a range such as `Payments!C5` or `Payments!5:5`. */
function placeOf(range: string): { row: number; column: number } {
	const [, letters, digits] = /!([A-Z]*)(\d+)/.exec(range) ?? [];
	if (digits === undefined) throw new Error(`The stand-in does not know the range ${range}`);
	const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
	return { row: Number(digits) - 1, column: Math.max(column - 1, 0) };
}

/**
 * Plays Google's token endpoint and one spreadsheet with one sheet, as far as n8n's Google Sheets
 * node uses them (Sheets API v4: values get, update, append, batchUpdate; appendDimension).
 */
export function playGoogleSheets(title: string) {
	const rows: Cell[][] = [];
	let refusals = 0;
	let inputOption: unknown;

	const write = (range: string, values: Cell[][]) => {
		const start = placeOf(range);
		values.forEach((line, offset) => {
			const row = (rows[start.row + offset] ??= []);
			line.forEach((value, index) => (row[start.column + index] = value));
		});
	};

	const answerSheets: StandIn = ({ method, path, query, body, headers }: RecordedRequest) => {
		if (headers.authorization !== 'Bearer stand-in-token') return { status: 401, body: {} };
		if (refusals > 0) {
			refusals -= 1;
			const error = { code: 503, message: 'The service is currently unavailable.' };
			return { status: 503, body: { error } };
		}
		const [, rest = ''] = /^\/v4\/spreadsheets\/[^/:]+(.*)$/.exec(path) ?? [];
		if (method === 'GET' && rest === '') {
			const properties = {
				sheetId: 0,
				title,
				gridProperties: { rowCount: 1_000, columnCount: 26 },
			};
			return { body: { sheets: [{ properties }] } };
		}
		if (method === 'GET')
			return { body: rows.length === 0 ? {} : { values: structuredClone(rows) } };
		if (rest === '/values:batchUpdate') {
			const { data, valueInputOption } = body as {
				data: Array<{ range: string; values: Cell[][] }>;
				valueInputOption: string;
			};
			inputOption = valueInputOption;
			for (const { range, values } of data) write(range, values);
			return { body: {} };
		}
		if (rest === ':batchUpdate') return { body: { replies: [{}] } };
		const { range, values } = body as { range: string; values: Cell[][] };
		inputOption = query['valueInputOption'];
		if (rest.endsWith(':append')) write(`${title}!${rows.length + 1}:${rows.length + 1}`, values);
		else write(range, values);
		return { body: {} };
	};

	return {
		standIns: {
			'oauth2.googleapis.com': (() => ({
				body: { access_token: 'stand-in-token', token_type: 'Bearer', expires_in: 3_600 },
			})) as StandIn,
			'sheets.googleapis.com': answerSheets,
		},
		/** The next `count` calls fail as they do when Google is down. */
		refuseNext: (count: number) => (refusals = count),
		/** What a person types into the first row. */
		typeHeadings: (...headings: string[]) => write(`${title}!1:1`, [headings]),
		/** Whether the last values were written as they are: Google reads none of them as a formula. */
		isRaw: () => inputOption === 'RAW',
		/** The sheet below its headings, by heading. */
		readRows: (): Array<Record<string, Cell>> => {
			const [headings = [], ...lines] = rows;
			return lines.map((line) =>
				Object.fromEntries(headings.map((heading, index) => [heading, line[index] ?? ''])),
			);
		},
	};
}
