import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	ROBOKASSA_PAYMENT_METHODS,
	ROBOKASSA_PAYMENT_OBJECTS,
	ROBOKASSA_TAX_SYSTEMS,
	ROBOKASSA_TAXES,
	YOOKASSA_PAYMENT_MODES,
	YOOKASSA_PAYMENT_SUBJECTS,
	YOOKASSA_TAX_SYSTEMS,
	YOOKASSA_VAT_CODES,
} from '../../../shared/providers/receipts/codes';

/** First choice of a list on one receipt line: what the receipt itself says. */
const AS_RECEIPT: INodePropertyOptions = { name: 'Same as the Receipt', value: '' };

/** First choice of a list that may be left to the provider's cabinet. */
const AS_CABINET: INodePropertyOptions = { name: 'As Set at the Provider', value: '' };

/** The goods as a list from an expression, where their number changes from order to order. */
const itemsJson: INodeProperties = {
	displayName: 'Items (JSON)',
	name: 'itemsJson',
	type: 'json',
	default: '',
	placeholder: 'e.g. [{ "name": "Red mug", "amount": 299, "quantity": 2 }]',
	description:
		'The goods as a list from an expression, in place of Items. The codes of an item have the names of their fields, such as vatCode or paymentObject.',
};

/** A line of goods: name, price of one, quantity and, per provider, its own codes. */
function describeItems(ownCodes: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Items',
		name: 'items',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Item',
		default: {},
		description:
			'Goods on the receipt. Leave empty to use the invoice lines. Their total must equal the total of the invoice.',
		options: [
			{
				displayName: 'Item',
				name: 'item',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Red mug',
						description: 'At most 128 characters',
					},
					{
						displayName: 'Price of One',
						name: 'amount',
						type: 'string',
						default: '',
						placeholder: 'e.g. 299.00',
						description: 'In the same unit as the prices of the invoice',
					},
					{
						displayName: 'Quantity',
						name: 'quantity',
						type: 'string',
						default: '1',
						placeholder: 'e.g. 2',
					},
					...ownCodes,
				],
			},
		],
	};
}

const yooKassa: INodeProperties[] = [
	{
		displayName: 'Ask the Buyer For',
		name: 'askFor',
		type: 'options',
		default: 'email',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'Phone', value: 'phone' },
		],
		description:
			'Where the receipt goes. The invoice asks for it and Telegram hands it to YooKassa. Not used when a customer email or phone is filled in.',
	},
	{
		displayName: 'Customer Email',
		name: 'customerEmail',
		type: 'string',
		default: '',
		placeholder: 'e.g. name@example.com',
		description: 'Where the receipt goes, if you know it already',
	},
	{
		displayName: 'Customer Phone',
		name: 'customerPhone',
		type: 'string',
		default: '',
		placeholder: 'e.g. 79000000000',
		description: 'Where the receipt goes, if you know it already',
	},
	describeItems([
		{
			displayName: 'Payment Mode',
			name: 'paymentMode',
			type: 'options',
			default: '',
			options: [AS_RECEIPT, ...YOOKASSA_PAYMENT_MODES],
		},
		{
			displayName: 'Payment Subject',
			name: 'paymentSubject',
			type: 'options',
			default: '',
			options: [AS_RECEIPT, ...YOOKASSA_PAYMENT_SUBJECTS],
		},
		{
			displayName: 'VAT',
			name: 'vatCode',
			type: 'options',
			default: '',
			options: [AS_RECEIPT, ...YOOKASSA_VAT_CODES],
		},
	]),
	itemsJson,
	{
		displayName: 'Payment Mode',
		name: 'paymentMode',
		type: 'options',
		default: 'full_payment',
		options: YOOKASSA_PAYMENT_MODES,
		description: 'How the goods are settled (54-FZ tag 1214)',
	},
	{
		displayName: 'Payment Subject',
		name: 'paymentSubject',
		type: 'options',
		default: 'commodity',
		options: YOOKASSA_PAYMENT_SUBJECTS,
		description: 'What is paid for (54-FZ tag 1212)',
	},
	{
		displayName: 'Tax System',
		name: 'taxSystem',
		type: 'options',
		default: '',
		options: [AS_CABINET, ...YOOKASSA_TAX_SYSTEMS],
		description: 'Needed when the shop uses more than one',
	},
	{
		displayName: 'VAT',
		name: 'vatCode',
		type: 'options',
		default: 1,
		options: YOOKASSA_VAT_CODES,
		description: 'VAT rate of the goods, by its YooKassa code',
	},
];

const robokassa: INodeProperties[] = [
	{
		displayName: 'Invoice ID',
		name: 'invoiceId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 100',
		description: 'Whole number by which Robokassa shows the order in its cabinet',
	},
	describeItems([
		{
			displayName: 'Nomenclature Code',
			name: 'nomenclatureCode',
			type: 'string',
			default: '',
			description: 'Marking code, for goods that must be marked',
		},
		{
			displayName: 'Payment Method',
			name: 'paymentMethod',
			type: 'options',
			default: '',
			options: [AS_RECEIPT, ...ROBOKASSA_PAYMENT_METHODS],
		},
		{
			displayName: 'Payment Object',
			name: 'paymentObject',
			type: 'options',
			default: '',
			options: [AS_RECEIPT, ...ROBOKASSA_PAYMENT_OBJECTS],
		},
		{
			displayName: 'Tax',
			name: 'tax',
			type: 'options',
			default: '',
			options: [AS_RECEIPT, ...ROBOKASSA_TAXES],
		},
	]),
	itemsJson,
	{
		displayName: 'Payment Method',
		name: 'paymentMethod',
		type: 'options',
		default: 'full_payment',
		options: [AS_CABINET, ...ROBOKASSA_PAYMENT_METHODS],
		description: 'How the goods are settled (54-FZ tag 1214)',
	},
	{
		displayName: 'Payment Object',
		name: 'paymentObject',
		type: 'options',
		default: 'commodity',
		options: [AS_CABINET, ...ROBOKASSA_PAYMENT_OBJECTS],
		description: 'What is paid for (54-FZ tag 1212)',
	},
	{
		displayName: 'Tax',
		name: 'tax',
		type: 'options',
		default: 'none',
		options: ROBOKASSA_TAXES,
		description: 'VAT rate of the goods',
	},
	{
		displayName: 'Tax System',
		name: 'taxSystem',
		type: 'options',
		default: '',
		options: [AS_CABINET, ...ROBOKASSA_TAX_SYSTEMS],
		description: 'Needed when the shop uses more than one',
	},
];

/**
 * The typed fiscal receipt of an invoice, an entry of `additionalFields`. Its value is
 * `{ yooKassa: {...} }` or `{ robokassa: {...} }`; `buildReceipt` turns it into `provider_data`.
 */
export const receiptProperty: INodeProperties = {
	displayName: 'Fiscal Receipt',
	name: 'receipt',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Receipt',
	description:
		'Receipt data that Russian shops send with the payment (54-FZ). For other providers, or a field that is missing here, use Provider Data (JSON).',
	options: [
		{ displayName: 'Robokassa', name: 'robokassa', values: robokassa },
		{ displayName: 'YooKassa', name: 'yooKassa', values: yooKassa },
	],
};
