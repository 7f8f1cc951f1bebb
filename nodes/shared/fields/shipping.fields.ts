import type { INodeProperties } from 'n8n-workflow';

/** Who answers a shipping query, and the zones it is answered by. */
export const shippingFields: INodeProperties[] = [
	{
		displayName: 'Shipping',
		name: 'shipping',
		type: 'options',
		default: 'none',
		description:
			'Who offers delivery options and their prices. Applies to invoices with "Flexible Shipping".',
		options: [
			{
				name: 'Answer by Zones',
				value: 'zones',
				description: 'The node immediately offers the delivery options for the address',
			},
			{
				name: 'Answer in the Workflow',
				value: 'workflow',
				description:
					'Your workflow answers with "Shipping Query: Offer Options" or "Decline"; needs "Shipping Query" among the events chosen above',
			},
			{
				name: 'No Invoice Asks for It',
				value: 'none',
				description: 'Buyers who are asked for an address anyway are declined',
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
			'Currency of the prices below. Use the currency of the invoices: Telegram adds the numbers up without converting them.',
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
			'The first zone that matches the address applies. A zone without countries applies everywhere else.',
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
											'Returned with the payment as shipping_option_id. If empty, an ID is generated.',
									},
								],
							},
						],
					},
				],
			},
		],
	},
];
