import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';
import type { Resource } from '../operation';
import { additionalFields } from './additional.fields';
import * as createLink from './createLink.operation';
import { invoiceFields } from './invoice.fields';
import * as send from './send.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'send',
	options: [
		{
			name: 'Create Link',
			value: 'createLink',
			action: 'Create invoice link',
			description: 'Get a link that opens the invoice for anyone who follows it',
		},
		{
			name: 'Send',
			value: 'send',
			action: 'Send invoice',
			description: 'Send an invoice with a Pay button to a chat',
		},
	],
	displayOptions: { show: { resource: ['invoice'] } },
};

const chatId: INodeProperties = {
	displayName: 'Chat ID',
	name: 'chatId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456789 or @my_channel',
	displayOptions: { show: { resource: ['invoice'], operation: ['send'] } },
	description:
		'Chat that gets the invoice: the number of a private chat, group or channel, or the @name of a public one. A trigger gives the number as chat ID. Users have to start the bot before it can write to them.',
};

const shared = updateDisplayOptions(
	{ show: { resource: ['invoice'], operation: ['send', 'createLink'] } },
	[...invoiceFields, additionalFields],
);

export const invoice: Resource = {
	option: { name: 'Invoice', value: 'invoice', description: 'Ask somebody to pay' },
	description: [operation, chatId, ...shared],
	operations: { createLink, send },
};
