import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import type { ChatMember } from '../../../shared/telegram/types';
import type { ItemRun } from '../operation';
import { chatIdField, readMembership, userIdField } from './access.fields';
import { toMemberRow } from './members';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['access'], operation: ['getMember'] } },
	[chatIdField, userIdField],
);

/** Looks up whether a person is in a chat (Bot API: getChatMember). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const membership = readMembership(this, item.index);
	const member = await item.call<ChatMember>('getChatMember', { ...membership });
	return toMemberRow(membership.chat_id, member);
}
