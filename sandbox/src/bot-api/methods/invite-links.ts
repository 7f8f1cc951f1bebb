import {
	createLink,
	cutName,
	editLink,
	inviteLinkView,
	primaryLink,
	replacePrimary,
} from '../../domain/access/links.js';
import { isAllowed, standing } from '../../domain/access/standing.js';
import { badRequest } from '../../domain/errors.js';
import type { Chat, InviteLink } from '../../domain/state.js';
import type { World } from '../../domain/world.js';
import type { Call } from '../call.js';
import { method } from '../method.js';
import type { Given } from '../method.js';
import * as read from '../readers.js';

/** What can be said about a link, in the order in which it is read; then the chat is looked up. */
const TERMS = {
	name: read.string,
	expire_date: read.integer(0, 0),
	member_limit: read.integer(0, 0, 100_000),
	creates_join_request: read.flag,
};

type Terms = Given<typeof TERMS>;

const termsOf = (given: Terms) => ({
	name: given.name,
	expireDate: given.expire_date,
	memberLimit: given.member_limit,
	createsJoinRequest: given.creates_join_request,
});

/** Refuses a bot that may not manage the chat's links, in the library's words. */
function requireLinkRights({ world, bot }: Call, chat: Chat): void {
	if (chat.type === 'private') throw badRequest("Can't invite members to a private chat");
	if (!isAllowed(standing(chat, bot.id, world.clock.seconds()), 'can_invite_users')) {
		throw badRequest('Not enough rights to manage chat invite link');
	}
}

function refuseLimitedRequests({ creates_join_request, member_limit }: Terms): void {
	if (creates_join_request && member_limit > 0) {
		throw badRequest("Member limit can't be specified for links requiring administrator approval");
	}
}

const view = ({ world, bot }: Call, chat: Chat, link: InviteLink): Record<string, unknown> =>
	inviteLinkView(world, chat, link, bot.id);

/** The bot's own link that a call names. */
function ownLink({ bot }: Call, chat: Chat, given: string): InviteLink {
	if (given === '') throw badRequest('Invite link must be non-empty');
	const link = chat.inviteLinks.get(given);
	if (!link || link.creatorId !== bot.id || link.revoked) throw badRequest('INVITE_HASH_EXPIRED');
	return link;
}

/** Bot API: exportChatInviteLink. */
export const exportChatInviteLink = method({ chat_id: read.chat }, ({ chat_id: chat }, call) => {
	requireLinkRights(call, chat);
	return replacePrimary(call.world, chat, call.bot.id).link;
});

/** Bot API: createChatInviteLink. */
export const createChatInviteLink = method({ ...TERMS, chat_id: read.chat }, (given, call) => {
	const { chat_id: chat } = given;
	refuseLimitedRequests(given);
	requireLinkRights(call, chat);
	return view(call, chat, createLink(call.world, chat, call.bot.id, termsOf(given)));
});

/**
 * Bot API: createChatSubscriptionInviteLink. A public channel's link is made like any other, and lets
 * people in without paying.
 */
export const createChatSubscriptionInviteLink = method(
	{
		name: read.string,
		subscription_period: read.integer(0, 0, 1_000_000_000),
		subscription_price: read.integer(0, 0, 1_000_000),
		chat_id: read.chat,
	},
	({ name, subscription_period: period, subscription_price: price, chat_id: chat }, call) => {
		const { world, bot } = call;
		if (period === 0 || price === 0) throw badRequest('Invalid subscription pricing specified');
		requireLinkRights(call, chat);
		checkPricing(world, chat, period, price);
		const subscription = { period, price };
		return view(call, chat, createLink(world, chat, bot.id, { name }, { subscription }));
	},
);

function checkPricing(world: World, chat: Chat, period: number, price: number): void {
	const { assumptions } = world.settings;
	if (chat.type !== 'channel') throw badRequest('PRICING_CHAT_INVALID');
	if (!assumptions.channelSubscriptionPeriods.includes(period)) {
		throw badRequest('SUBSCRIPTION_PERIOD_INVALID');
	}
	if (price > assumptions.maxChannelSubscriptionStars) {
		throw badRequest(assumptions.channelPriceTooHigh);
	}
}

/** Bot API: editChatInviteLink. What is left out is reset. */
export const editChatInviteLink = method(
	{ invite_link: read.string, ...TERMS, chat_id: read.chat },
	(given, call) => {
		const { chat_id: chat } = given;
		requireLinkRights(call, chat);
		refuseLimitedRequests(given);
		const link = ownLink(call, chat, given.invite_link);
		if (link.isPrimary) throw badRequest('CHAT_INVITE_PERMANENT');
		editLink(call.world, link, termsOf(given));
		return view(call, chat, link);
	},
);

/** Bot API: editChatSubscriptionInviteLink. Only the name can be changed. */
export const editChatSubscriptionInviteLink = method(
	{ invite_link: read.string, name: read.string, chat_id: read.chat },
	({ invite_link, name, chat_id: chat }, call) => {
		requireLinkRights(call, chat);
		const link = ownLink(call, chat, invite_link);
		if (link.isPrimary) throw badRequest('CHAT_INVITE_PERMANENT');
		link.name = cutName(name);
		return view(call, chat, link);
	},
);

/** Bot API: revokeChatInviteLink. A revoked primary link is followed by a new one. */
export const revokeChatInviteLink = method(
	{ invite_link: read.string, chat_id: read.chat },
	({ invite_link, chat_id: chat }, call) => {
		requireLinkRights(call, chat);
		const link = ownLink(call, chat, invite_link);
		link.revoked = true;
		if (link.isPrimary) primaryLink(call.world, chat, call.bot.id);
		return view(call, chat, link);
	},
);
