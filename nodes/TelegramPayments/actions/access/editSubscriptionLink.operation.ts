import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import type { ChatInviteLink } from '../../../shared/telegram/types';
import type { ItemRun } from '../operation';
import { chatIdField, inviteLinkField, linkNameField, readChat } from './access.fields';
import { readInviteLink, readLinkName, toLinkRow } from './links';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['access'], operation: ['editSubscriptionLink'] } },
	[
		chatIdField,
		inviteLinkField,
		{
			...linkNameField,
			required: true,
			description:
				'The new name, up to 32 characters. Telegram lets you change nothing else: for another price, create a new link.',
		},
	],
);

/** Telegram takes the name away when none is sent, so there has to be one. */
function readNewName(value: unknown): string {
	const name = readLinkName(value);
	if (name === '') {
		refuseInput('Link Name', 'is empty, and Telegram would remove the name. Enter the name');
	}
	return name;
}

/** Names a subscription link anew (Bot API: editChatSubscriptionInviteLink). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const read = (name: string): unknown => this.getNodeParameter(name, item.index, '');
	const problems = new ProblemList();
	const chat_id = problems.attempt(() => readChat(this, item.index)) ?? 0;
	const invite_link = problems.attempt(() => readInviteLink(read('inviteLink')));
	const name = problems.attempt(() => readNewName(read('linkName')));
	problems.throwIfAny();
	const link = await item.call<ChatInviteLink>('editChatSubscriptionInviteLink', {
		chat_id,
		invite_link,
		name,
	});
	return toLinkRow(chat_id, link);
}
