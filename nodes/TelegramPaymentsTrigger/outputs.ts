/**
 * The outputs for the chosen events. n8n evaluates this function's text as an expression, apart from
 * this file, so it may use nothing from outside. Names are short: they stand on the canvas.
 */
export function describeOutputs(events: string[]): Array<{ type: 'main'; displayName: string }> {
	const names = [
		['successful_payment', 'Paid'],
		['checkout_declined', 'Declined'],
		['refunded_payment', 'Refunded'],
		['pre_checkout_query', 'Pre-Checkout'],
		['shipping_query', 'Shipping'],
		['purchased_paid_media', 'Paid Media'],
		['subscription', 'Subscription'],
		['inline_query', 'Inline Query'],
		['chosen_inline_result', 'Inline Result'],
		['chat_member', 'Member'],
		['chat_join_request', 'Join Request'],
		['message', 'Message'],
		['callback_query', 'Button'],
		['other', 'Other'],
	];
	return names
		.filter(([event]) => events.includes(event as string))
		.map(([, displayName]) => ({ type: 'main' as const, displayName: displayName as string }));
}
