import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../operation';
import * as verifyInitData from './verifyInitData.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'verifyInitData',
	options: [
		{
			name: 'Verify Init Data',
			value: 'verifyInitData',
			action: 'Verify init data of a mini app',
			description: 'Prove which Telegram user opened a Mini App',
		},
	],
	displayOptions: { show: { resource: ['miniApp'] } },
};

export const miniApp: Resource = {
	option: {
		name: 'Mini App',
		value: 'miniApp',
		description: 'Web pages that open inside Telegram',
	},
	description: [operation, ...verifyInitData.description],
	operations: { verifyInitData },
};
