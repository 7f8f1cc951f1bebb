import type { CallbackQuery } from '../../telegram/types';
import { chatColumns, personColumns, type Row } from './row';

/** A pressed button: which, under which message, by whom. */
export function callbackQueryRow(button: CallbackQuery): Row {
	return {
		data: button.data ?? null,
		callback_query_id: button.id,
		...chatColumns(button.message?.chat),
		message_id: button.message?.message_id ?? null,
		inline_message_id: button.inline_message_id ?? null,
		...personColumns(button.from),
	};
}
