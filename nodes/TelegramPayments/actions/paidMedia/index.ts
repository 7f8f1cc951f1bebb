import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';
import type { Resource } from '../operation';
import { paidMediaFields } from './paidMedia.fields';
import * as send from './send.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'send',
	options: [
		{
			name: 'Send',
			value: 'send',
			action: 'Send paid media',
			description: 'Send photos or videos that show only after the Stars are paid',
		},
	],
	displayOptions: { show: { resource: ['paidMedia'] } },
};

export const paidMedia: Resource = {
	option: {
		name: 'Paid Media',
		value: 'paidMedia',
		description: 'Photos and videos that are unlocked for Stars',
	},
	description: [
		operation,
		...updateDisplayOptions(
			{ show: { resource: ['paidMedia'], operation: ['send'] } },
			paidMediaFields,
		),
	],
	operations: { send },
};
