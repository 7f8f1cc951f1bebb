import { badRequest } from '../domain/errors.js';
import type { InlineResult } from '../domain/inline/types.js';
import { checkArithmetic } from '../domain/invoice-rules.js';
import { acceptInvoice, invoiceField } from '../domain/invoices.js';
import type { Call } from './call.js';
import type { GivenResult } from './inline-result.js';
import { checkButtons } from './markup.js';

const MAX_ID_BYTES = 64;

/** What Telegram's library and servers say to results; unlike the parser's words theirs stand alone. */
export function acceptResults(call: Call, given: readonly GivenResult[]): InlineResult[] {
	for (const { content } of given) {
		if (content.kind === 'invoice') checkArithmetic(content.terms);
	}
	const seen = new Set<string>();
	return given.map((result) => {
		const { inlineResultIdInvalid } = call.world.settings.assumptions;
		const bytes = Buffer.byteLength(result.id);
		if (bytes === 0 || bytes > MAX_ID_BYTES) throw badRequest(inlineResultIdInvalid);
		if (seen.has(result.id)) throw badRequest('RESULT_ID_DUPLICATE');
		seen.add(result.id);
		if (result.type === 'article' && result.title.trim() === '') {
			throw badRequest('ARTICLE_TITLE_EMPTY');
		}
		return acceptResult(call, result);
	});
}

function acceptResult({ world, bot }: Call, { content, ...result }: GivenResult): InlineResult {
	const { keyboardWithoutPayButton } = world.settings.assumptions;
	if (content.kind === 'fields') {
		checkButtons(result.markup, 'message', keyboardWithoutPayButton);
		return { ...result, fields: content.fields, invoice: undefined };
	}
	const invoice = acceptInvoice(world, bot, content.terms, 'inline');
	checkButtons(result.markup, 'invoice', keyboardWithoutPayButton);
	return { ...result, fields: { invoice: invoiceField(invoice) }, invoice };
}
