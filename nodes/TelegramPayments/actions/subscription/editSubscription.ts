import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readPaymentReference } from '../fields/payment.fields';
import type { ItemRun } from '../operation';

/** Stops or allows the renewal of a subscription (Bot API: editUserStarSubscription). */
export async function editSubscription(
	context: IExecuteFunctions,
	item: ItemRun,
	is_canceled: boolean,
): Promise<IDataObject> {
	const subscription = { ...readPaymentReference(context, item.index), is_canceled };
	await item.call<boolean>('editUserStarSubscription', subscription);
	return subscription;
}
