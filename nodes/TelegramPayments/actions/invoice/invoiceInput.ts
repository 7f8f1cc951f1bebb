import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readBesideForm } from '../fields/besideForm';

export type PaymentMethod = 'provider' | 'stars';

/** The parameters of one invoice as typed; nothing is checked yet. */
export interface InvoiceInput {
	paymentMethod: PaymentMethod;
	title: unknown;
	description: unknown;
	orderId: unknown;
	/** Only with a provider. */
	currency: unknown;
	/** The form's `{ price: […] }`, or whatever an expression gave. */
	prices: unknown;
	additionalFields: IDataObject;
}

/** The field that the prices were typed into, for messages. */
export const pricesField = (fields: IDataObject): string =>
	'pricesJson' in fields ? 'Prices (JSON)' : 'Prices';

/** Reads the parameters shared by all invoice operations. */
export function readInvoice(context: IExecuteFunctions, itemIndex: number): InvoiceInput {
	const read = (name: string, fallback: unknown = ''): unknown =>
		context.getNodeParameter(name, itemIndex, fallback as object);
	const fields = readBesideForm(context, itemIndex, 'additionalFields', 'pricesJson');
	const paymentMethod = read('paymentMethod', 'provider') === 'stars' ? 'stars' : 'provider';
	return {
		paymentMethod,
		title: read('title'),
		description: read('description'),
		orderId: read('orderId'),
		currency: paymentMethod === 'provider' ? read('currency') : undefined,
		prices: 'pricesJson' in fields ? fields.pricesJson : read('prices', {}),
		additionalFields: fields,
	};
}
