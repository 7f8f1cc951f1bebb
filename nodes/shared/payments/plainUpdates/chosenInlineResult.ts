import { isRecord } from '../../input/lists';
import type { User } from '../../telegram/types';
import { personColumns, type Row } from '../rows/columns';
import { allOptionalTexts, isText, isUser } from '../updateShapes';
import { plainUpdate } from './plainUpdate';

/** Bot API: ChosenInlineResult. */
interface ChosenInlineResult {
	result_id: string;
	from: User;
	query?: string;
	inline_message_id?: string;
}

/** Bot API: ChosenInlineResult. */
function isChosenInlineResult(value: unknown): value is ChosenInlineResult {
	return (
		isRecord(value) &&
		isText(value.result_id) &&
		isUser(value.from) &&
		allOptionalTexts(value, ['query', 'inline_message_id'])
	);
}

/** Which of the bot's inline results somebody has sent. */
function chosenInlineResultRow(chosen: ChosenInlineResult): Row {
	return {
		result_id: chosen.result_id,
		query: chosen.query ?? null,
		inline_message_id: chosen.inline_message_id ?? null,
		...personColumns(chosen.from),
	};
}

export const chosenInlineResult = plainUpdate(
	isChosenInlineResult,
	({ from }) => `chat:${from.id}`,
	chosenInlineResultRow,
);
