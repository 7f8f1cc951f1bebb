import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../operation';
import * as process from './process.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'process',
	options: [
		{
			name: 'Process',
			value: 'process',
			action: 'Process update',
			description: 'Answer checkouts and turn payments into rows behind a Telegram Trigger',
		},
	],
	displayOptions: { show: { resource: ['update'] } },
};

export const update: Resource = {
	option: {
		name: 'Update',
		value: 'update',
		description: 'Handle what another Telegram Trigger of the same bot receives',
	},
	description: [operation, ...process.description],
	operations: { process },
};
