import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../lib/paths.mjs';
import { GENERATED, code, inline, page, table } from './markdown.mjs';
import { readMessages } from './messages.mjs';
import { load } from './sources.mjs';

/** Titles of the tables in nodes/shared/explain/hints, by the name of the table. */
const TITLES = {
	MONEY_HINTS: 'Amounts, currencies, prices and tips',
	INVOICE_HINTS: 'Invoices',
	ANSWER_HINTS: 'Answers to buyers',
	ATTACHMENT_HINTS: 'Photos, buttons and business accounts',
	STARS_HINTS: 'Stars, refunds and subscriptions',
	INLINE_HINTS: 'Inline queries and prepared messages',
	ACCESS_HINTS: 'Invite links, requests to join and members',
	CHAT_HINTS: 'Chats',
	CONNECTION_HINTS: 'Bot, server and pace',
};

/** Values that the texts name; they stand for yours. */
const EXAMPLE = {
	chat_id: 123456789,
	user_id: 123456789,
	title: 'Enamel mug',
	description: 'White, 350 ml',
	currency: 'USD',
	prices: [{ label: 'Mug', amount: 1250 }],
	max_tip_amount: 500,
	suggested_tip_amounts: [100, 200],
	photo_url: 'https://example.com/mug.jpg',
	telegram_payment_charge_id: 'stxExample',
	gift_id: '5170233102089322756',
	month_count: 5,
	star_count: 700,
	provider_data: '{}',
	payload: 'order-1042',
	business_connection_id: 'example',
	invite_link: 'https://t.me/+AbCdEfGh',
	member_limit: 100000,
	subscription_price: 20000,
	provider_token: '284685063:TEST:ZXhhbXBsZTEyMzQ1',
};

/** @param {{ match: string, methods?: string[], errorCode?: number }} hint */
function exampleFacts({ match, methods, errorCode }) {
	const { withoutToken } = load('nodes/shared/explain/refusedRequest');
	return {
		method: methods?.[0] ?? 'sendInvoice',
		errorCode: errorCode ?? 400,
		description: match.startsWith('"') ? `parameter "title${match}` : match,
		answer: { retry_after: 35, migrate_to_chat_id: -1001234567890 },
		request: withoutToken(EXAMPLE),
	};
}

const rankOf = (/** @type {string} */ name) => {
	const rank = Object.keys(TITLES).indexOf(name);
	return rank < 0 ? Infinity : rank;
};

/** @returns {Array<[string, any[]]>} name and hints of each table, in a stable order */
function readTables() {
	const folder = path.join(projectFolder, 'nodes', 'shared', 'explain', 'hints');
	return readdirSync(folder)
		.sort()
		.flatMap((file) =>
			Object.entries(load(`nodes/shared/explain/hints/${file.replace(/\.ts$/, '')}`)),
		)
		.filter(([name]) => name.endsWith('_HINTS'))
		.sort(([a], [b]) => rankOf(a) - rankOf(b));
}

/** @param {string} name of a table, e.g. `PAID_MEDIA_HINTS` */
const titleOf = (name) => {
	const words = name
		.replace(/_HINTS$/, '')
		.toLowerCase()
		.replaceAll('_', ' ');
	return TITLES[name] ?? words[0].toUpperCase() + words.slice(1);
};

/** @param {[string, any[]]} table */
function renderHints([name, hints]) {
	const rows = hints.map((hint) => {
		const facts = exampleFacts(hint);
		const fill = (/** @type {unknown} */ text) =>
			inline(typeof text === 'function' ? text(facts) : text);
		const methods = hint.methods?.length ? ` (${hint.methods.map(code).join(', ')})` : '';
		return [`${code(hint.match)}${methods}`, fill(hint.message), fill(hint.description)];
	});
	return [`### ${titleOf(name)}`, table(['Telegram says', 'n8n shows', 'What to do'], rows)];
}

/** @returns {string} Markdown of the page on errors */
export function renderErrors() {
	const { inputs, errors, logged } = readMessages();
	const unique = (/** @type {string[][]} */ rows) => [
		...new Map(rows.map((row) => [row.join('\u0000'), row])).values(),
	];
	return page(
		'# Errors',
		GENERATED,
		'Every text the nodes can show. `…` is a value that the node fills in. To look an error up, search this page for a few of its words; [troubleshooting](../guides/troubleshooting.md) starts from what you see instead.',
		'With **On Error** set to *Continue* in the settings of the node, a failed item becomes `{ "error": "…", "error_code": 400, "error_description": "…" }`. `error_code` is there when Telegram refused. `may_have_happened` is there, and `true`, when the call may have been carried out: no answer came, or Telegram called a purchase a duplicate.',
		'## Found before anything is sent',
		'All problems of an item are listed in one message, each with the label of its field. “The field” means that the text is used for several fields.',
		table(
			['Field', 'Problem'],
			unique(inputs.map(({ field, message }) => [inline(field ?? 'the field'), inline(message)])),
		),
		'## Raised by the nodes',
		table(
			['n8n shows', 'What to do'],
			unique(
				errors.map(({ message, description }) => [inline(message), inline(description ?? '')]),
			),
		),
		'## Refused by Telegram',
		'The first column is the part of Telegram’s text that is recognized, with the Bot API methods it counts for where it is not all. The values in the other columns are examples. Telegram’s own words follow each explanation. A refusal that is not in these tables is shown as `Telegram refused <method>: <its text>`.',
		...readTables().flatMap(renderHints),
		'## No answer',
		table(
			['n8n shows', 'What to do'],
			[
				[
					'Telegram could not be reached for …',
					'The call was not sent. Check the Base URL of the credential and the network of n8n, then run the step again.',
				],
				[
					'No answer from Telegram to …: it may have happened',
					'Look in the chat or in the transactions before you repeat the step, because it may have been carried out.',
				],
				[
					'No answer from Telegram to …',
					'Nothing was changed by the call: it only reads, or makes a link. Repeat the step.',
				],
			],
		),
		'The node itself repeats (after 0.5 s and 2 s) calls that only read, make a link, cancel or restore a subscription, answer a buyer, remove a member, or set and remove the webhook, and any call that was not sent. Invoices, gifts and refunds without an answer are not repeated, because the first attempt may have been carried out.',
		'## In the log',
		'What the trigger writes into the log of n8n, because no run is there to show it.',
		table(['Line'], unique(logged.map(({ message }) => [inline(message)]))),
	);
}
