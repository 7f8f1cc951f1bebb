import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { fallbackProperties, includeUpdateProperty } from '../../../shared/fields/settings.fields';
import { amountUnitField } from '../fields/money.fields';

/** Items worked on at the same time, at most: more would only wait for Telegram. */
export const CONCURRENCY_MAX = 50;

const OFFER_OPTIONS: IDisplayOptions = {
	show: { '/resource': ['shippingQuery'], '/operation': ['offerOptions'] },
};

const PROCESS = { '/resource': ['update'] };

/** The one Options section of every operation: how the node works through its items, and a few settings. */
export const runOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: {
		hide: { operation: ['getBalance', 'getMany', 'sendAndWaitForPayment'] },
	},
	options: [
		{
			...amountUnitField({ major: '4.90', minor: '490' }, 'How the amounts are typed'),
			displayOptions: OFFER_OPTIONS,
		},
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: CONCURRENCY_MAX },
			default: 5,
			description:
				'How many items to process at the same time. The output keeps their order. The node sends up to about 30 messages a second, which is what Telegram accepts.',
		},
		...fallbackProperties(PROCESS),
		{ ...includeUpdateProperty, displayOptions: { show: PROCESS } },
		{
			displayName: 'Shipping Options (JSON)',
			name: 'shippingOptionsJson',
			type: 'json',
			default: '',
			displayOptions: OFFER_OPTIONS,
			description:
				'Shipping options from an expression, instead of Shipping Options: a list whose entries have the keys of the form. "prices", a list of "label" and "amount", can replace the amount.',
			hint: '[{ "id": "express", "title": "Express, 2 days", "amount": 4.9 }]',
		},
	],
};
