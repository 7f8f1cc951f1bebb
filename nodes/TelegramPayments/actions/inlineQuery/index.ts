import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../operation';
import * as answer from './answer.operation';
import * as prepareMessage from './prepareMessage.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'answer',
	options: [
		{
			name: 'Answer with Invoices',
			value: 'answer',
			action: 'Answer inline query with invoices',
			description:
				'Show products to someone who types the name of the bot in any chat; the chosen one is sent as an invoice',
		},
		{
			name: 'Prepare Message',
			value: 'prepareMessage',
			action: 'Prepare message for a mini app to share',
			description: 'Store an invoice or a text that a user of a Mini App can share in their chats',
		},
	],
	displayOptions: { show: { resource: ['inlineQuery'] } },
};

export const inlineQuery: Resource = {
	option: {
		name: 'Inline Query',
		value: 'inlineQuery',
		description: 'Sell in any chat: results for people who type the name of the bot',
	},
	description: [operation, ...answer.description, ...prepareMessage.description],
	operations: { answer, prepareMessage },
};
