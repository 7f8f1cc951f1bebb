import { isRecord } from '../../input/lists';
import type { User } from '../../telegram/types';
import { personColumns, type Row } from '../rows/columns';
import { allOptionalTexts, isQuery, isText } from '../updateShapes';
import { plainUpdate } from './plainUpdate';

/** Bot API: InlineQuery. */
interface InlineQuery {
	id: string;
	from: User;
	query: string;
	offset?: string;
	chat_type?: string;
}

/** Bot API: InlineQuery. */
function isInlineQuery(value: unknown): value is InlineQuery {
	return (
		isRecord(value) &&
		isQuery(value) &&
		isText(value.query) &&
		allOptionalTexts(value, ['offset', 'chat_type'])
	);
}

/** What somebody types behind the bot's name, in whatever chat. */
function inlineQueryRow(inlineQuery: InlineQuery): Row {
	return {
		query: inlineQuery.query,
		inline_query_id: inlineQuery.id,
		offset: inlineQuery.offset ?? null,
		chat_type: inlineQuery.chat_type ?? null,
		...personColumns(inlineQuery.from),
	};
}

export const inlineQuery = plainUpdate(
	isInlineQuery,
	({ from }) => `inline:${from.id}`,
	inlineQueryRow,
);
