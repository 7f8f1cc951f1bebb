import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readText } from '../../../shared/input/values';
import type { ItemRun } from '../operation';
import { prepareInvoice } from './prepareInvoice';

function readTarget(fields: IDataObject): IDataObject {
	const connection = readText('Business Connection ID', fields.businessConnectionId);
	return connection === '' ? {} : { business_connection_id: connection };
}

/** Creates a link (Bot API: createInvoiceLink) that opens the invoice for whoever follows it. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const { invoice, target, order, about } = await prepareInvoice(
		this,
		item,
		{ kind: 'link' },
		readTarget,
	);
	const link = await item.call<string>('createInvoiceLink', { ...invoice, ...target }, { about });
	return { invoice_link: link, ...order };
}
