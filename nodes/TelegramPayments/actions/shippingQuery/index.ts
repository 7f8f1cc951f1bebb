import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../operation';
import * as decline from './decline.operation';
import * as offerOptions from './offerOptions.operation';
import { shippingQueryId } from './shippingQuery.fields';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'offerOptions',
	options: [
		{
			name: 'Decline',
			value: 'decline',
			action: 'Decline shipping query',
			description: 'Refuse to ship to this address',
		},
		{
			name: 'Offer Options',
			value: 'offerOptions',
			action: 'Offer shipping options',
			description: 'Let the buyer choose how to receive the goods, and at what price',
		},
	],
	displayOptions: { show: { resource: ['shippingQuery'] } },
};

const notice: INodeProperties = {
	displayName:
		'The buyer waits for this answer, so send it within 10 seconds. Telegram sends shipping queries only for invoices with Flexible Shipping.',
	name: 'shippingNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { resource: ['shippingQuery'] } },
};

export const shippingQuery: Resource = {
	option: {
		name: 'Shipping Query',
		value: 'shippingQuery',
		description: 'Answer a buyer who has entered an address',
	},
	description: [
		operation,
		notice,
		shippingQueryId,
		...offerOptions.description,
		...decline.description,
	],
	operations: { decline, offerOptions },
};
