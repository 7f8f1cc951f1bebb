import { isRecord } from '../../input/lists';
import type { Chat, ChatInviteLink, User } from '../../telegram/types';
import { chatColumns, isoFromUnix, linkColumns, personColumns, type Row } from '../rows/columns';
import { isInteger, isOfChat, isOptionalText } from '../updateShapes';
import { plainUpdate } from './plainUpdate';

/** Bot API: ChatJoinRequest. */
interface ChatJoinRequest {
	chat: Chat;
	from: User;
	/** Where the bot may write to the person for five minutes. */
	user_chat_id: number;
	date: number;
	bio?: string;
	invite_link?: ChatInviteLink;
}

/** Bot API: ChatJoinRequest. */
function isChatJoinRequest(value: unknown): value is ChatJoinRequest {
	return (
		isRecord(value) && isOfChat(value) && isInteger(value.user_chat_id) && isOptionalText(value.bio)
	);
}

/** Somebody asks to be let into a chat. */
function chatJoinRequestRow(request: ChatJoinRequest): Row {
	return {
		requested_at: isoFromUnix(request.date),
		...chatColumns(request.chat),
		...personColumns(request.from),
		user_chat_id: request.user_chat_id,
		bio: request.bio ?? null,
		...linkColumns(request.invite_link),
	};
}

export const chatJoinRequest = plainUpdate(
	isChatJoinRequest,
	({ from }) => `chat:${from.id}`,
	chatJoinRequestRow,
);
