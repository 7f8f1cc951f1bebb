import type { INodeProperties } from 'n8n-workflow';

/** Items worked on at the same time, at most: more would only wait for Telegram. */
export const CONCURRENCY_MAX = 50;

/** How the node works through its items, whatever it does with them. */
export const runOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: {
		hide: { operation: ['getBalance', 'getMany', 'getTransactions', 'sendAndWait'] },
	},
	options: [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: CONCURRENCY_MAX },
			default: 5,
			description:
				'How many items are worked on at the same time. The order of the output stays. Messages are paced to what Telegram takes, about 30 a second.',
		},
	],
};
