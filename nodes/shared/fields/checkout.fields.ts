import type { INodeProperties } from 'n8n-workflow';

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
	{
		displayName: 'Checkout Rules',
		name: 'checkoutRules',
		type: 'collection',
		placeholder: 'Add Rule',
		default: {},
		displayOptions: { show: { preCheckout: ['rules'] } },
		description:
			'A checkout that breaks a rule is declined, and the buyer sees the reason. Expired invoices and invoices for someone else are always declined.',
		options: [
			{
				displayName: 'Allowed Buyers',
				name: 'allowedBuyers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 123456789, @ann',
				description: 'Comma-separated Telegram user IDs or user names. Everyone else is declined.',
			},
			{
				displayName: 'Allowed Countries',
				name: 'allowedCountries',
				type: 'string',
				default: '',
				placeholder: 'e.g. DE, AT, CH',
				description:
					'Comma-separated two-letter country codes of the shipping address. Only for invoices that ask for an address.',
			},
			{
				displayName: 'Blocked Buyers',
				name: 'blockedBuyers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 123456789, @bob',
				description: 'Comma-separated Telegram user IDs or user names that are declined',
			},
			{
				displayName: 'Currencies',
				name: 'currencies',
				type: 'string',
				default: '',
				placeholder: 'e.g. EUR, XTR',
				description: 'Comma-separated currency codes that are accepted (XTR is Telegram Stars)',
			},
			{
				displayName: 'Limits Currency',
				name: 'limitsCurrency',
				type: 'string',
				default: '',
				placeholder: 'e.g. EUR',
				description: 'Currency of Minimum Total and Maximum Total',
			},
			{
				displayName: 'Maximum Total',
				name: 'maximumTotal',
				type: 'string',
				default: '',
				placeholder: 'e.g. 500.00',
				description:
					'Largest total with tip and delivery, as the buyer sees it. Needs Limits Currency.',
			},
			{
				displayName: 'Minimum Total',
				name: 'minimumTotal',
				type: 'string',
				default: '',
				placeholder: 'e.g. 5.00',
				description:
					'Smallest total with tip and delivery, as the buyer sees it. Needs Limits Currency.',
			},
			{
				displayName: 'Once per Order',
				name: 'oncePerOrder',
				type: 'boolean',
				default: false,
				description:
					'Whether an order that has been paid is declined. Telegram lets many people pay the same invoice. The last 5,000 paid orders are remembered.',
			},
			{
				displayName: 'Order ID Pattern',
				name: 'orderIdPattern',
				type: 'string',
				default: '',
				placeholder: 'e.g. shop-\\d+',
				description: 'Regular expression that the whole order ID must match',
			},
			{
				displayName: 'When a Rule Cannot Be Evaluated',
				name: 'whenNotEvaluated',
				type: 'options',
				default: 'decline',
				description:
					'What to do if, for example, the rules allow certain countries and the invoice asks for no address',
				options: [
					{ name: 'Approve', value: 'approve' },
					{ name: 'Decline', value: 'decline' },
				],
			},
		],
	},
];
