import type { INodeProperties } from 'n8n-workflow';
import { checkoutRulesField } from './checkoutRules.fields';

/** Who answers a pre-checkout query, and the rules it is answered by. */
export const checkoutFields: INodeProperties[] = [
	{
		displayName: 'Pre-Checkout',
		name: 'preCheckout',
		type: 'options',
		default: 'rules',
		description:
			'Who approves or declines a checkout. Telegram waits 10 seconds, and charges the buyer only after approval.',
		options: [
			{
				name: 'Answer by Rules',
				value: 'rules',
				description: 'The node answers immediately. Without rules, it approves every checkout.',
			},
			{
				name: 'Answer in the Workflow',
				value: 'workflow',
				description:
					'Your workflow answers with "Pre-Checkout Query: Approve" or "Decline" before the 10 seconds are over',
			},
		],
	},
	checkoutRulesField,
];
