import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { SUBSCRIPTION_PERIOD_S } from '../../../shared/telegram/limits';
import { MESSAGE_FIELDS } from '../message.fields';
import { receiptProperty } from './receipt.fields';

const PROVIDER_ONLY: IDisplayOptions = { show: { '/paymentMethod': ['provider'] } };
const STARS_LINK_ONLY: IDisplayOptions = {
	show: { '/operation': ['createLink'], '/paymentMethod': ['stars'] },
};
/** Operations whose invoice is no message that the bot sends. */
const INLINE = ['answer', 'prepareMessage'];
const CHAT_ONLY: IDisplayOptions = { hide: { '/operation': ['createLink', ...INLINE] } };
const BUTTON_ONLY: IDisplayOptions = { hide: { '/operation': ['createLink'] } };

/** Everything optional about an invoice. Entries that a payment method or operation lacks are hidden. */
export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [
		{ ...MESSAGE_FIELDS.allowPaidBroadcast, displayOptions: CHAT_ONLY },
		{ ...MESSAGE_FIELDS.allowSendingWithoutReply, displayOptions: CHAT_ONLY },
		{
			displayName: 'Business Connection ID',
			name: 'businessConnectionId',
			type: 'string',
			default: '',
			displayOptions: STARS_LINK_ONLY,
			description: 'Business account on whose behalf the link is created',
		},
		{ ...MESSAGE_FIELDS.directMessagesTopicId, displayOptions: CHAT_ONLY },
		{ ...MESSAGE_FIELDS.disableNotification, displayOptions: CHAT_ONLY },
		{
			displayName: 'Expires After',
			name: 'expiresAfter',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			// "Send and Wait for Payment" has its Time Limit.
			displayOptions: { show: { '/operation': ['createLink', 'send'] } },
			description:
				'Minutes during which the invoice can be paid. The Telegram Payments Trigger declines later payments. 0 means no end.',
		},
		{ ...receiptProperty, displayOptions: PROVIDER_ONLY },
		{
			displayName: 'Flexible Shipping',
			name: 'isFlexible',
			type: 'boolean',
			default: false,
			displayOptions: PROVIDER_ONLY,
			description:
				'Whether the price depends on how it is shipped. The buyer types an address, your workflow or trigger offers the shipping options for it.',
		},
		{
			displayName: 'Max Tip Amount',
			name: 'maxTipAmount',
			type: 'string',
			default: '',
			placeholder: 'e.g. 10.00',
			displayOptions: PROVIDER_ONLY,
			description: 'Highest tip the buyer may add, in the unit of the prices. Empty means no tips.',
		},
		{
			displayName: 'Message Effect ID',
			name: 'messageEffectId',
			type: 'string',
			default: '',
			displayOptions: CHAT_ONLY,
			description: 'Animation shown with the message, in private chats only',
		},
		{ ...MESSAGE_FIELDS.messageThreadId, displayOptions: CHAT_ONLY },
		{
			displayName: 'Need Email',
			name: 'needEmail',
			type: 'boolean',
			default: false,
			displayOptions: PROVIDER_ONLY,
			description: 'Whether the buyer has to give an email address',
		},
		{
			displayName: 'Need Name',
			name: 'needName',
			type: 'boolean',
			default: false,
			displayOptions: PROVIDER_ONLY,
			description: 'Whether the buyer has to give a full name',
		},
		{
			displayName: 'Need Phone Number',
			name: 'needPhoneNumber',
			type: 'boolean',
			default: false,
			displayOptions: PROVIDER_ONLY,
			description: 'Whether the buyer has to give a phone number',
		},
		{
			displayName: 'Need Shipping Address',
			name: 'needShippingAddress',
			type: 'boolean',
			default: false,
			displayOptions: PROVIDER_ONLY,
			description: 'Whether the buyer has to give an address',
		},
		{
			displayName: 'Pay Button Text',
			name: 'payButtonText',
			type: 'string',
			default: '',
			placeholder: 'e.g. Pay 12.50 USD now',
			displayOptions: BUTTON_ONLY,
			description:
				'Text of the button. Left empty, Telegram writes "Pay" and the total; a link gets the title.',
		},
		{
			displayName: 'Payer User ID',
			name: 'payerUserId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 123456789',
			description:
				'Only this Telegram user can pay. The Telegram Payments Trigger declines everybody else.',
		},
		{
			displayName: 'Photo Height',
			name: 'photoHeight',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'In pixels',
		},
		{
			displayName: 'Photo Size',
			name: 'photoSize',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'In bytes',
		},
		{
			displayName: 'Photo URL',
			name: 'photoUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/mug.jpg',
			description: 'Picture of what is sold, shown on the invoice',
		},
		{
			displayName: 'Photo Width',
			name: 'photoWidth',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'In pixels',
		},
		{ ...MESSAGE_FIELDS.protectContent, displayOptions: CHAT_ONLY },
		{
			displayName: 'Provider Data (JSON)',
			name: 'providerData',
			type: 'json',
			default: '{}',
			displayOptions: PROVIDER_ONLY,
			description: 'Data for the payment provider, in the form it asks for',
		},
		{ ...MESSAGE_FIELDS.replyToMessageId, displayOptions: CHAT_ONLY },
		{
			displayName: 'Send Email to Provider',
			name: 'sendEmailToProvider',
			type: 'boolean',
			default: false,
			displayOptions: PROVIDER_ONLY,
			description: 'Whether the provider gets the email address. Telegram then asks for it.',
		},
		{
			displayName: 'Send Phone Number to Provider',
			name: 'sendPhoneNumberToProvider',
			type: 'boolean',
			default: false,
			displayOptions: PROVIDER_ONLY,
			description: 'Whether the provider gets the phone number. Telegram then asks for it.',
		},
		{
			displayName: 'Start Parameter',
			name: 'startParameter',
			type: 'string',
			default: '',
			placeholder: 'e.g. mug-350',
			displayOptions: {
				hide: { '/operation': ['createLink', ...INLINE], '/sendAs': ['link'] },
			},
			description:
				'Left empty, anyone who sees the invoice or a forwarded copy can pay it, any number of times. With a value, the invoice in the chat with the bot can be paid once, and forwarded copies open the bot with /start and this value instead.',
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
				'How often the price is charged. Telegram renews by itself; a subscription costs at most 10000 Stars.',
		},
		{
			displayName: 'Suggested Tip Amounts',
			name: 'suggestedTipAmounts',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1, 2, 5',
			displayOptions: PROVIDER_ONLY,
			description:
				'Comma-separated list of up to 4 rising amounts, none above Max Tip Amount. Use a point for decimals, or separate the amounts with semicolons.',
		},
	],
};
