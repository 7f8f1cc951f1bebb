import type { InlineQuery } from '../../telegram/types';
import { personColumns, type Row } from './row';

/** What somebody types behind the bot's name, in whatever chat. */
export function inlineQueryRow(inlineQuery: InlineQuery): Row {
	return {
		query: inlineQuery.query,
		inline_query_id: inlineQuery.id,
		offset: inlineQuery.offset ?? null,
		chat_type: inlineQuery.chat_type ?? null,
		...personColumns(inlineQuery.from),
	};
}
