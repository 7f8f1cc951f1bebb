import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { MEMBER_LIMIT_MAX } from '../../../shared/telegram/limits';
import type { ChatInviteLink } from '../../../shared/telegram/types';
import { readExpiry, typedExpiry } from '../invoice/orderTerms';
import type { ItemRun } from '../operation';
import { chatIdField, linkNameField, readChat } from './access.fields';
import { readLinkName, toLinkRow } from './links';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['access'], operation: ['createInviteLink'] } },
	[
		chatIdField,
		{
			displayName: 'Lets In',
			name: 'letsIn',
			type: 'options',
			default: 'one',
			options: [
				{
					name: 'After Approval',
					value: 'request',
					description:
						'Users who follow the link request to join; let them in with Chat Access: Approve Request',
				},
				{ name: 'Anyone', value: 'anyone', description: 'Any number of people' },
				{
					name: 'One Person',
					value: 'one',
					description: 'Only the first person who follows the link',
				},
				{
					name: 'Several People',
					value: 'several',
					description: 'Up to Member Limit people',
				},
			],
			description: 'Who can join with the link',
		},
		{
			displayName: 'Member Limit',
			name: 'memberLimit',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MEMBER_LIMIT_MAX },
			default: 10,
			displayOptions: { show: { letsIn: ['several'] } },
			description: 'How many people can join with the link, 1 to 99999',
		},
		linkNameField,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Expires After (Minutes)',
					name: 'expiresAfter',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 1440,
					description: 'How long people can join with the link. 0 means the link does not expire.',
				},
			],
		},
	],
);

function readMemberLimit(value: unknown): number {
	const limit = Number(value);
	if (!Number.isInteger(limit) || limit < 1 || limit > MEMBER_LIMIT_MAX) {
		refuseInput('Member Limit', 'must be a whole number from 1 to 99999');
	}
	return limit;
}

/** Whom the link lets in, in Telegram's names: a limit and approval exclude each other. */
function readLetsIn(read: (name: string) => unknown): IDataObject {
	switch (read('letsIn') || 'one') {
		case 'one':
			return { member_limit: 1 };
		case 'several':
			return { member_limit: readMemberLimit(read('memberLimit')) };
		case 'request':
			return { creates_join_request: true };
		case 'anyone':
			return {};
		default:
			return refuseInput('Lets In', 'must be One Person, Several People, After Approval or Anyone');
	}
}

/** Makes an invite link (Bot API: createChatInviteLink). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const read = (name: string): unknown => this.getNodeParameter(name, item.index, '');
	const fields = this.getNodeParameter('additionalFields', item.index, {}) as IDataObject;
	const problems = new ProblemList();
	const chat = problems.attempt(() => readChat(this, item.index)) ?? 0;
	const name = problems.attempt(() => readLinkName(read('linkName')));
	const expire_date = problems.attempt(() => readExpiry(typedExpiry(fields), Date.now()));
	const letsIn = problems.attempt(() => readLetsIn(read));
	problems.throwIfAny();
	if (typeof chat === 'string') {
		item.warn(
			`${chat} is a public chat, which anyone can join without a link. Make it private to sell access.`,
		);
	}
	const link = await item.call<ChatInviteLink>('createChatInviteLink', {
		chat_id: chat,
		...(name ? { name } : {}),
		...(expire_date === undefined ? {} : { expire_date }),
		...letsIn,
	});
	return toLinkRow(chat, link);
}
