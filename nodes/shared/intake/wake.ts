import type { CheckoutDecision } from '../payments/checkoutRules';
import type { DeclineReason } from '../payments/declineReasons';
import { readOrderReference } from '../payments/orderReference';
import { buildPaymentRecord, type PaymentRecord } from '../payments/paymentRecord';
import type { ClassifiedUpdate } from '../payments/updates';
import { unpackWaitingRun, type WaitingRun } from '../payments/waitingRun';

/** A sleeping run and what it is told. */
export interface WakeUp {
	run: WaitingRun;
	/** Output of the waiting node: the payment record with `paid: true`, or `paid: false` and why. */
	outcome: PaymentRecord;
}

/** Declines that no other buyer and no second try can change. */
const FINAL_REASONS: ReadonlySet<DeclineReason> = new Set([
	'expired',
	'currency',
	'minimumTotal',
	'maximumTotal',
	'orderId',
	'alreadyPaid',
]);

/**
 * Tells which sleeping run an update concerns, if any: a payment, or a checkout that was declined for
 * good. Pure.
 */
export function findWakeUp(
	classified: ClassifiedUpdate,
	receivedAt: number,
	decision?: CheckoutDecision,
): WakeUp | undefined {
	if (classified.event !== 'successful_payment' && classified.event !== 'pre_checkout_query') {
		return undefined;
	}
	const payload =
		classified.event === 'successful_payment'
			? classified.payment.invoice_payload
			: classified.query.invoice_payload;
	const { waiting } = readOrderReference(payload).terms;
	const run = waiting === undefined ? undefined : unpackWaitingRun(waiting);
	if (!run) return undefined;
	if (classified.event === 'successful_payment') {
		return { run, outcome: { paid: true, ...buildPaymentRecord(classified, receivedAt) } };
	}
	if (decision === undefined || decision.approved || !FINAL_REASONS.has(decision.reason)) {
		return undefined;
	}
	const answered = { answer: 'declined', reason: decision.reason } as const;
	return {
		run,
		outcome: {
			paid: false,
			reason: decision.reason,
			...buildPaymentRecord(classified, receivedAt, answered),
		},
	};
}
