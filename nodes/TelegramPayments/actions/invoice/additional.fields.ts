import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { SUBSCRIPTION_PERIOD_S } from '../../../shared/telegram/limits';
import { MESSAGE_FIELDS } from '../fields/message.fields';
import { amountUnitField } from '../fields/money.fields';
import { receiptProperty } from './receipt.fields';

const PROVIDER_ONLY: IDisplayOptions = { show: { '/paymentMethod': ['provider'] } };
const STARS_LINK_ONLY: IDisplayOptions = {
	show: { '/operation': ['createLink'], '/paymentMethod': ['stars'] },
};
const CHAT_ONLY: IDisplayOptions = {
	show: { '/resource': ['invoice'] },
	hide: { '/operation': ['createLink'] },
};
const BUTTON_ONLY: IDisplayOptions = { hide: { '/operation': ['createLink'] } };

/** Shown once another entry of the collection has a value: without it this one does nothing. */
const beside = (name: string, { show, hide }: IDisplayOptions = {}): IDisplayOptions => ({
	show: { ...show, [name]: [{ _cnd: { exists: true } }] },
	...(hide ? { hide } : {}),
});

/** Who may pay, and for how long. */
const TERMS: INodeProperties[] = [
	{
		displayName: 'Expires After (Minutes)',
		name: 'expiresAfter',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		// "Send and Wait for Payment" has its Time Limit.
		displayOptions: { hide: { '/operation': ['sendAndWaitForPayment'] } },
		description:
			'How long the invoice can be paid. The Telegram Payments Trigger declines later payments. 0 means the invoice does not expire.',
	},
	{
		displayName: 'Payer User ID',
		name: 'payerUserId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123456789',
		description:
			'Telegram user ID of the only person who can pay, e.g. `user_id` from the trigger. The Telegram Payments Trigger declines everyone else.',
	},
	{
		displayName: 'Plain Payload',
		name: 'plainPayload',
		type: 'boolean',
		default: false,
		description:
			'Whether the payload is the order ID and nothing else, for another program that reads it. The payment then has no values for tip, delivery and provider.',
	},
	{
		displayName: 'Start Parameter',
		name: 'startParameter',
		type: 'string',
		default: '',
		placeholder: 'e.g. mug-350',
		displayOptions: {
			show: { '/resource': ['invoice'] },
			hide: { '/operation': ['createLink'], '/sendAs': ['link'] },
		},
		description:
			'If empty, anyone who sees the invoice or a forwarded copy can pay it, any number of times. If set, forwarded copies open the bot with /start and this value instead, and in a private chat with the bot the invoice can be paid once. In a group or channel it can still be paid many times: use the rule Once per Order.',
	},
	{
		displayName: 'Subscription Period',
		name: 'subscriptionPeriod',
		type: 'options',
		default: 0,
		options: [
			{ name: 'None (Pay Once)', value: 0 },
			{ name: '30 Days', value: SUBSCRIPTION_PERIOD_S },
		],
		displayOptions: STARS_LINK_ONLY,
		description:
			'How often the buyer is charged. Telegram renews the subscription automatically. A subscription can cost up to 10,000 Stars.',
	},
];

/** How the invoice looks. */
const LOOKS: INodeProperties[] = [
	{
		displayName: 'Photo URL',
		name: 'photoUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/mug.jpg',
		description: 'Photo of the product, shown on the invoice',
	},
	{
		displayName: 'Photo Height (Pixels)',
		name: 'photoHeight',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		displayOptions: beside('photoUrl'),
		description: 'Height of the photo. If 0, Telegram finds it out.',
	},
	{
		displayName: 'Photo Width (Pixels)',
		name: 'photoWidth',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		displayOptions: beside('photoUrl'),
		description: 'Width of the photo. If 0, Telegram finds it out.',
	},
	{
		displayName: 'Photo Size (Bytes)',
		name: 'photoSize',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		displayOptions: beside('photoUrl'),
		description: 'Size of the photo file. If 0, Telegram finds it out.',
	},
	{
		displayName: 'Pay Button Text',
		name: 'payButtonText',
		type: 'string',
		default: '',
		placeholder: 'e.g. Pay 12.50 USD now',
		displayOptions: BUTTON_ONLY,
		description:
			'Text on the button. If empty, the button says "Pay" and the total, or the title if the invoice is sent as a link.',
	},
];

