import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemRun } from '../operation';
import { answerRequest } from './requests';

/** Refuses a request to join (Bot API: declineChatJoinRequest). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	return await answerRequest(this, item, false);
}
