import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemRun } from '../operation';
import { answerRequest } from './requests';

/** Lets someone join who has asked to (Bot API: approveChatJoinRequest). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	return await answerRequest(this, item, true);
}
