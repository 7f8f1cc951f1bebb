import type { INodeProperties } from 'n8n-workflow';

/** Texts of the owner's own for what buyers may have to be told, by language. */
export const buyerTextsField: INodeProperties = {
	displayName: 'Texts for Buyers',
	name: 'buyerTexts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Text',
	default: {},
	description:
		"Replaces a built-in text. Built-in texts appear in the buyer's language: Arabic, English, French, German, Hindi, Indonesian, Portuguese, Russian, Spanish, Ukrainian, or Uzbek.",
	options: [
		{
			displayName: 'Text',
			name: 'text',
			values: [
				{
					displayName: 'When',
					name: 'matter',
					type: 'options',
					default: 'alreadyPaid',
					description: 'What happened to the buyer',
					options: [
						{ name: 'Already Paid', value: 'alreadyPaid' },
						{ name: 'Being Paid by Someone Else', value: 'beingPaid' },
						{ name: 'Buyer Blocked', value: 'buyerBlocked' },
						{ name: 'Buyer Not Allowed', value: 'buyerNotAllowed' },
						{ name: 'Country', value: 'country' },
						{ name: 'Currency', value: 'currency' },
						{ name: 'Expired', value: 'expired' },
						{ name: 'For Another Payer', value: 'otherPayer' },
						{ name: 'Maximum Total', value: 'maximumTotal' },
						{ name: 'Minimum Total', value: 'minimumTotal' },
						{ name: 'No Delivery to This Address', value: 'noDelivery' },
						{ name: 'Order ID', value: 'orderId' },
						{ name: 'Rule Cannot Be Evaluated', value: 'notEvaluated' },
						{ name: 'Workflow Too Slow', value: 'tooLate' },
					],
				},
				{
					displayName: 'Language',
					name: 'language',
					type: 'string',
					default: '',
					placeholder: 'e.g. de',
					description:
						"Code of the buyer's language, e.g. de or pt-br. Leave empty to use the text for all other languages.",
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					default: '',
					placeholder: 'e.g. Sorry, we do not deliver to {country}.',
					description:
						'Can contain {order_id}, {amount}, {currency}, {minimum}, {maximum}, {country}, and {first_name}. When no delivery is possible: {country}, {city}, and {post_code}.',
				},
			],
		},
	],
};
