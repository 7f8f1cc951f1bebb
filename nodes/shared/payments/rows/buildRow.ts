import { showPayloads } from '../orderReference';
import { idempotencyKey } from '../updateKey';
import type { ClassifiedUpdate } from '../updates';
import { callbackQueryRow } from './callbackQueryRow';
import { chatJoinRequestRow } from './chatJoinRequestRow';
import { chatMemberRow } from './chatMemberRow';
import { chosenInlineResultRow } from './chosenInlineResultRow';
import { inlineQueryRow } from './inlineQueryRow';
import { messageRow } from './messageRow';
import { type Answered, buildPaymentRow } from './paymentRow';
import { type Row, type RowContext, sourceColumns } from './row';

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
	switch (classified.event) {
		case 'message':
			return ofUpdate(messageRow(classified.message));
		case 'callback_query':
			return ofUpdate(callbackQueryRow(classified.button));
		case 'inline_query':
			return ofUpdate(inlineQueryRow(classified.inlineQuery));
		case 'chosen_inline_result':
			return ofUpdate(chosenInlineResultRow(classified.chosen));
		case 'chat_member':
			return ofUpdate(chatMemberRow(classified.member));
		case 'chat_join_request':
			return ofUpdate(chatJoinRequestRow(classified.request));
		case 'other':
			return showPayloads({ ...classified.update }) as Row;
		default:
			return buildPaymentRow(classified, context, answered);
	}
}
