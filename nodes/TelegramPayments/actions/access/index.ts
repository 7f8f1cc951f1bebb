import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';
import type { Resource } from '../operation';
import { chatIdField, userIdField } from './access.fields';
import * as createInviteLink from './createInviteLink.operation';
import * as createSubscriptionLink from './createSubscriptionLink.operation';
import * as editSubscriptionLink from './editSubscriptionLink.operation';
import * as getMember from './getMember.operation';
import * as remove from './remove.operation';
import { answerRequest } from './requests';
import * as revokeLink from './revokeLink.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'createInviteLink',
	options: [
		{
			name: 'Approve Request',
			value: 'approveRequest',
			action: 'Approve request to join',
			description: 'Let somebody in who has asked to join a group or channel',
		},
		{
			name: 'Create Invite Link',
			value: 'createInviteLink',
			action: 'Create invite link',
			description:
				'Make a link into a private group or channel: for one person, for several, or with approval',
		},
		{
			name: 'Create Subscription Link',
			value: 'createSubscriptionLink',
			action: 'Create subscription link',
			description:
				'Make a link into a private channel whose followers pay Telegram Stars to the channel every 30 days',
		},
		{
			name: 'Decline Request',
			value: 'declineRequest',
			action: 'Decline request to join',
			description: 'Refuse somebody who has asked to join a group or channel',
		},
		{
			name: 'Edit Subscription Link',
			value: 'editSubscriptionLink',
			action: 'Edit subscription link',
			description: 'Change the name of a subscription link; its price cannot be changed',
		},
		{
			name: 'Get Member',
			value: 'getMember',
			action: 'Get member of chat',
			description:
				'Look up whether somebody is in a group or channel, and until when they have paid for it',
		},
		{
			name: 'Remove',
			value: 'remove',
			action: 'Remove member from chat',
			description:
				'Take somebody out of a group or channel without a ban, so that they can come back when they pay again',
		},
		{
			name: 'Revoke Link',
			value: 'revokeLink',
			action: 'Revoke invite link',
			description: 'End an invite link of this bot; who has joined by it stays in',
		},
	],
	displayOptions: { show: { resource: ['access'] } },
};

const notice = (displayName: string, name: string, operations: string[]): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
	displayOptions: { show: { resource: ['access'], operation: operations } },
});

export const access: Resource = {
	option: {
		name: 'Chat Access',
		value: 'access',
		description: 'Who may be in a private group or channel: links, requests, members',
	},
	description: [
		operation,
		notice(
			'This gives access: whoever has the link, or is approved, is in. Do it after the payment.',
			'accessGivenNotice',
			['approveRequest', 'createInviteLink'],
		),
		notice(
			'This takes access away: the person is out of the chat at once. An owner or administrator cannot be removed, and a ban by an administrator is left as it is.',
			'accessTakenNotice',
			['remove'],
		),
		...createInviteLink.description,
		...createSubscriptionLink.description,
		...editSubscriptionLink.description,
		...revokeLink.description,
		...updateDisplayOptions(
			{ show: { resource: ['access'], operation: ['approveRequest', 'declineRequest'] } },
			[chatIdField, userIdField],
		),
		...remove.description,
		...getMember.description,
	],
	operations: {
		approveRequest: {
			async execute(item) {
				return await answerRequest(this, item, true);
			},
		},
		createInviteLink,
		createSubscriptionLink,
		declineRequest: {
			async execute(item) {
				return await answerRequest(this, item, false);
			},
		},
		editSubscriptionLink,
		getMember,
		remove,
		revokeLink,
	},
};
