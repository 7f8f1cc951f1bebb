import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../operation';
import * as getMany from './getMany.operation';
import { giftAdditionalFields } from './gift.fields';
import * as giftPremium from './giftPremium.operation';
import * as send from './send.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'getMany',
	options: [
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many gifts',
			description: 'List the gifts the bot can send, with their prices',
		},
		{
			name: 'Gift Premium',
			value: 'giftPremium',
			action: 'Gift premium subscription paid by the bot in stars',
			description: 'Pay for months of Telegram Premium for a user',
		},
		{
			name: 'Send',
			value: 'send',
			action: 'Send gift paid by the bot in stars',
			description: 'Send a gift to a user or a channel',
		},
	],
	displayOptions: { show: { resource: ['gift'] } },
};

const notice: INodeProperties = {
	displayName:
		'This moves money: the bot pays for the gift from its Stars balance, and you cannot undo it.',
	name: 'giftNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { resource: ['gift'], operation: ['giftPremium', 'send'] } },
};

export const gift: Resource = {
	option: {
		name: 'Gift',
		value: 'gift',
		description: 'Gifts and Premium, paid with Stars of the bot',
	},
	description: [
		operation,
		notice,
		...getMany.description,
		...send.description,
		...giftPremium.description,
		giftAdditionalFields,
	],
	operations: { getMany, giftPremium, send },
};
