import { type Refusal, refusalsOf } from './rows';

/** What Telegram says to invoice links, subscriptions and business connections. */
export const LINK_REFUSALS: readonly Refusal[] = refusalsOf(
	'createInvoiceLink',
	{
		title: 'Club',
		description: 'Monthly',
		payload: 'club-1',
		currency: 'XTR',
		prices: [{ label: 'Club', amount: 20_000 }],
		subscription_period: 2_592_000,
	},
	[
		[
			'CURRENCY_TOTAL_AMOUNT_INVALID',
			'The total of 200000 XTR is outside the limits of Telegram',
			'100,000 in one invoice',
			{ prices: [{ label: 'Club', amount: 200_000 }], subscription_period: 0 },
		],
		[
			'SUBSCRIPTION_PERIOD_INVALID',
			'The subscription period "86400" is not possible',
			'30 days',
			{ subscription_period: 86_400 },
		],
		[
			'SUBSCRIPTION_AMOUNT_INVALID',
			'The price of 20000 XTR is too high for a subscription',
			'at most 10000 Stars',
		],
		[
			'business connection not found',
			'The business connection "abc" does not exist',
			'business_connection',
			{ business_connection_id: 'abc' },
		],
		[
			'BUSINESS_CONNECTION_NOT_ALLOWED',
			'The business account has not given the bot this right',
			'Chatbots',
		],
		[
			'BUSINESS_CONNECTION_INVALID',
			'The business connection "abc" is not usable',
			'Stars only',
			{ business_connection_id: 'abc' },
		],
		[
			'BUSINESS_PEER_INVALID',
			'The bot may not write to this customer for the business account',
			'Probably',
		],
	],
);
