import type { INodeProperties } from 'n8n-workflow';
import { currencyField } from '../fields/money.fields';

/** How the invoice is paid. It decides which credentials the node needs, so it comes first. */
export const paymentMethodFields: INodeProperties[] = [
	{
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'options',
		noDataExpression: true,
		default: 'provider',
		options: [
			{
				name: 'Payment Provider',
				value: 'provider',
				description: 'Real money by card or wallet, for physical goods and services',
			},
			{
				name: 'Telegram Stars',
				value: 'stars',
				description: "Telegram's own currency, for digital goods and services",
			},
		],
		description: 'How the buyer pays',
	},
	{
		displayName:
			'Digital goods and services have to be sold for Telegram Stars. Payment providers are for physical goods and services.',
		name: 'digitalGoodsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { paymentMethod: ['provider'] } },
	},
	{
		displayName:
			'Stars need no payment provider. The price is one line and a whole number; tips, contact data and shipping are not available.',
		name: 'starsNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { paymentMethod: ['stars'] } },
	},
];

/** What is sold, and for how much. */
export const invoiceFields: INodeProperties[] = [
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Enamel mug',
		description: 'Name of what is sold, at most 32 characters',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 2 },
		required: true,
		default: '',
		placeholder: 'e.g. White, 350 ml, dishwasher safe',
		description: 'Shown under the title, at most 255 characters',
	},
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1042',
		description:
			'Your ID for this order, returned with the checkout and the payment. The buyer never sees it. Up to 128 bytes; fewer with an expiry, a payer, or a waiting run. If empty, a unique ID is generated.',
	},
	{
		...currencyField(
			'Currency the buyer pays in. Your provider may not support all of them. With an expression, you can use any three-letter code.',
		),
		displayOptions: { show: { paymentMethod: ['provider'] } },
	},
	{
		displayName: 'Prices',
		name: 'prices',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Price',
		default: { price: [{ label: '', amount: '' }] },
		// n8n resolves no collections when it decides what a run gets, so this only ever hides in the editor.
		displayOptions: { hide: { '/additionalFields.pricesJson': [{ _cnd: { exists: true } }] } },
		description: 'What the total is made of. A discount is a line with an amount below 0.',
		options: [
			{
				displayName: 'Price',
				name: 'price',
				values: [
					{
						displayName: 'Label',
						name: 'label',
						type: 'string',
						default: '',
						placeholder: 'e.g. Enamel mug',
						description: 'What this part is for, as the buyer sees it',
					},
					{
						displayName: 'Amount',
						name: 'amount',
						type: 'string',
						default: '',
						placeholder: 'e.g. 12.50',
						description:
							'As the buyer sees it, e.g. 12.50; a whole number for Telegram Stars. Never rounded: an amount with too many decimals is an error.',
					},
				],
			},
		],
	},
];
