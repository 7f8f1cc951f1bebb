import type { INodeProperties } from 'n8n-workflow';

/** Which updates start a run of the trigger, or become an item of `update: process`. */
export const eventsProperty: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['successful_payment'],
	options: [
		{
			name: 'Other Update',
			value: 'other',
			description:
				'Everything else the bot receives, such as commands and buttons, as Telegram sends it',
		},
		{
			name: 'Paid Media Purchased',
			value: 'purchased_paid_media',
			description: 'Somebody bought paid media that was sent with a payload',
		},
		{
			name: 'Payment Refunded',
			value: 'refunded_payment',
			description: 'Stars were given back to the buyer',
		},
		{
			name: 'Payment Successful',
			value: 'successful_payment',
			description: 'The money has moved: deliver now',
		},
		{
			name: 'Pre-Checkout Query',
			value: 'pre_checkout_query',
			description: 'A buyer has pressed Pay and waits for a yes',
		},
		{
			name: 'Shipping Query',
			value: 'shipping_query',
			description: 'A buyer has entered an address and waits for delivery options',
		},
		{
			name: 'Subscription Changed',
			value: 'subscription',
			description:
				'A Stars subscription was cancelled, resumed, or could not be renewed (Bot API 10.2 and later)',
		},
	],
};

/**
 * How pre-checkout and shipping queries are answered. Shared by the trigger and `update: process`,
 * so that both offer the same settings under the same names.
 */
export const handlingProperties: INodeProperties[] = [
	{
		displayName: 'Pre-Checkout',
		name: 'preCheckout',
		type: 'options',
		default: 'rules',
		description:
			'Who tells Telegram within 10 seconds whether a buyer may pay. Money moves only after a yes.',
		options: [
			{
				name: 'Answer by Rules',
				value: 'rules',
				description:
					'The node answers at once, before any run is started. Without rules it says yes.',
			},
			{
				name: 'Answer in the Workflow',
				value: 'workflow',
				description:
					'Your workflow answers with "Pre-Checkout Query: Approve" or "Decline". If it is too slow, the buyer gets the fallback answer.',
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
			'A buyer who breaks one of them is declined and sees the reason. Expired invoices and invoices for somebody else are always declined.',
		options: [
			{
				displayName: 'Allowed Buyers',
				name: 'allowedBuyers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 123456789, @ann',
				description: 'Comma-separated Telegram user IDs or user names; everybody else is declined',
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
				displayName: 'Decline Texts',
				name: 'declineTexts',
				type: 'fixedCollection',
				typeOptions: { multipleValues: true },
				placeholder: 'Add Text',
				default: {},
				description:
					'What the buyer reads. May contain {order_id}, {amount}, {currency}, {minimum}, {maximum}, {country} and {first_name}.',
				options: [
					{
						displayName: 'Text',
						name: 'text',
						values: [
							{
								displayName: 'Reason',
								name: 'reason',
								type: 'options',
								default: 'alreadyPaid',
								options: [
									{ name: 'Already Paid', value: 'alreadyPaid' },
									{ name: 'Being Paid by Somebody Else', value: 'beingPaid' },
									{ name: 'Buyer Blocked', value: 'buyerBlocked' },
									{ name: 'Buyer Not Allowed', value: 'buyerNotAllowed' },
									{ name: 'Country', value: 'country' },
									{ name: 'Currency', value: 'currency' },
									{ name: 'Expired', value: 'expired' },
									{ name: 'For Another Payer', value: 'otherPayer' },
									{ name: 'Maximum Total', value: 'maximumTotal' },
									{ name: 'Minimum Total', value: 'minimumTotal' },
									{ name: 'Order ID', value: 'orderId' },
									{ name: 'Rule Cannot Be Evaluated', value: 'notEvaluated' },
								],
							},
							{
								displayName: 'Text',
								name: 'text',
								type: 'string',
								default: '',
								placeholder: 'e.g. Sorry, we do not deliver to {country}.',
							},
						],
					},
				],
			},
			{
				displayName: 'Limits Currency',
				name: 'limitsCurrency',
				type: 'string',
				default: '',
				placeholder: 'e.g. EUR',
				description: 'The currency in which Minimum Total and Maximum Total are meant',
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
				description: 'Regular expression that the whole order ID has to match',
			},
			{
				displayName: 'When a Rule Cannot Be Evaluated',
				name: 'whenNotEvaluated',
				type: 'options',
				default: 'decline',
				description:
					'For example an allowed country is asked for and the invoice asked for no address',
				options: [
					{ name: 'Approve', value: 'approve' },
					{ name: 'Decline', value: 'decline' },
				],
			},
		],
	},
	{
		displayName: 'Shipping',
		name: 'shipping',
		type: 'options',
		default: 'workflow',
		description:
			'Who tells a buyer what delivery costs. Only for invoices whose price depends on the address ("Flexible Shipping").',
		options: [
			{
				name: 'Answer by Zones',
				value: 'zones',
				description: 'The node offers the delivery options of the buyer’s country at once',
			},
			{
				name: 'Answer in the Workflow',
				value: 'workflow',
				description:
					'Your workflow answers with "Shipping Query: Offer Options" or "Decline"; choose the event "Shipping Query" for that',
			},
		],
	},
	{
		displayName: 'Shipping Currency',
		name: 'shippingCurrency',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. EUR',
		displayOptions: { show: { shipping: ['zones'] } },
		description:
			'Currency of the prices below. It has to be that of the invoices: Telegram adds the numbers up and does not convert.',
	},
	{
		displayName: 'Shipping Zones',
		name: 'shippingZones',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Zone',
		default: {},
		displayOptions: { show: { shipping: ['zones'] } },
		description:
			'The first zone that fits the address counts. A zone without countries is for everywhere else.',
		options: [
			{
				displayName: 'Zone',
				name: 'zone',
				values: [
					{
						displayName: 'Countries',
						name: 'countries',
						type: 'string',
						default: '',
						placeholder: 'e.g. DE, AT',
						description:
							'Comma-separated two-letter country codes; leave empty for everywhere else',
					},
					{
						displayName: 'Post Code Prefixes',
						name: 'postCodePrefixes',
						type: 'string',
						default: '',
						placeholder: 'e.g. 10, 12',
						description:
							'Comma-separated beginnings of post codes; leave empty for the whole country',
					},
					{
						displayName: 'Options',
						name: 'options',
						type: 'fixedCollection',
						typeOptions: { multipleValues: true },
						placeholder: 'Add Delivery Option',
						default: {},
						options: [
							{
								displayName: 'Option',
								name: 'option',
								values: [
									{
										displayName: 'Title',
										name: 'title',
										type: 'string',
										default: '',
										placeholder: 'e.g. Express, 1-2 days',
									},
									{
										displayName: 'Price',
										name: 'amount',
										type: 'string',
										default: '',
										placeholder: 'e.g. 4.90',
										description: 'As the buyer sees it; 0 for free delivery',
									},
									{
										displayName: 'ID',
										name: 'id',
										type: 'string',
										default: '',
										placeholder: 'e.g. express',
										description:
											'Comes back as shipping_option_id in the payment. Made up when left empty.',
									},
								],
							},
						],
					},
				],
			},
		],
	},
	{
		displayName: 'No Delivery Text',
		name: 'noDeliveryText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Sorry, we do not deliver to {country}.',
		displayOptions: { show: { shipping: ['zones'] } },
		description:
			'What the buyer reads when no zone fits. May contain {country}, {city} and {post_code}.',
	},
];
