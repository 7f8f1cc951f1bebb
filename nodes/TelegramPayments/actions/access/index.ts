import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';
import type { Resource } from '../operation';
import { chatIdField, userIdField } from './access.fields';
import * as approveRequest from './approveRequest.operation';
import * as createInviteLink from './createInviteLink.operation';
import * as createSubscriptionLink from './createSubscriptionLink.operation';
import * as declineRequest from './declineRequest.operation';
import * as editSubscriptionLink from './editSubscriptionLink.operation';
import * as getMember from './getMember.operation';
import * as remove from './remove.operation';
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
			action: 'Approve request to join and give access',
			description: 'Let someone join who has requested it',
		},
		{
			name: 'Create Invite Link',
			value: 'createInviteLink',
			action: 'Create invite link that gives access',
			description:
				'Create a link to a private group or channel: for one person, for several, or with approval',
		},
		{
			name: 'Create Subscription Link',
			value: 'createSubscriptionLink',
			action: 'Create subscription link paid in stars to the channel',
			description:
				'Create a link to a private channel whose members pay Telegram Stars to the channel every 30 days',
		},
		{
			name: 'Decline Request',
			value: 'declineRequest',
			action: 'Decline request to join',
			description: 'Refuse a request to join a group or channel',
		},
		{
			name: 'Edit Subscription Link',
			value: 'editSubscriptionLink',
			action: 'Edit name of subscription link',
			description: 'Change the name of a subscription link; its price cannot be changed',
		},
		{
			name: 'Get Member',
			value: 'getMember',
			action: 'Get member of chat',
			description: 'Check whether someone is in a group or channel, and when their paid time ends',
		},
		{
			name: 'Remove',
			value: 'remove',
			action: 'Remove member from chat and end access',
			description:
				'Remove someone from a group or channel without banning them, so that they can join again after another payment',
		},
		{
			name: 'Revoke Link',
			value: 'revokeLink',
			action: 'Revoke invite link',
			description: 'Disable an invite link of this bot; people who joined with it stay members',
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
		description: 'Control who is in a private group or channel: links, requests, members',
	},
	description: [
		operation,
		notice(
			'This grants access to anyone who has the link or is approved. Do it after the payment.',
			'accessGivenNotice',
			['approveRequest', 'createInviteLink'],
		),
		notice(
			'This removes access: the person leaves the chat immediately. Owners and administrators cannot be removed, and a ban by an administrator does not change.',
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
		approveRequest,
		createInviteLink,
		createSubscriptionLink,
		declineRequest,
		editSubscriptionLink,
		getMember,
		remove,
		revokeLink,
	},
};
