import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { countBytes, RESULT_ID_MAX_BYTES } from '../../../shared/telegram/limits';
import { prepareInvoice } from '../invoice/prepareInvoice';
import { readPayButton } from '../fields/messageOptions';
import type { ItemRun } from '../operation';
import { readOrderId } from '../invoice/orderId';
import {
	type InlineResult,
	readLook,
	readPictureUrl,
	readResultId,
	readTextResult,
	type ResultLook,
	toInvoiceArticle,
	toInvoicePhoto,
} from './result';

/** A result, and what the output says of it. */
export interface ReadResult {
	/** `undefined` for an item that adds none. */
	result: InlineResult | undefined;
	/** Whether the owner typed the ID; a made one gives way to others. */
	hasOwnId: boolean;
	order: IDataObject;
	/** Whether only one person may pay; such a result must not be shown to others. */
	isPersonal: boolean;
	about?: string;
}

const NO_ORDER: IDataObject = {
	order_id: null,
	invoice_payload: null,
	currency: null,
	amount: null,
	total_amount: null,
	payment_method: null,
	provider: null,
	is_test: null,
};

function readPhotoUrl(value: unknown): string {
	const url = readPictureUrl('Result Photo URL', value);
	if (url === '') refuseInput('Result Photo URL', 'is empty. A photo result needs its picture');
	return url;
}

async function readInvoiceResult(
	context: IExecuteFunctions,
	item: ItemRun,
	kind: 'invoice' | 'photo',
	typedId: string,
	look: ResultLook,
): Promise<ReadResult> {
	const photo = context.getNodeParameter('resultPhotoUrl', item.index, '');
	const prepared = await prepareInvoice(context, item, { kind: 'inline' }, (fields) => ({
		button: readPayButton(fields),
		...(kind === 'photo' ? { photo: readPhotoUrl(photo) } : {}),
		isPersonal: 'payerUserId' in fields,
	}));
	const { invoice, order, target, about } = prepared;
	const fits = countBytes(order.order_id) <= RESULT_ID_MAX_BYTES;
	const id = typedId || (fits ? order.order_id : readOrderId(''));
	const content = { invoice, order, look, button: target.button as IDataObject };
	const result =
		kind === 'photo'
			? toInvoicePhoto(id, String(target.photo), content)
			: toInvoiceArticle(id, content);
	const isPersonal = target.isPersonal === true;
	return { result, hasOwnId: typedId !== '', order, isPersonal, about };
}

/**
 * Reads the result of one item and checks it, so that it only has to be sent.
 *
 * @throws InvalidInputError with everything that is wrong
 */
export async function readResult(context: IExecuteFunctions, item: ItemRun): Promise<ReadResult> {
	const read = (name: string): unknown => context.getNodeParameter(name, item.index, '');
	const kind = read('resultKind') || 'invoice';
	const nothing = { result: undefined, hasOwnId: false, order: NO_ORDER, isPersonal: false };
	if (kind === 'none') return nothing;
	const options = context.getNodeParameter('resultOptions', item.index, {}) as IDataObject;
	const problems = new ProblemList();
	const look = problems.attempt(() => readLook(options)) ?? {};
	const typedId = problems.attempt(() => readResultId(options.resultId)) ?? '';
	const found = await problems.attemptAsync(async () => {
		if (kind === 'invoice' || kind === 'photo') {
			return await readInvoiceResult(context, item, kind, typedId, look);
		}
		if (kind !== 'article') {
			refuseInput('Result', 'must be Invoice, Photo with Invoice or Text');
		}
		const typed = {
			title: read('articleTitle'),
			text: read('articleText'),
			format: read('articleFormat'),
		};
		const result = readTextResult(typedId || readOrderId(''), typed, look);
		return { ...nothing, result, hasOwnId: typedId !== '' };
	});
	problems.throwIfAny();
	return found ?? nothing;
}
