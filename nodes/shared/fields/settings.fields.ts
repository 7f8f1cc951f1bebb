import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_EVENTS } from '../payments/events';
import { checkoutFields } from './checkout.fields';
import { shippingFields } from './shipping.fields';
import { buyerTextsField } from './texts.fields';

/** Which updates start a run of the trigger, or become an item of `update: process`. */
export const eventsProperty: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	// The outputs follow from it.
	noDataExpression: true,
	required: true,
	default: [...DEFAULT_EVENTS],
	options: [
		{
			name: 'Button Pressed',
			value: 'callback_query',
			description: 'A user pressed a button under a message of the bot',
		},
		{
			name: 'Chat Member Changed',
			value: 'chat_member',
			description: 'A user joined or left a chat where the bot is an administrator',
		},
		{
			name: 'Checkout Declined',
			value: 'checkout_declined',
			description:
				'A checkout rule or a shipping zone declined a buyer, who already has the answer',
		},
		{
			name: 'Inline Query',
			value: 'inline_query',
			description: "A user typed the bot's name and a text in any chat, and waits for results",
		},
		{
			name: 'Inline Result Chosen',
			value: 'chosen_inline_result',
			description: 'A user sent one of the inline results. Turn on inline feedback in @BotFather.',
		},
		{
			name: 'Join Request',
			value: 'chat_join_request',
			description: 'A user requests to join a chat where the bot can invite users',
		},
		{
			name: 'Message Received',
			value: 'message',
			description: 'A user wrote to the bot, for example a command',
		},
		{
			name: 'Other Update',
			value: 'other',
			description: 'Anything else, such as edited messages and polls, in the format of Telegram',
		},
		{
			name: 'Paid Media Purchased',
			value: 'purchased_paid_media',
			description: 'A user unlocked paid media that was sent with a payload, outside of channels',
		},
		{
			name: 'Payment Refunded',
			value: 'refunded_payment',
			description: 'Stars were returned to the buyer',
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
	...checkoutFields,
	...shippingFields,
	buyerTextsField,
];

/** Entry of the options of both: the raw update beside the row. */
export const includeUpdateProperty: INodeProperties = {
	displayName: 'Include Update',
	name: 'includeUpdate',
	type: 'boolean',
	default: false,
	description: 'Whether each item includes the original update from Telegram',
};
