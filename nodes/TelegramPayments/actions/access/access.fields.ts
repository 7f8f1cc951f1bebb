import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { readChatId, readPositiveId } from '../../../shared/telegram/identifiers';
import { personField } from '../fields/user.fields';

/** The group or channel. */
export const chatIdField: INodeProperties = {
	displayName: 'Chat ID',
	name: 'chatId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. -1001234567890',
	description:
		'ID of the group or channel, which starts with a minus. The bot must be an administrator there. To sell access, keep the chat private: anyone can join a public one without paying.',
};

/** The person. */
export const userIdField = personField(
	'Telegram user ID, e.g. `user_id` from a payment or from a row about a member',
);

/** The link that is changed. */
export const inviteLinkField: INodeProperties = {
	displayName: 'Invite Link',
	name: 'inviteLink',
	type: 'string',
	required: true,
	default: '={{ $json.invite_link }}',
	placeholder: 'e.g. https://t.me/+AbCdEfGh',
	description: 'A link that this bot created, e.g. `invite_link` from its row',
};

/** A name that joins the link with what it was made for. */
export const linkNameField: INodeProperties = {
	displayName: 'Link Name',
	name: 'linkName',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.user_id }}',
	description:
		'Up to 32 characters that only administrators see. When someone joins with the link, the trigger returns the name as `invite_link_name`, so use the order ID or the user ID of the buyer.',
};

/** A person in a group or channel, in Telegram's names. */
export interface Membership {
	chat_id: number | string;
	user_id: number;
}

/** Reads {@link chatIdField}. @throws InvalidInputError */
export const readChat = (context: IExecuteFunctions, itemIndex: number): number | string =>
	readChatId('Chat ID', context.getNodeParameter('chatId', itemIndex, ''));

/** Reads {@link chatIdField} and {@link userIdField}. @throws InvalidInputError with all that is wrong */
export function readMembership(context: IExecuteFunctions, itemIndex: number): Membership {
	const problems = new ProblemList();
	const chat_id = problems.attempt(() => readChat(context, itemIndex)) ?? 0;
	const user_id =
		problems.attempt(() =>
			readPositiveId('User ID', context.getNodeParameter('userId', itemIndex, '')),
		) ?? 0;
	problems.throwIfAny();
	return { chat_id, user_id };
}
