import type { IDataObject } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { readText } from '../../../shared/input/values';
import { LINK_NAME_MAX } from '../../../shared/telegram/limits';
import { isoUntil } from '../../../shared/payments/members';
import type { ChatInviteLink } from '../../../shared/telegram/types';
import { checkLength } from '../fields/markedText';

/**
 * Reads the name of a link. Telegram would cut a longer one without a word, and two orders could end
 * up with the same name.
 *
 * @returns empty when none was typed
 * @throws InvalidInputError when it is longer than 32 characters
 */
export function readLinkName(value: unknown): string {
	const name = readText('Link Name', value);
	checkLength('Link Name', name, LINK_NAME_MAX);
	return name;
}

/**
 * Reads an invite link.
 *
 * @throws InvalidInputError when it is none, or one of another administrator, which Telegram shortens
 */
export function readInviteLink(value: unknown): string {
	const field = 'Invite Link';
	const link = readText(field, value);
	if (link === '') refuseInput(field, 'is empty. Use invite_link from the row of the link');
	if (/(?:\.\.\.|…)$/.test(link)) {
		refuseInput(
			field,
			'was made by another administrator: Telegram shows only its beginning, and only that administrator can change it',
		);
	}
	if (!/^(?:https?:\/\/)?(?:t|telegram)\.(?:me|dog)\/(?:\+|joinchat\/)[\w-]+$/i.test(link)) {
		refuseInput(
			field,
			`must be an invite link such as https://t.me/+AbCdEfGh, not "${link.slice(0, 40)}"`,
		);
	}
	return link;
}

/** One row about a link; the name joins it with the order or the buyer it was made for. */
export function toLinkRow(chatId: number | string, link: ChatInviteLink): IDataObject {
	return {
		chat_id: chatId,
		invite_link: link.invite_link,
		invite_link_name: link.name ?? null,
		expires_at: isoUntil(link.expire_date),
		member_limit: link.member_limit ?? null,
		creates_join_request: link.creates_join_request === true,
		is_revoked: link.is_revoked === true,
		subscription_price: link.subscription_price ?? null,
		subscription_period: link.subscription_period ?? null,
	};
}
