import { showPayloads } from '../orderReference';
import { idempotencyKey } from '../updateKey';
import type { ClassifiedUpdate } from '../updates';
import { messageRow } from './messageRow';
import { type Answered, buildPaymentRow } from './paymentRow';
import type { Row } from './columns';
import { type RowContext, sourceColumns } from './rowContext';

/**
 * Turns an update into the row a run is started with. An update without an event of its own goes on as
 * Telegram sent it.
 */
export function buildRow(
	classified: ClassifiedUpdate,
	context: RowContext,
	answered?: Answered,
): Row {
	const { update_id: updateId } = classified.update;
	const ofUpdate = (columns: Row): Row => ({
		...columns,
		...sourceColumns(updateId, idempotencyKey(classified), context),
	});
	if ('content' in classified) return ofUpdate(classified.content.columns());
	switch (classified.event) {
		case 'message':
			return ofUpdate(messageRow(classified.message));
		case 'other':
			return showPayloads({ ...classified.update }) as Row;
		default:
			return buildPaymentRow(classified, context, answered);
	}
}
