/** What a run can be started for, in the order of the outputs. */
export const EVENTS = [
	'successful_payment',
	'checkout_declined',
	'refunded_payment',
	'pre_checkout_query',
	'shipping_query',
	'purchased_paid_media',
	'subscription',
	'inline_query',
	'chosen_inline_result',
	'chat_member',
	'chat_join_request',
	'message',
	'callback_query',
	'other',
] as const;

export type EventName = (typeof EVENTS)[number];

/**
 * Events of a new node. Rules answer a pre-checkout without a run, so a sale that they refuse would
 * otherwise be invisible.
 */
export const DEFAULT_EVENTS: readonly EventName[] = ['successful_payment', 'checkout_declined'];
