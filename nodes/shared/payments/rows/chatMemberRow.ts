import type { ChatMemberUpdated } from '../../telegram/types';
import { isInChat, isoUntil, memberChange, paidUntil } from '../members';
import { chatColumns, isoFromUnix, linkColumns, personColumns, type Row } from './row';

/** Somebody's place in a chat has changed: who came by which link, went, or may stay until when. */
export function chatMemberRow(member: ChatMemberUpdated): Row {
	const { old_chat_member: before, new_chat_member: after } = member;
	return {
		changed_at: isoFromUnix(member.date),
		change: memberChange(member),
		status: after.status,
		old_status: before.status,
		is_member: isInChat(after),
		paid_until: paidUntil(after),
		until_date: isoUntil(after.until_date),
		...chatColumns(member.chat),
		...personColumns(after.user),
		changed_by_user_id: member.from.id,
		...linkColumns(member.invite_link),
		via_join_request: member.via_join_request === true,
	};
}
