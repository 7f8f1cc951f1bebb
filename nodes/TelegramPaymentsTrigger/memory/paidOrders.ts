import type { Handling } from '../../shared/handling/handleUpdate';
import { readOrderReference } from '../../shared/payments/orderReference';
import type { ClassifiedUpdate } from '../../shared/payments/updates';
import type { DeliveryMemory } from './deliveryMemory';

/** Keeps in mind who is paying for what, for the rule "once per order". */
export function rememberOrder(
	memory: DeliveryMemory,
	classified: ClassifiedUpdate,
	handling: Handling,
): void {
	if (classified.event === 'successful_payment') {
		memory.markPaid(readOrderReference(classified.payment.invoice_payload).orderId);
	}
	if (classified.event === 'pre_checkout_query' && handling.answer?.parameters.ok) {
		const { orderId } = readOrderReference(classified.query.invoice_payload);
		memory.reserve(orderId, classified.query.from.id, Date.now());
	}
}
