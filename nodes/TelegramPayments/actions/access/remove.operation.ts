import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { isInChat } from '../../../shared/payments/members';
import type { ItemRun } from '../operation';
import { chatIdField, readMembership, userIdField } from './access.fields';
import { findMember } from './members';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['access'], operation: ['remove'] } },
	[chatIdField, userIdField],
);

/** Taking a person out needs more than a second: Telegram bans, waits and lifts the ban (tdlib). */
const REMOVE_TIMEOUT_MS = 60_000;

/**
 * Takes a person out of a chat who may come back by another link (Bot API: unbanChatMember, which
 * removes members unless `only_if_banned` is set). Somebody who is banned stays banned, somebody who is
 * out stays out.
 */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const membership = readMembership(this, item.index);
	const member = await findMember(item, membership);
	const isOut = member !== undefined && !isInChat(member);
	if (!isOut) {
		await item.call<boolean>(
			'unbanChatMember',
			{ ...membership },
			{ timeoutMs: REMOVE_TIMEOUT_MS },
		);
	}
	return { ...membership, removed: !isOut, status_before: member?.status ?? null };
}
