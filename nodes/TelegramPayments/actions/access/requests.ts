import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemRun } from '../operation';
import { readMembership } from './access.fields';

/** Answers a request to join (Bot API: approveChatJoinRequest, declineChatJoinRequest). */
export async function answerRequest(
	context: IExecuteFunctions,
	item: ItemRun,
	approved: boolean,
): Promise<IDataObject> {
	const membership = readMembership(context, item.index);
	await item.call<boolean>(approved ? 'approveChatJoinRequest' : 'declineChatJoinRequest', {
		...membership,
	});
	return { ...membership, answer: approved ? 'approved' : 'declined' };
}
