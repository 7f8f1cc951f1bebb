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
			description: 'Say that the address cannot be served',
		},
		{
			name: 'Offer Options',
			value: 'offerOptions',
			action: 'Offer shipping options',
			description: 'Let the buyer choose how it is shipped, and for how much',
		},
	],
	displayOptions: { show: { resource: ['shippingQuery'] } },
};

const notice: INodeProperties = {
	displayName:
		'The buyer waits for this answer, so send it within 10 seconds. Shipping queries come only for invoices with Flexible Shipping.',
	name: 'shippingNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { resource: ['shippingQuery'] } },
};

export const shippingQuery: Resource = {
	option: {
		name: 'Shipping Query',
		value: 'shippingQuery',
		description: 'Answer a buyer who has typed an address',
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
