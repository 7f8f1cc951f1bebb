import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../operation';
import * as getBalance from './getBalance.operation';
import * as getMany from './getMany.operation';
import * as refund from './refund.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'getBalance',
	options: [
		{
			name: 'Get Balance',
			value: 'getBalance',
			action: 'Get star balance',
			description: 'Get the number of Stars the bot has',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many star transactions',
			description: 'List payments, refunds and other movements of Stars',
		},
		{
			name: 'Refund',
			value: 'refund',
			action: 'Refund star payment to the buyer',
			description: 'Return the Stars of one payment to the buyer',
		},
	],
	displayOptions: { show: { resource: ['star'] } },
};

export const star: Resource = {
	option: {
		name: 'Star',
		value: 'star',
		description: 'Balance, transactions and refunds of Stars',
	},
	description: [
		operation,
		...getBalance.description,
		...getMany.description,
		...refund.description,
	],
	operations: { getBalance, getMany, refund },
};
