import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';
import { additionalFields } from '../invoice/additional.fields';
import { invoiceFields, paymentMethodFields } from '../invoice/invoice.fields';
import { textFormatField } from '../fields/markedText';

const INVOICE_KINDS = ['invoice', 'photo'];

// Not marked as required: with an expression under Result the editor would ask for the fields of every kind.
const photoUrl: INodeProperties = {
	displayName: 'Result Photo URL',
	name: 'resultPhotoUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/mug.jpg',
	displayOptions: { show: { resultKind: ['photo'] } },
	description: 'JPEG to show in the list of results. It is not part of the invoice.',
};

const articleFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resultKind: ['article'] } },
	[
		{
			displayName: 'Result Title',
			name: 'articleTitle',
			type: 'string',
			default: '',
			placeholder: 'e.g. Opening hours',
			description: 'First line of the result in the list',
		},
		{
			displayName: 'Message Text',
			name: 'articleText',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. We are open from 9 to 18',
			description: 'Text to send when the user chooses the result, up to 4096 characters',
		},
		textFormatField('Message Format', 'articleFormat', 'How the text is formatted'),
	],
);

/** How the result looks in the list, whatever it sends. */
const resultOptions: INodeProperties = {
	displayName: 'Result Options',
	name: 'resultOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: { show: { resultKind: ['invoice', 'photo', 'article'] } },
	options: [
		{
			displayName: 'Result Description',
			name: 'resultDescription',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12.50 USD, sent tomorrow',
			description:
				'Second line of the result in the list. If empty, the price and the description of the invoice.',
		},
		{
			displayName: 'Result ID',
			name: 'resultId',
			type: 'string',
			default: '',
			placeholder: 'e.g. mug-red',
			description:
				'At most 64 bytes, different for each result. Returned with the event Inline Result Chosen. If empty, the order ID.',
		},
		{
			displayName: 'Result Title',
			name: 'resultTitle',
			type: 'string',
			default: '',
			description: 'First line of the result in the list. If empty, the title of the invoice.',
			displayOptions: { show: { '/resultKind': INVOICE_KINDS } },
		},
		{
			displayName: 'Thumbnail URL',
			name: 'thumbnailUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/mug-small.jpg',
			description: 'Small picture beside the result. If empty, the photo of the invoice.',
		},
	],
};

/**
 * One inline result.
 *
 * @param more kinds of results that only one operation has
 */
export const resultFields = (
	...more: Array<{ name: string; value: string; description: string }>
): INodeProperties[] => [
	{
		displayName: 'Result',
		name: 'resultKind',
		type: 'options',
		default: 'invoice',
		options: [
			{
				name: 'Invoice',
				value: 'invoice',
				description: 'A line in the list that sends the invoice',
			},
			...more,
			{
				name: 'Photo with Invoice',
				value: 'photo',
				description: 'A picture in the list that sends the invoice',
			},
			{ name: 'Text', value: 'article', description: 'A line in the list that sends a text' },
		],
		description: 'What the user sees in the list, and what the bot sends when they choose it',
	},
	photoUrl,
	...updateDisplayOptions({ show: { resultKind: INVOICE_KINDS } }, [
		...paymentMethodFields,
		...invoiceFields,
		additionalFields,
	]),
	...articleFields,
	resultOptions,
];
