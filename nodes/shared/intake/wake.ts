import { readOrderReference } from '../payments/orderReference';
import type { DeclineReason } from '../payments/declineReasons';
import type { Row } from '../payments/rows/row';
import type { ClassifiedUpdate } from '../payments/updates';
import { resumePathOf, unpackWaitingRun } from '../payments/waitingRun';

/** A sleeping run and what it is told. */
export interface WakeUp {
	executionId: string;
	/** Of the run, below the address where n8n takes calls for waiting runs; opens it, so never shown. */
	path: string;
	/** Output of the waiting node: the payment's row with `paid: true`, or `paid: false` and why. */
	outcome: Row;
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
 *
 * @param declined why, when the update is a checkout that was declined
 * @param buildRow makes the row that the run is handed
 */
export function findWakeUp(
	classified: ClassifiedUpdate,
	declined: DeclineReason | undefined,
	buildRow: () => Row,
): WakeUp | undefined {
	const payload =
		classified.event === 'successful_payment'
			? classified.payment.invoice_payload
			: classified.event === 'pre_checkout_query' && declined && FINAL_REASONS.has(declined)
				? classified.query.invoice_payload
				: undefined;
	const { waiting } = payload === undefined ? {} : readOrderReference(payload).terms;
	const run = waiting === undefined ? undefined : unpackWaitingRun(waiting);
	if (!run) return undefined;
	const end: Row = declined === undefined ? { paid: true } : { paid: false, reason: declined };
	return {
		executionId: run.executionId,
		path: resumePathOf(run),
		outcome: { ...end, ...buildRow() },
	};
}
