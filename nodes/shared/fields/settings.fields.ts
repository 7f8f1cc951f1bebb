import type { INodeProperties } from 'n8n-workflow';
import { checkoutFields } from './checkout.fields';
import { shippingFields } from './shipping.fields';

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
			description:
				'Somebody unlocked paid media that was sent with a payload, in any chat but a channel',
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
export const handlingProperties: INodeProperties[] = [...checkoutFields, ...shippingFields];

/** Entry of the options of both: the raw update beside the row. */
export const includeUpdateProperty: INodeProperties = {
	displayName: 'Include Update',
	name: 'includeUpdate',
	type: 'boolean',
	default: false,
	description: 'Whether each item also holds the whole update as Telegram sent it',
};
