import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
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

/**
 * Entries of the options of both: how long the workflow has for its answer, and what comes then. The
 * first is there twice, because it acts when either kind of query is answered by the workflow.
 *
 * @param where further conditions under which they are shown
 */
export const fallbackProperties = (where: IDisplayOptions['show'] = {}): INodeProperties[] => [
	...[
		{ '/preCheckout': ['workflow'] },
		{ '/preCheckout': ['rules'], '/shipping': ['workflow'] },
	].map((show): INodeProperties => ({
		displayName: 'Answer Within (Seconds)',
		name: 'answerWithin',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 9 },
		default: 8,
		displayOptions: { show: { ...where, ...show } },
		description:
			'How long to wait for the workflow to answer a query before the buyer gets the fallback answer. Telegram waits 10 seconds.',
	})),
	{
		displayName: 'Fallback Answer',
		name: 'fallbackAnswer',
		type: 'options',
		default: 'decline',
		displayOptions: { show: { ...where, '/preCheckout': ['workflow'] } },
		description: 'What to tell a buyer if the workflow does not answer a pre-checkout in time',
		options: [
			{ name: 'Approve', value: 'approve', description: 'The buyer pays without a check' },
			{ name: 'Decline', value: 'decline', description: 'The buyer is not charged' },
		],
	},
];

/** Entry of the options of both: the raw update beside the row. */
export const includeUpdateProperty: INodeProperties = {
	displayName: 'Include Update',
	name: 'includeUpdate',
	type: 'boolean',
	default: false,
	description: 'Whether each item includes the original update from Telegram',
};
