import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemRun } from '../operation';
import { editSubscription } from './editSubscription';

/** Stops the renewal; what is paid for stays paid (Bot API: editUserStarSubscription). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	return await editSubscription(this, item, true);
}
