import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_EVENTS, EVENT_TABLE } from '../payments/events';
import { checkoutFields } from './checkout.fields';
import { optionsFrom } from './optionsFrom';
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
	options: optionsFrom(EVENT_TABLE),
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
