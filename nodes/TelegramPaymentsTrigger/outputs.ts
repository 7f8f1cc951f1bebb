/**
 * The outputs for the chosen events. n8n evaluates this function's text as an expression, apart from
 * this file, so it may use nothing from outside.
 */
export function describeOutputs(events: string[]): Array<{ type: 'main'; displayName: string }> {
	const names = [
		['pre_checkout_query', 'Pre-Checkout Query'],
		['shipping_query', 'Shipping Query'],
		['successful_payment', 'Payment Successful'],
		['refunded_payment', 'Payment Refunded'],
		['purchased_paid_media', 'Paid Media Purchased'],
		['subscription', 'Subscription Changed'],
		['other', 'Other Update'],
	];
	return names
		.filter(([event]) => events.includes(event as string))
		.map(([, displayName]) => ({ type: 'main' as const, displayName: displayName as string }));
}
