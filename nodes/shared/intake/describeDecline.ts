import { describeAmount } from '../money/amounts';
import { readOrderReference } from '../payments/orderReference';
import type { ClassifiedUpdate } from '../payments/updates';
import type { Decision } from './decide';

/** A refused sale in one line for the log: which order, of whom, why, and what the buyer has read. */
export function describeDecline(
	classified: ClassifiedUpdate,
	{ answer, answered }: Decision,
): string | undefined {
	if (!('query' in classified) || answered?.answer !== 'declined') return undefined;
	const { query } = classified;
	const { orderId } = readOrderReference(query.invoice_payload);
	const total =
		'total_amount' in query ? ` (${describeAmount(query.total_amount, query.currency)})` : '';
	const text = answer?.parameters.error_message ?? '';
	return `Declined order ${JSON.stringify(orderId)}${total} of user ${query.from.id}: ${answered.reason}. The buyer reads: "${text}"`;
}
