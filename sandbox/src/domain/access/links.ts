import { findUser } from '../chats.js';
import { badRequest, ControlError } from '../errors.js';
import { URL_SAFE } from '../ids.js';
import type { Chat, InviteLink } from '../state.js';
import type { World } from '../world.js';
import type { InviteLink as InviteLinkView } from '../../schema/access.js';

const PREFIX = 'https://t.me/+';
const SHOWN_OF_OTHERS = 8;
const MAX_NAME = 32;
const MAX_MEMBERS = 99_999;

/** What can be said about a link; what is left out is reset when a link is edited. */
export interface LinkTerms {
	name: string;
	/** Unix seconds; 0 is never. */
	expireDate: number;
	/** 0 is no limit. */
	memberLimit: number;
	createsJoinRequest: boolean;
}

const PLAIN: LinkTerms = { name: '', expireDate: 0, memberLimit: 0, createsJoinRequest: false };

/**
 * An invite link as the Bot API shows it (ChatInviteLink).
 * @param viewerId links of others are shown cut off
 */
export function inviteLinkView(
	world: World,
	chat: Chat,
	link: InviteLink,
	viewerId: number,
): InviteLinkView {
	const creator = findUser(world, link.creatorId);
	const requests = [...chat.joinRequests.values()];
	const pending = requests.filter((request) => request.link === link.link).length;
	return {
		invite_link: link.creatorId === viewerId ? link.link : cutOff(link),
		...(link.name !== '' && { name: link.name }),
		...(creator && { creator }),
		...(link.expireDate > 0 && { expire_date: link.expireDate }),
		...(link.memberLimit > 0 && { member_limit: link.memberLimit }),
		...(pending > 0 && { pending_join_request_count: pending }),
		...(link.subscription && {
			subscription_period: link.subscription.period,
			subscription_price: link.subscription.price,
		}),
		creates_join_request: link.createsJoinRequest,
		is_primary: link.isPrimary,
		is_revoked: link.revoked,
	};
}

const cutOff = ({ link }: InviteLink): string =>
	`${link.slice(0, PREFIX.length + SHOWN_OF_OTHERS)}...`;

/** Makes an invite link; Telegram's own refusals of its terms. */
export function createLink(
	world: World,
	chat: Chat,
	creatorId: number,
	given: Partial<LinkTerms>,
	more: Partial<Pick<InviteLink, 'isPrimary' | 'subscription'>> = {},
): InviteLink {
	const terms = checkTerms(world, given);
	const link: InviteLink = {
		link: `${PREFIX}${world.ids.text(16, URL_SAFE)}`,
		creatorId,
		isPrimary: more.isPrimary ?? false,
		...terms,
		subscription: more.subscription,
		uses: 0,
		revoked: false,
	};
	chat.inviteLinks.set(link.link, link);
	return link;
}

/** Gives a link new terms: all of them, as the Bot API server sends them. */
export function editLink(world: World, link: InviteLink, given: Partial<LinkTerms>): void {
	Object.assign(link, checkTerms(world, given));
}

function checkTerms(world: World, given: Partial<LinkTerms>): LinkTerms {
	const terms = { ...PLAIN, ...given, name: cutName(given.name ?? '') };
	if (terms.expireDate > 0 && terms.expireDate <= world.clock.seconds()) {
		throw badRequest('EXPIRE_DATE_INVALID');
	}
	if (terms.memberLimit > MAX_MEMBERS) throw badRequest('USAGE_LIMIT_INVALID');
	return terms;
}

/** A link's name as it is kept: 32 characters at most. */
export const cutName = (name: string): string =>
	[...name.trim()].slice(0, MAX_NAME).join('').trim();

/** The primary link of a bot or customer, made when there is none. */
export function primaryLink(world: World, chat: Chat, creatorId: number): InviteLink {
	const links = [...chat.inviteLinks.values()];
	const known = links.find(
		(link) => link.isPrimary && !link.revoked && link.creatorId === creatorId,
	);
	return known ?? createLink(world, chat, creatorId, {}, { isPrimary: true });
}

/** Makes a new primary link in place of the present one. */
export function replacePrimary(world: World, chat: Chat, creatorId: number): InviteLink {
	for (const link of chat.inviteLinks.values()) {
		if (link.isPrimary && link.creatorId === creatorId) link.revoked = true;
	}
	return primaryLink(world, chat, creatorId);
}

/** Finds the chat and the link that somebody follows. */
export function findLink(world: World, url: string): { chat: Chat; link: InviteLink } | undefined {
	const key = url.replace(/^(?:https?:\/\/)?t\.me\/(?:joinchat\/|\+)/, PREFIX);
	for (const chat of world.state.chats.values()) {
		const link = chat.inviteLinks.get(key);
		if (link) return { chat, link };
	}
	return undefined;
}

/** Why a link lets nobody in any more; undefined when it does. */
export function whyUnusable(
	world: World,
	link: InviteLink,
): 'revoked' | 'expired' | 'full' | undefined {
	if (link.revoked) return 'revoked';
	if (link.expireDate > 0 && link.expireDate <= world.clock.seconds()) return 'expired';
	return link.memberLimit > 0 && link.uses >= link.memberLimit ? 'full' : undefined;
}

/** The link by which a customer wants to join a chat. */
export function usableLink(world: World, chat: Chat, url: string): InviteLink {
	const found = findLink(world, url);
	if (found?.chat !== chat || whyUnusable(world, found.link)) {
		throw new ControlError(409, 'The invite link is not valid (INVITE_HASH_EXPIRED).');
	}
	return found.link;
}
