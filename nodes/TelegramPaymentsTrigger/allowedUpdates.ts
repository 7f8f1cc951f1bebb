import type { PaymentEvent } from '../shared/payments/updates';

/**
 * The kinds of updates to ask Telegram for (Bot API: setWebhook and getUpdates, `allowed_updates`).
 * An empty list is Telegram's default: everything but member and reaction updates.
 */
export function wantedUpdates(events: ReadonlySet<PaymentEvent>): string[] {
	if (events.has('other')) return [];
	return [
		// Always: the trigger answers these even when they start no run.
		'pre_checkout_query',
		'shipping_query',
		'message',
		...(events.has('purchased_paid_media') ? ['purchased_paid_media'] : []),
		...(events.has('subscription') ? ['subscription'] : []),
	];
}

/**
 * Whether Telegram's current setting is the wanted one. Servers older than Bot API 10.2 drop the
 * unknown word `subscription`, which is no reason to register again.
 *
 * @param current `getWebhookInfo.allowed_updates`, absent when it is the default
 */
export function areUpdatesAsWanted(current: string[] | undefined, wanted: string[]): boolean {
	if (wanted.length === 0) return current === undefined || current.length === 0;
	if (current === undefined) return false;
	const needed = wanted.filter((kind) => kind !== 'subscription');
	return (
		needed.every((kind) => current.includes(kind)) && current.every((kind) => wanted.includes(kind))
	);
}
