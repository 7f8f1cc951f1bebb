import type { CheckoutStatus } from '../../schema/checkouts.js';

const REFUSALS: ReadonlySet<CheckoutStatus> = new Set<CheckoutStatus>([
	'declined',
	'timeout',
	'shipping_declined',
	'shipping_timeout',
	'payment_failed',
]);

/** Whether a checkout ended without money having moved, against the buyer's will. */
export const isRefusal = (status: CheckoutStatus): boolean => REFUSALS.has(status);
