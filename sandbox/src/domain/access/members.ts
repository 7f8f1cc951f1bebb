import { botUser } from '../bots.js';
import { botsIn, chatView, findUser, privateChat } from '../chats.js';
import { customerUser } from '../customers.js';
import type { Bot, Chat, Customer, InviteLink, Member } from '../state.js';
import type { TgUser } from '../telegram.js';
import { DAY_MS } from '../world.js';
import type { World } from '../world.js';
import { inviteLinkView } from './links.js';
import { isAdministrator, isSame, standing } from './standing.js';
import type { ChatMember } from '../../schema/access.js';

/** How somebody came in. */
export interface Entrance {
	readonly link?: InviteLink | undefined;
	/** They asked to be let in, without a link. */
	readonly byRequest?: boolean | undefined;
}

/** Somebody's standing as the Bot API shows it (ChatMember). */
export function memberView(chat: Chat, user: TgUser, member: Member): ChatMember {
	const { status, until } = member;
	switch (status) {
		case 'creator':
			return { user, status, is_anonymous: false };
		case 'administrator':
			return {
				user,
				status,
				can_be_edited: false,
				is_anonymous: false,
				...rightsOf(chat, member),
				...(member.title && { custom_title: member.title }),
			};
		case 'restricted':
			return {
				user,
				status,
				is_member: true,
				...member.permissions,
				until_date: until ?? 0,
				...tagOf(member),
			};
		case 'kicked':
			return { user, status, until_date: until ?? 0 };
		default:
			return {
				user,
				status,
				...(until !== undefined && { until_date: until }),
				...(status === 'member' && tagOf(member)),
			};
	}
}

const tagOf = ({ tag }: Member) => (tag ? { tag } : {});

/** The rights that exist in a chat of this type. */
function rightsOf(chat: Chat, { rights }: Member): Record<string, boolean> {
	const channelOnly = new Set(['can_post_messages', 'can_edit_messages']);
	const known = Object.entries(rights ?? {}).filter(([name]) =>
		chat.type === 'channel' ? name !== 'can_pin_messages' : !channelOnly.has(name),
	);
	return Object.fromEntries(known) as Record<string, boolean>;
}

/** Changes somebody's standing in a chat and tells the bots there. */
export function changeStanding(
	world: World,
	chat: Chat,
	userId: number,
	next: Member,
	by: TgUser,
	{ link, byRequest }: Entrance = {},
): void {
	const before = standing(chat, userId, world.clock.seconds());
	chat.members.set(userId, next);
	world.events.emit({ type: 'chat', chat_id: chat.id });
	const user = findUser(world, userId);
	if (!user || isSame(before, next)) return;
	const tell = (bot: Bot, type: 'chat_member' | 'my_chat_member'): void => {
		const content = {
			chat: chatView(world, chat),
			from: by,
			date: world.clock.seconds(),
			old_chat_member: memberView(chat, user, before),
			new_chat_member: memberView(chat, user, next),
			...(link && { invite_link: inviteLinkView(world, chat, link, bot.id) }),
			...(byRequest && { via_join_request: true }),
		};
		world.updates.emit(bot, type, content, `chat:${chat.id}`, DAY_MS);
	};
	const itself = world.state.bots.get(userId);
	if (itself) tell(itself, 'my_chat_member');
	for (const bot of botsIn(world, chat)) {
		if (bot.id === userId) continue;
		const { status } = standing(chat, bot.id, world.clock.seconds());
		if (isAdministrator({ status })) tell(bot, 'chat_member');
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
