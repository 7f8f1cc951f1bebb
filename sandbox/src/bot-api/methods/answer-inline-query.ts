import { badRequest } from '../../domain/errors.js';
import { checkArithmetic } from '../../domain/invoice-rules.js';
import { acceptInvoice, invoiceField, payButtonText } from '../../domain/invoices.js';
import type { Invoice, InvoiceTerms } from '../../domain/state.js';
import type { TgMarkup } from '../../domain/telegram.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import type { Call } from '../call.js';
import { isInvoiceContent, readInlineInvoice } from '../inline-invoice.js';
import { readText } from '../json-fields.js';
import { checkButtons, markupOf } from '../markup.js';
import { method } from '../method.js';
import * as read from '../readers.js';

/** One thing a customer can choose from a bot's inline answer. */
export interface InlineResult {
	readonly id: string;
	readonly title: string;
	readonly fields: Record<string, unknown>;
	readonly markup: TgMarkup | undefined;
	readonly invoice: Invoice | undefined;
}

const MAX_RESULTS = 50;

/** One result as the bot wrote it: a text, or the terms of an invoice. */
interface GivenResult {
	readonly id: string;
	readonly title: string;
	readonly markup: TgMarkup | undefined;
	readonly content: string | InvoiceTerms;
}

/** Bot API: answerInlineQuery, for results made of text or of an invoice. */
export const answerInlineQuery = method(
	{
		inline_query_id: read.string,
		cache_time: read.unused,
		is_personal: read.unused,
		next_offset: read.unused,
		button: read.unused,
		results: read.parsed(readResults),
	},
	({ inline_query_id: id, results: given }, call) => {
		const { world, bot } = call;
		if (given.length > MAX_RESULTS) throw badRequest('RESULTS_TOO_MUCH');
		const results = given.map((result) => acceptResult(call, result));
		const query = world.queries.get(id);
		if (!query || query.botId !== bot.id || query.kind !== 'inline') {
			throw badRequest('QUERY_ID_INVALID');
		}
		world.queries.delete(id);
		query.settle(results);
		return true;
	},
);

function readResults(value: string): GivenResult[] {
	const node = readJson(value === '' ? '[]' : value);
	if (!node) throw badRequest("Can't parse inline query results JSON object");
	if (node.type !== 'array') throw badRequest('Expected an Array of inline query results');
	return node.items.map((item) => {
		try {
			return readResult(item);
		} catch (error) {
			throw badRequest(`Can't parse inline query result: ${(error as Error).message}`);
		}
	});
}

function readResult(node: JsonNode): GivenResult {
	if (node.type !== 'object') throw badRequest('Inline query result must be an Object');
	const { fields } = node;
	readText(fields, 'type');
	const id = readText(fields, 'id');
	const title = fields.has('title') ? readText(fields, 'title') : '';
	const content = fields.get('input_message_content');
	if (content?.type !== 'object') throw badRequest('Can\'t find field "input_message_content"');
	const keyboard = fields.get('reply_markup');
	const markup = keyboard && markupOf(keyboard);
	if (!isInvoiceContent(content.fields)) {
		return { id, title, markup, content: readText(content.fields, 'message_text') };
	}
	const terms = readInlineInvoice(content.fields);
	checkArithmetic(terms);
	return { id, title, markup, content: terms };
}

/** What Telegram's servers say to a result; unlike the parser's words theirs stand alone. */
function acceptResult({ world, bot }: Call, result: GivenResult): InlineResult {
	const { id, title, markup, content } = result;
	const { keyboardWithoutPayButton } = world.settings.assumptions;
	if (typeof content === 'string') {
		checkButtons(markup, 'message', keyboardWithoutPayButton);
		return { id, title, fields: { text: content }, markup, invoice: undefined };
	}
	const invoice = acceptInvoice(world, bot, content, 'inline');
	checkButtons(markup, 'invoice', keyboardWithoutPayButton);
	const pay: TgMarkup = { inline_keyboard: [[{ text: payButtonText(invoice), pay: true }]] };
	const shown = { invoice: invoiceField(invoice) };
	return { id, title, fields: shown, markup: markup ?? pay, invoice };
}
