import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../lib/paths.mjs';
import { rowKeys } from './pages.mjs';

/** Examples with a node that creates the Data Table of the payments. */
const EXAMPLES = [
	'card-access-30-days',
	'demo-shop',
	'mini-app-storefront',
	'payments-to-data-table',
	'stars-reconciliation',
	'two-bots-one-table',
];

const NUMBERS = /^(?:.*amount|update_id|user_id|bot_id)$/;
const BOOLEANS = /^is_/;
const DATES = /(?:_at|_date)$/;

/** @param {string} name of a field of the record @returns {string} the type of its column */
function typeOf(name) {
	if (BOOLEANS.test(name)) return 'boolean';
	if (DATES.test(name)) return 'date';
	return NUMBERS.test(name) ? 'number' : 'string';
}

/** The list of columns, as the file of a workflow has it. */
function renderColumns() {
	const keys = new Set([...rowKeys('successful_payment'), ...rowKeys('refunded_payment')]);
	const columns = [...keys].map((name) => ({ name, type: typeOf(name) }));
	return JSON.stringify(columns, null, 2).replaceAll('\n', '\n          ');
}

/** From the name of the table to its columns. */
const COLUMNS = /("tableName": "telegram_payments",\s*"columns": \{\s*"column": )\[[^\]]*\]/;

/**
 * The examples whose Data Table has a column for each field of a payment and a refund: n8n refuses a
 * row with a field that has none.
 * @returns {Record<string, string>} text by file
 */
export const renderTables = () =>
	Object.fromEntries(
		EXAMPLES.map((name) => {
			const file = `examples/${name}.json`;
			const text = readFileSync(path.join(projectFolder, file), 'utf8');
			if (!COLUMNS.test(text)) throw new Error(`${file} creates no table telegram_payments.`);
			return [file, text.replace(COLUMNS, (_, start) => start + renderColumns())];
		}),
	);
