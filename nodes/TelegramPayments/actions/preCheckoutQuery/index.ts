import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../operation';
import * as approve from './approve.operation';
import * as decline from './decline.operation';
import { preCheckoutQueryId } from './preCheckoutQuery.fields';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'approve',
	options: [
		{
			name: 'Approve',
			value: 'approve',
			action: 'Approve pre checkout query',
			description: 'Let the payment continue',
		},
		{
			name: 'Decline',
			value: 'decline',
			action: 'Decline pre checkout query',
			description: 'Stop the payment and tell the buyer why',
		},
	],
	displayOptions: { show: { resource: ['preCheckoutQuery'] } },
};

const notice: INodeProperties = {
	displayName:
		'Telegram waits 10 seconds for this answer. An approved checkout is not a payment yet. Use this only if you set "Pre-Checkout" of the Telegram Payments Trigger to "Answer in the Workflow". By default, the trigger answers by itself.',
	name: 'preCheckoutNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { resource: ['preCheckoutQuery'] } },
};

export const preCheckoutQuery: Resource = {
	option: {
		name: 'Pre-Checkout Query',
		value: 'preCheckoutQuery',
		description: 'Answer a buyer who has pressed Pay',
	},
	description: [operation, notice, preCheckoutQueryId, ...decline.description],
	operations: { approve, decline },
};
