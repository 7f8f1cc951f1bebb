import type { ChatJoinRequest } from '../../telegram/types';
import { chatColumns, isoFromUnix, linkColumns, personColumns, type Row } from './row';

/** Somebody asks to be let into a chat. */
export function chatJoinRequestRow(request: ChatJoinRequest): Row {
	return {
		requested_at: isoFromUnix(request.date),
		...chatColumns(request.chat),
		...personColumns(request.from),
		user_chat_id: request.user_chat_id,
		bio: request.bio ?? null,
		...linkColumns(request.invite_link),
	};
}
