import type { IDataObject } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { readText } from '../../../shared/input/values';
import { describeAmount } from '../../../shared/money/amounts';
import { RESULT_ID_MAX_BYTES, TEXT_MAX, countBytes } from '../../../shared/telegram/limits';
import type { BuiltInvoice } from '../invoice/buildInvoice';
import { checkLength } from '../fields/markedText';

/** One result of an inline answer, in Telegram's names. */
export type InlineResult = IDataObject & { type: string; id: string };

/** What a result shows and sends besides its invoice. */
export interface ResultLook {
	title?: string;
	description?: string;
	thumbnail_url?: string;
}

/** Reads an address Telegram fetches; it wants whole ones. @throws InvalidInputError */
export function readPictureUrl(field: string, value: unknown): string {
	const url = readText(field, value);
	if (url !== '' && !/^https?:\/\/[^\s/?#]+\.[^\s]+$/i.test(url)) {
		refuseInput(field, 'must be a complete address such as https://example.com/mug.jpg');
	}
	return url;
}

/** Reads Result Options. @throws InvalidInputError with everything that is wrong */
export function readLook(options: IDataObject): ResultLook {
	const problems = new ProblemList();
	const title = problems.attempt(() => readText('Result Title', options.resultTitle));
	const description = problems.attempt(() =>
		readText('Result Description', options.resultDescription),
	);
	const thumbnail_url = problems.attempt(() =>
		readPictureUrl('Thumbnail URL', options.thumbnailUrl),
	);
	problems.throwIfAny();
	return {
		...(title ? { title } : {}),
		...(description ? { description } : {}),
		...(thumbnail_url ? { thumbnail_url } : {}),
	};
}

/** Reads a result ID as typed. @throws InvalidInputError when it is longer than 64 bytes */
export function readResultId(value: unknown): string {
	const id = readText('Result ID', value);
	const bytes = countBytes(id);
	if (bytes > RESULT_ID_MAX_BYTES) {
		refuseInput('Result ID', `is ${bytes} bytes long, but Telegram accepts at most 64`);
	}
	return id;
}

/** An invoice with what goes beside it. */
export interface InvoiceResult extends Pick<BuiltInvoice, 'order'> {
	/** Bot API: InputInvoiceMessageContent. */
	invoice: IDataObject;
	/** `reply_markup`, if any. */
	button: IDataObject;
	look: ResultLook;
}

/** Second line of a result: the price first, because it is what a buyer looks for. */
function describeInvoice({ invoice, order }: InvoiceResult): string {
	return `${describeAmount(order.total_amount, order.currency)} · ${String(invoice.description)}`;
}

/** A line in the list that sends an invoice (Bot API: InlineQueryResultArticle). */
export function toInvoiceArticle(id: string, result: InvoiceResult): InlineResult {
	const { invoice, button, look } = result;
	return {
		type: 'article',
		id,
		title: String(invoice.title),
		description: describeInvoice(result),
		...(invoice.photo_url ? { thumbnail_url: invoice.photo_url } : {}),
		...look,
		input_message_content: invoice,
		...button,
	};
}

/**
 * A picture in the list that sends an invoice (Bot API: InlineQueryResultPhoto). Telegram sends the
 * plain photo, without an error, when the content has no payload; the content is an invoice here always.
 */
export function toInvoicePhoto(id: string, photoUrl: string, result: InvoiceResult): InlineResult {
	const { invoice, button, look } = result;
	return {
		type: 'photo',
		id,
		photo_url: photoUrl,
		title: String(invoice.title),
		description: describeInvoice(result),
		thumbnail_url: photoUrl,
		...look,
		input_message_content: invoice,
		...button,
	};
}

/** A line in the list that sends a text. @throws InvalidInputError */
export function readTextResult(
	id: string,
	typed: { title: unknown; text: unknown; format: unknown },
	look: ResultLook,
): InlineResult {
	const problems = new ProblemList();
	const title = problems.attempt(() => readText('Result Title', typed.title));
	const message_text = problems.attempt(() => readText('Message Text', typed.text));
	if (title === '') problems.add('Result Title', 'is empty. It is what the user sees in the list');
	if (message_text === '') problems.add('Message Text', 'is empty. It is what the result sends');
	problems.attempt(() => checkLength('Message Text', message_text ?? '', TEXT_MAX, typed.format));
	problems.throwIfAny();
	return {
		type: 'article',
		id,
		title: title ?? '',
		...look,
		input_message_content: {
			message_text,
			...(typed.format ? { parse_mode: typed.format as string } : {}),
		},
	};
}
