import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemRun } from '../operation';
import { editSubscription } from './editSubscription';

/** Lets the buyer renew again after a cancellation by the bot (Bot API: editUserStarSubscription). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	return await editSubscription(this, item, false);
}
