import { DECLINE_REASONS, type DeclineReason } from '../payments/declineReasons';
import { readOrderReference } from '../payments/orderReference';
import type { Row } from '../payments/rows/columns';
import type { ClassifiedUpdate } from '../payments/updates';
import { markInvoice, resumePathOf, unpackWaitingRun } from '../payments/waitingRun';

/** A sleeping run and what it is told. */
export interface WakeUp {
	executionId: string;
	/** Of the run, below the address where n8n takes calls for waiting runs; opens it, so never shown. */
	path: string;
	call: {
		/** Which invoice this is about, see `markInvoice`. */
		invoice: string;
		/** Output of the waiting node: the payment's row with `paid: true`, or `paid: false` and why. */
		outcome: Row;
	};
}

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
			: classified.event === 'pre_checkout_query' && declined && DECLINE_REASONS[declined].endsWait
				? classified.query.invoice_payload
				: undefined;
	if (payload === undefined) return undefined;
	const { waiting } = readOrderReference(payload).terms;
	const run = waiting === undefined ? undefined : unpackWaitingRun(waiting);
	if (!run) return undefined;
	const end: Row = declined === undefined ? { paid: true } : { paid: false, reason: declined };
	return {
		executionId: run.executionId,
		path: resumePathOf(run),
		call: { invoice: markInvoice(payload), outcome: { ...end, ...buildRow() } },
	};
}

/** Writes into the row of a payment that a run waited for it and had gone on without it. */
export function noteMissedWait(emit: readonly Row[][] | undefined, { executionId }: WakeUp): void {
	for (const row of emit?.flat() ?? []) row.missed_wait = executionId;
}
