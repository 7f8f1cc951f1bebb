import { isRecord } from '../../input/lists';
import type { ChatMember, ChatMemberUpdated } from '../../telegram/types';
import { isInChat, isoUntil, memberChange, paidUntil } from '../members';
import { chatColumns, isoFromUnix, linkColumns, personColumns, type Row } from '../rows/columns';
import { isInteger, isOfChat, isText, isUser } from '../updateShapes';
import { plainUpdate } from './plainUpdate';

const isChatMember = (value: unknown): value is ChatMember =>
	isRecord(value) &&
	isText(value.status) &&
	isUser(value.user) &&
	(value.until_date === undefined || isInteger(value.until_date));

/** Bot API: ChatMemberUpdated. */
function isChatMemberUpdated(value: unknown): value is ChatMemberUpdated {
	return (
		isRecord(value) &&
		isOfChat(value) &&
		isChatMember(value.old_chat_member) &&
		isChatMember(value.new_chat_member)
	);
}

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

export const chatMember = plainUpdate(
	isChatMemberUpdated,
	({ new_chat_member: member }) => `chat:${member.user.id}`,
	chatMemberRow,
);