/** What the buyer is asked for. */
const BUYER: INodeProperties[] = [
	{
		displayName: 'Need Name',
		name: 'needName',
		type: 'boolean',
		default: false,
		displayOptions: PROVIDER_ONLY,
		description: 'Whether the buyer must enter a full name',
	},
	{
		displayName: 'Need Email',
		name: 'needEmail',
		type: 'boolean',
		default: false,
		displayOptions: PROVIDER_ONLY,
		description: 'Whether the buyer must enter an email address',
	},
	{
		displayName: 'Need Phone Number',
		name: 'needPhoneNumber',
		type: 'boolean',
		default: false,
		displayOptions: PROVIDER_ONLY,
		description: 'Whether the buyer must enter a phone number',
	},
	{
		displayName: 'Need Shipping Address',
		name: 'needShippingAddress',
		type: 'boolean',
		default: false,
		displayOptions: PROVIDER_ONLY,
		description: 'Whether the buyer must enter a shipping address',
	},
	{
		displayName: 'Flexible Shipping',
		name: 'isFlexible',
		type: 'boolean',
		default: false,
		displayOptions: PROVIDER_ONLY,
		description:
			'Whether the shipping cost depends on the address. After the buyer enters an address, the trigger or your workflow offers shipping options.',
	},
];

/** What is added to the price, and how amounts are typed. */
const MONEY: INodeProperties[] = [
	{
		displayName: 'Max Tip Amount',
		name: 'maxTipAmount',
		type: 'string',
		default: '',
		placeholder: 'e.g. 10.00',
		displayOptions: PROVIDER_ONLY,
		description: 'Highest tip the buyer can add. If empty, the buyer cannot add a tip.',
	},
	{
		displayName: 'Suggested Tip Amounts',
		name: 'suggestedTipAmounts',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1, 2, 5',
		displayOptions: beside('maxTipAmount', PROVIDER_ONLY),
		description:
			'Comma-separated list of up to 4 amounts in rising order, none above Max Tip Amount. Use a point for decimals, or separate the amounts with semicolons.',
	},
	{
		displayName: 'Prices (JSON)',
		name: 'pricesJson',
		type: 'json',
		default: '',
		placeholder: 'e.g. [{ "label": "Mug", "amount": 12.5 }]',
		description:
			'Price lines from an expression, instead of Prices: a list in which each entry has "label" and "amount"',
	},
	{
		...amountUnitField(
			{ major: '12.50', minor: '1250' },
			'How amounts of this invoice are typed, including tips',
		),
		displayOptions: PROVIDER_ONLY,
	},
];

/** What only the payment provider reads. */
const PROVIDER: INodeProperties[] = [
	{ ...receiptProperty, displayOptions: PROVIDER_ONLY },
	{
		displayName: 'Provider Data (JSON)',
		name: 'providerData',
		type: 'json',
		default: '{}',
		displayOptions: PROVIDER_ONLY,
		description: "Data for the payment provider, as described in the provider's documentation",
	},
	{
		displayName: 'Send Email to Provider',
		name: 'sendEmailToProvider',
		type: 'boolean',
		default: false,
		displayOptions: PROVIDER_ONLY,
		description:
			"Whether Telegram asks for the buyer's email address and sends it to the payment provider",
	},
	{
		displayName: 'Send Phone Number to Provider',
		name: 'sendPhoneNumberToProvider',
		type: 'boolean',
		default: false,
		displayOptions: PROVIDER_ONLY,
		description:
			"Whether Telegram asks for the buyer's phone number and sends it to the payment provider",
	},
];

/** How the message is sent; what costs Stars comes last. */
const MESSAGE: INodeProperties[] = [
	{ ...MESSAGE_FIELDS.disableNotification, displayOptions: CHAT_ONLY },
	{ ...MESSAGE_FIELDS.protectContent, displayOptions: CHAT_ONLY },
	{ ...MESSAGE_FIELDS.replyToMessageId, displayOptions: CHAT_ONLY },
	{
		...MESSAGE_FIELDS.allowSendingWithoutReply,
		displayOptions: beside('replyToMessageId', CHAT_ONLY),
	},
	{ ...MESSAGE_FIELDS.messageThreadId, displayOptions: CHAT_ONLY },
	{ ...MESSAGE_FIELDS.directMessagesTopicId, displayOptions: CHAT_ONLY },
	{
		displayName: 'Message Effect ID',
		name: 'messageEffectId',
		type: 'string',
		default: '',
		displayOptions: CHAT_ONLY,
		description: 'Animation shown with the message, in private chats only',
	},
	{
		displayName: 'Business Connection ID',
		name: 'businessConnectionId',
		type: 'string',
		default: '',
		displayOptions: STARS_LINK_ONLY,
		description: 'Business account on whose behalf the link is created',
	},
	{ ...MESSAGE_FIELDS.allowPaidBroadcast, displayOptions: CHAT_ONLY },
];

/**
 * Everything optional about an invoice, by topic and the most used first: an alphabetical list of this
 * length hides what people look for and starts with what costs Stars. Entries that do nothing for the
 * payment method, the operation or the other entries are hidden.
 */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [...TERMS, ...LOOKS, ...BUYER, ...MONEY, ...PROVIDER, ...MESSAGE],
};
