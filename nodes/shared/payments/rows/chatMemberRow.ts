import type { ChatMemberUpdated } from '../../telegram/types';
import { chatColumns, isoFromUnix, personColumns, type Row } from './row';

/** Somebody's place in a chat has changed: who came, went, or may stay until when. */
export function chatMemberRow(member: ChatMemberUpdated): Row {
	const { old_chat_member: before, new_chat_member: after } = member;
	return {
		changed_at: isoFromUnix(member.date),
		status: after.status,
		old_status: before.status,
		// 0 stands for ever (Bot API: ChatMemberBanned, `until_date`).
		until_date: isoFromUnix(after.until_date || undefined),
		...chatColumns(member.chat),
		...personColumns(after.user),
		changed_by_user_id: member.from.id,
		invite_link: member.invite_link?.invite_link ?? null,
		invite_link_name: member.invite_link?.name ?? null,
	};
}
