import type { IDataObject } from 'n8n-workflow';
import { isInChat, isoUntil, paidUntil } from '../../../shared/payments/members';
import { personColumns } from '../../../shared/payments/rows/columns';
import type { ChatMember } from '../../../shared/telegram/types';
import { BotApiRefusal } from '../../../shared/transport/outcomes';
import type { ItemRun } from '../operation';
import type { Membership } from './access.fields';

/** One row about a person in a chat. */
export function toMemberRow(chatId: number | string, member: ChatMember): IDataObject {
	const { status, until_date } = member;
	return {
		chat_id: chatId,
		...personColumns(member.user),
		status,
		is_member: isInChat(member),
		paid_until: paidUntil(member),
		restricted_until: status === 'member' ? null : isoUntil(until_date),
	};
}

/**
 * What Telegram says now and then of people it knows well, and of those it never met
 * (tdlib/telegram-bot-api#795, #802): it proves nothing about the person.
 */
const KNOWS_NOTHING = ['member not found', 'PARTICIPANT_ID_INVALID'] as const;

/** @returns `undefined` when Telegram cannot say; any other refusal is thrown on */
function acceptUnknown(error: unknown): undefined {
	const isUnknown =
		error instanceof BotApiRefusal &&
		KNOWS_NOTHING.some((text) => error.description.includes(text));
	if (!isUnknown) throw error;
}

/**
 * Looks a person up without taking an answer for a fact that is none.
 *
 * @returns `undefined` when Telegram cannot say
 * @throws BotApiRefusal | BotApiNoAnswer for everything else, such as a bot without rights
 */
export async function findMember(
	item: ItemRun,
	membership: Membership,
): Promise<ChatMember | undefined> {
	return await item.call<ChatMember>('getChatMember', { ...membership }).catch(acceptUnknown);
}
