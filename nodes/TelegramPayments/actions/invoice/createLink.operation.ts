import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemRun } from '../operation';
import { prepareInvoice } from './prepareInvoice';

function readTarget(fields: IDataObject): IDataObject {
	const connection = String(fields.businessConnectionId ?? '').trim();
	return connection === '' ? {} : { business_connection_id: connection };
}

/** Creates a link (Bot API: createInvoiceLink) that opens the invoice for whoever follows it. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const { parameters, order, about } = await prepareInvoice(
		this,
		item,
		{ kind: 'link' },
		readTarget,
	);
	const link = await item.call<string>('createInvoiceLink', parameters, { about });
	return { invoice_link: link, ...order };
}
