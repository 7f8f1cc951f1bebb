import type { ChosenInlineResult } from '../../telegram/types';
import { personColumns, type Row } from './row';

/** Which of the bot's inline results somebody has sent. */
export function chosenInlineResultRow(chosen: ChosenInlineResult): Row {
	return {
		result_id: chosen.result_id,
		query: chosen.query ?? null,
		inline_message_id: chosen.inline_message_id ?? null,
		...personColumns(chosen.from),
	};
}
