import { isRecord } from '../../input/lists';
import type { Message, User } from '../../telegram/types';
import { chatColumns, personColumns, type Row } from '../rows/columns';
import { allOptionalTexts, isChat, isInteger, isQuery } from '../updateShapes';
import { plainUpdate } from './plainUpdate';

/** Bot API: CallbackQuery, a pressed button. Its message may be one without a content (InaccessibleMessage). */
interface CallbackQuery {
	id: string;
	from: User;
	message?: Pick<Message, 'message_id' | 'chat'>;
	inline_message_id?: string;
	data?: string;
}

/** Bot API: CallbackQuery. Its message may be one that Telegram does not show any more. */
function isCallbackQuery(value: unknown): value is CallbackQuery {
	if (!isRecord(value) || !isQuery(value)) return false;
	const { message } = value;
	return (
		allOptionalTexts(value, ['data', 'inline_message_id']) &&
		(message === undefined ||
			(isRecord(message) && isInteger(message.message_id) && isChat(message.chat)))
	);
}

/** A pressed button: which, under which message, by whom. */
function callbackQueryRow(button: CallbackQuery): Row {
	return {
		data: button.data ?? null,
		callback_query_id: button.id,
		...chatColumns(button.message?.chat),
		message_id: button.message?.message_id ?? null,
		inline_message_id: button.inline_message_id ?? null,
		...personColumns(button.from),
	};
}

export const callbackQuery = plainUpdate(
	isCallbackQuery,
	({ message, from }) => `chat:${message?.chat.id ?? from.id}`,
	callbackQueryRow,
);
