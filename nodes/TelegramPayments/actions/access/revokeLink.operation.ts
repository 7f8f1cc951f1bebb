import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import type { ChatInviteLink } from '../../../shared/telegram/types';
import type { ItemRun } from '../operation';
import { chatIdField, inviteLinkField, readChat } from './access.fields';
import { readInviteLink, toLinkRow } from './links';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['access'], operation: ['revokeLink'] } },
	[chatIdField, inviteLinkField],
);

/** Ends a link (Bot API: revokeChatInviteLink); who has joined by it stays in. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const problems = new ProblemList();
	const chat_id = problems.attempt(() => readChat(this, item.index)) ?? 0;
	const invite_link = problems.attempt(() =>
		readInviteLink(this.getNodeParameter('inviteLink', item.index, '')),
	);
	problems.throwIfAny();
	const link = await item.call<ChatInviteLink>('revokeChatInviteLink', { chat_id, invite_link });
	return toLinkRow(chat_id, link);
}
