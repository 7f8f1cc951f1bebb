import { botUser } from './bots.js';
import { botsIn, chatView, findUser, privateChat } from './chats.js';
import { customerUser } from './customers.js';
import { ControlError } from './errors.js';
import type { Bot, Chat, Customer, InviteLink, MemberStatus } from './state.js';
import type { TgUser } from './telegram.js';
import { DAY_MS } from './world.js';
import type { World } from './world.js';

/** An invite link as the Bot API shows it. */
export function inviteLinkView(world: World, link: InviteLink): Record<string, unknown> {
	const creator = world.state.bots.get(link.botId);
	return {
		invite_link: link.link,
		...(creator && { creator: botUser(creator) }),
		creates_join_request: link.createsJoinRequest,
		is_primary: false,
		is_revoked: link.revoked,
		...(link.name !== '' && { name: link.name }),
		...(link.expireDate > 0 && { expire_date: link.expireDate }),
		...(link.memberLimit > 0 && { member_limit: link.memberLimit }),
	};
}

/** Changes somebody's standing in a chat and tells the bots there. */
export function setStatus(
	world: World,
	chat: Chat,
	userId: number,
	status: MemberStatus,
	by: TgUser,
	link?: InviteLink,
): void {
	const before = chat.members.get(userId) ?? 'left';
	chat.members.set(userId, status);
	world.events.emit({ type: 'chat', chat_id: chat.id });
	const user = findUser(world, userId);
	if (!user || before === status) return;
	const content = {
		chat: chatView(world, chat),
		from: by,
		date: world.clock.seconds(),
		old_chat_member: { user, status: before },
		new_chat_member: { user, status },
		...(link && { invite_link: inviteLinkView(world, link) }),
	};
	for (const bot of botsIn(world, chat)) {
		if (chat.members.get(bot.id) !== 'administrator') continue;
		world.updates.emit(bot, 'chat_member', content, `chat:${chat.id}`, DAY_MS);
	}
}

/** A customer blocks a bot, or lets it write again; the bot hears of it. */
export function setBlocked(world: World, bot: Bot, customer: Customer, blocked: boolean): void {
	if (customer.blockedBots.has(bot.id) === blocked) return;
	if (blocked) customer.blockedBots.add(bot.id);
	else customer.blockedBots.delete(bot.id);
	const [before, after] = blocked ? ['member', 'kicked'] : ['kicked', 'member'];
	const user = botUser(bot);
	const content = {
		chat: chatView(world, privateChat(bot, customer)),
		from: customerUser(customer),
		date: world.clock.seconds(),
		old_chat_member: { user, status: before, ...(!blocked && { until_date: 0 }) },
		new_chat_member: { user, status: after, ...(blocked && { until_date: 0 }) },
	};
	world.updates.emit(bot, 'my_chat_member', content, `chat:${customer.id}`, DAY_MS);
	world.events.emit({ type: 'customer', customer_id: customer.id });
}

/** A customer follows an invite link (or joins a public chat): a member at once, or a request. */
export function join(
	world: World,
	chat: Chat,
	customer: Customer,
	inviteLink: string | undefined,
): 'member' | 'requested' {
	const status = chat.members.get(customer.id);
	if (status === 'kicked') throw new ControlError(409, 'The customer is banned (USER_BANNED).');
	if (status && status !== 'left') throw new ControlError(409, 'The customer is a member already.');
	const link = inviteLink === undefined ? undefined : usableLink(world, chat, inviteLink);
	if (!link && !chat.username)
		throw new ControlError(409, 'The chat is private: give invite_link.');
	if (link?.createsJoinRequest) {
		chat.joinRequests.add(customer.id);
		for (const bot of botsIn(world, chat)) announceRequest(world, bot, chat, customer, link);
		return 'requested';
	}
	if (link) link.uses += 1;
	setStatus(world, chat, customer.id, 'member', customerUser(customer), link);
	return 'member';
}

function usableLink(world: World, chat: Chat, inviteLink: string): InviteLink {
	const link = chat.inviteLinks.get(inviteLink);
	const expired = link && link.expireDate > 0 && link.expireDate <= world.clock.seconds();
	const full = link && link.memberLimit > 0 && link.uses >= link.memberLimit;
	if (!link || link.revoked || expired || full) {
		throw new ControlError(409, 'The invite link is not valid (INVITE_HASH_EXPIRED).');
	}
	return link;
}

function announceRequest(
	world: World,
	bot: Bot,
	chat: Chat,
	customer: Customer,
	link: InviteLink,
): void {
	const content = {
		chat: chatView(world, chat),
		from: customerUser(customer),
		user_chat_id: customer.id,
		date: world.clock.seconds(),
		invite_link: inviteLinkView(world, link),
	};
	world.updates.emit(bot, 'chat_join_request', content, `join:${customer.id}`, DAY_MS);
}
