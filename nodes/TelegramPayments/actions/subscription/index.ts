import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';
import { paymentFields } from '../fields/payment.fields';
import type { Resource } from '../operation';
import * as cancel from './cancel.operation';
import * as restore from './restore.operation';

const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'cancel',
		options: [
			{
				name: 'Cancel',
				value: 'cancel',
				action: 'Cancel subscription',
				description:
					'Stop the renewal. The paid period continues to its end, and the buyer cannot restart the subscription.',
			},
			{
				name: 'Restore',
				value: 'restore',
				action: 'Restore subscription',
				description: 'Allow renewal again after the bot canceled it',
			},
		],
		displayOptions: { show: { resource: ['subscription'] } },
	},
	...updateDisplayOptions({ show: { resource: ['subscription'] } }, [
		{
			displayName:
				'Use the charge ID of the first payment of the subscription, the one where "is_first_recurring" is true',
			name: 'subscriptionNotice',
			type: 'notice',
			default: '',
		},
		...paymentFields,
	]),
];

export const subscription: Resource = {
	option: {
		name: 'Subscription',
		value: 'subscription',
		description: 'Subscriptions paid with Telegram Stars',
	},
	description,
	operations: {
		cancel,
		restore,
	},
};
