import { botUser } from '../bots.js';
import { botsIn, chatView } from '../chats.js';
import { customerUser } from '../customers.js';
import { badRequest, ControlError } from '../errors.js';
import type { Bot, Chat, Customer, InviteLink, JoinQuery, JoinRequest } from '../state.js';
import type { TgUser } from '../telegram.js';
import { DAY_MS } from '../world.js';
import type { World } from '../world.js';
import { inviteLinkView, usableLink } from './links.js';
import { changeStanding } from './members.js';
import { buyPlace, paidUntil } from './paid.js';
import { isAllowed, isInside, standing } from './standing.js';

/** What came of following a link. */
export interface Joined {
	readonly status: 'member' | 'requested';
	/** Unix seconds; the end of what was paid for. */
	readonly until_date?: number;
	/** Stars paid now. */
	readonly paid_stars?: number;
}

/** A customer follows an invite link (or joins a public chat): a member at once, or a request. */
export function join(
	world: World,
	chat: Chat,
	customer: Customer,
	inviteLink: string | undefined,
): Joined {
	const member = standing(chat, customer.id, world.clock.seconds());
	if (member.status === 'kicked') {
		throw new ControlError(409, 'The customer is banned (USER_BANNED).');
	}
	if (isInside(member)) {
		throw new ControlError(409, 'The customer is a member already (USER_ALREADY_PARTICIPANT).');
	}
	const paid = paidUntil(world, chat, customer);
	if (paid !== undefined && inviteLink === undefined) return enter(world, chat, customer, paid);
	const link = inviteLink === undefined ? undefined : usableLink(world, chat, inviteLink);
	if (!link && !chat.username) {
		throw new ControlError(409, 'The chat is private: give invite_link.');
	}
	if (link?.createsJoinRequest || (!link && chat.joinByRequest)) {
		return request(world, chat, customer, link);
	}
	if (paid !== undefined) return enter(world, chat, customer, paid, link);
	// The apps let people into a public channel without asking for Stars.
	if (!link?.subscription || chat.username) return enter(world, chat, customer, undefined, link);
	const { price } = link.subscription;
	const until = buyPlace(world, chat, customer, link);
	return { ...enter(world, chat, customer, until, link), paid_stars: price };
}

function enter(
	world: World,
	chat: Chat,
	customer: Customer,
	until: number | undefined,
	link?: InviteLink,
): Joined {
	if (link) link.uses += 1;
	chat.joinRequests.delete(customer.id);
	const hidden = chat.username !== undefined && world.settings.assumptions.publicJoinHidesLink;
	const next = { status: 'member', ...(until !== undefined && { until }) } as const;
	const entrance = { link: hidden ? undefined : link };
	changeStanding(world, chat, customer.id, next, customerUser(customer), entrance);
	return { status: 'member', ...(until !== undefined && { until_date: until }) };
}

function request(
	world: World,
	chat: Chat,
	customer: Customer,
	link: InviteLink | undefined,
): Joined {
	if (chat.joinRequests.has(customer.id)) return { status: 'requested' };
	const date = world.clock.seconds();
	const asked: JoinRequest = { link: link?.link, date };
	chat.joinRequests.set(customer.id, asked);
	world.events.emit({ type: 'chat', chat_id: chat.id });
	for (const bot of botsIn(world, chat)) {
		if (!isAllowed(standing(chat, bot.id, date), 'can_invite_users')) continue;
		const query = bot.id === chat.requestBot ? openQuery(world, asked, bot) : undefined;
		const content = {
			...(query && { query_id: query.id }),
			chat: chatView(world, chat),
			from: customerUser(customer),
			user_chat_id: customer.id,
			date,
			...(link && { invite_link: inviteLinkView(world, chat, link, bot.id) }),
		};
		world.updates.emit(bot, 'chat_join_request', content, `join:${customer.id}`, DAY_MS);
	}
	return { status: 'requested' };
}

/** How long the bot that is asked first has for its answer. */
const QUERY_MS = 10_000;

function openQuery(world: World, asked: JoinRequest, bot: Bot): JoinQuery {
	const query: JoinQuery = { id: world.ids.query(), botId: bot.id, isOver: false };
	asked.query = query;
	world.clock.after(QUERY_MS, () => {
		// A Mini App that is shown takes as long as its user does.
		query.isOver ||= query.appUrl === undefined;
	});
	return query;
}

/** The request behind a question that this bot can still answer. */
function openRequest(world: World, bot: Bot, queryId: string) {
	for (const chat of world.state.chats.values()) {
		for (const [customerId, { query }] of chat.joinRequests) {
			if (query?.id === queryId && query.botId === bot.id && !query.isOver) {
				return { chat, customerId, query };
			}
		}
	}
	throw badRequest('QUERY_ID_INVALID');
}

/** The bot that is asked first answers: in, out, or others shall decide. */
export function answerJoinQuery(
	world: World,
	bot: Bot,
	queryId: string,
	result: 'approve' | 'decline' | 'queue',
): void {
	const { chat, customerId, query } = openRequest(world, bot, queryId);
	query.isOver = true;
	if (result !== 'queue') {
		settleRequest(world, chat, customerId, result === 'approve', botUser(bot));
	}
}

/** It shows a Mini App instead, and answers later. */
export function showJoinApp(world: World, bot: Bot, queryId: string, url: string): void {
	const { chat, query } = openRequest(world, bot, queryId);
	query.appUrl = url;
	world.events.emit({ type: 'chat', chat_id: chat.id });
}

/** An administrator lets somebody in who has asked, or does not. */
export function settleRequest(
	world: World,
	chat: Chat,
	customerId: number,
	approve: boolean,
	by: TgUser,
): void {
	if (!world.state.customers.has(customerId)) throw badRequest('USER_ID_INVALID');
	const member = standing(chat, customerId, world.clock.seconds());
	if (isInside(member)) throw badRequest('USER_ALREADY_PARTICIPANT');
	const asked = chat.joinRequests.get(customerId);
	if (!asked) throw badRequest('HIDE_REQUESTER_MISSING');
	chat.joinRequests.delete(customerId);
	world.events.emit({ type: 'chat', chat_id: chat.id });
	if (!approve) return;
	const link = linkOf(chat, asked);
	if (link) link.uses += 1;
	changeStanding(world, chat, customerId, { status: 'member' }, by, { link, byRequest: !link });
}

const linkOf = (chat: Chat, { link }: JoinRequest): InviteLink | undefined =>
	link === undefined ? undefined : chat.inviteLinks.get(link);
