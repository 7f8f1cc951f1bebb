import { FULL_RIGHTS, isAllowed, isInside, standing } from './access/standing.js';
import { botUser } from './bots.js';
import { addCustomer, customerUser, ensureCustomer } from './customers.js';
import { badRequest, ControlError, forbidden } from './errors.js';
import type { Bot, Chat, Customer, Member } from './state.js';
import type { ChatType, TgChat, TgUser } from './telegram.js';
import { changeUsername, requireFree } from './usernames.js';
import type { World } from './world.js';
import type { ChatSeed } from '../schema/parties.js';

const CHANNEL_BASE = 1_000_000_000_000;

/** A chat in which nothing has happened yet. */
export function newChat(id: number, type: ChatType, title: string): Chat {
	return {
		id,
		type,
		title,
		members: new Map(),
		inviteLinks: new Map(),
		joinRequests: new Map(),
		paidPlaces: new Map(),
		joinByRequest: false,
		stars: 0,
		messages: new Map(),
		pinned: [],
		topics: new Map(),
		isForum: false,
		nextMessageId: 1,
		started: false,
		unread: 0,
	};
}

/** The private chat of a bot and a customer, made on first use. */
export function privateChat(bot: Bot, customer: Customer): Chat {
	const known = bot.privateChats.get(customer.id);
	if (known) return known;
	const chat = newChat(customer.id, 'private', customer.first_name);
	bot.privateChats.set(customer.id, chat);
	return chat;
}

/** Makes a group, supergroup or channel. */
export function addChat(world: World, given: ChatSeed): Chat {
	const { chats } = world.state;
	const id = given.id ?? nextChatId(world, given.type);
	if (!Number.isSafeInteger(id) || id >= 0) {
		throw new ControlError(400, 'The id of a group or channel is a negative whole number.');
	}
	if (chats.has(id)) throw new ControlError(409, `Chat ${id} exists already.`);
	requireFree(world, given.username, id);
	const chat = newChat(id, given.type, given.title);
	chat.username = given.username;
	chat.joinByRequest = given.join_by_request ?? false;
	chat.requestBot = given.request_bot_id;
	if (given.is_forum && given.type === 'supergroup') {
		chat.isForum = true;
		// Topics are named by the message that made them; the first is the one every forum has.
		chat.nextMessageId = 2;
		chat.topics.set(1, { name: 'General', closed: false, hidden: false });
	}
	const people = [...(given.owner_id === undefined ? [] : [given.owner_id])];
	people.push(...(given.member_ids ?? []));
	for (const id of people) ensureCustomer(world, id);
	if (given.owner_id !== undefined) chat.members.set(given.owner_id, { status: 'creator' });
	for (const botId of given.bot_ids ?? []) {
		const isPlain = given.type === 'group';
		const rights = { ...FULL_RIGHTS, ...given.bot_rights };
		chat.members.set(botId, isPlain ? { status: 'member' } : { status: 'administrator', rights });
	}
	for (const memberId of given.member_ids ?? []) {
		if (memberId === given.owner_id) continue;
		chat.members.set(memberId, { status: chat.members.size === 0 ? 'creator' : 'member' });
	}
	for (const kicked of given.kicked_ids ?? []) chat.members.set(kicked, { status: 'kicked' });
	chats.set(id, chat);
	changeUsername(world, id, undefined, given.username);
	world.events.emit({ type: 'chat', chat_id: id });
	return chat;
}

function nextChatId(world: World, type: ChatSeed['type']): number {
	const number = world.state.nextChat++ + 5_000;
	return type === 'group' ? -number : -(CHANNEL_BASE + number);
}

/** Finds the chat a bot names by `chat_id`, with Telegram's refusals for those out of its reach. */
export function resolveChat(world: World, bot: Bot, chatId: string): Chat {
	if (chatId === '') throw badRequest('chat_id is empty');
	const id = chatId.startsWith('@')
		? world.state.usernames.get(chatId.slice(1).toLowerCase())
		: /^-?\d+$/.test(chatId)
			? Number(chatId)
			: undefined;
	const named = chatId.startsWith('@');
	const isPerson = named && id !== undefined && world.state.customers.has(id);
	if (id === undefined || id === 0 || !Number.isSafeInteger(id) || isPerson) {
		throw badRequest('chat not found');
	}
	return id > 0 ? reachPrivate(world, bot, id) : reachGroup(world, bot, id);
}

function reachPrivate(world: World, bot: Bot, id: number): Chat {
	if (world.state.bots.has(id)) throw forbidden("the bot can't send messages to the bot");
	const { strict } = world.settings;
	const known = world.state.customers.get(id);
	if (!known && strict) throw badRequest('chat not found');
	const customer = known ?? addCustomer(world, { id });
	if (customer.blockedBots.has(bot.id)) throw badRequest('USER_IS_BLOCKED');
	const chat = privateChat(bot, customer);
	if (strict && !chat.started && !hasAskedToJoin(world, bot, customer)) {
		throw forbidden("bot can't initiate conversation with a user");
	}
	return chat;
}

const WRITES_AFTER_REQUEST_S = 300;

/** Who asks to be let in can be written to for five minutes by the bots that may decide. */
function hasAskedToJoin(world: World, bot: Bot, customer: Customer): boolean {
	const now = world.clock.seconds();
	return [...world.state.chats.values()].some((chat) => {
		const { date = 0 } = chat.joinRequests.get(customer.id) ?? {};
		const isRecent = date + WRITES_AFTER_REQUEST_S > now;
		return isRecent && isAllowed(standing(chat, bot.id, now), 'can_invite_users');
	});
}

function reachGroup(world: World, bot: Bot, id: number): Chat {
	const chat = world.state.chats.get(id);
	if (!chat) throw badRequest('chat not found');
	const member = standing(chat, bot.id, world.clock.seconds());
	if (member.status === 'kicked') throw forbidden(`bot was kicked from the ${chat.type} chat`);
	if (!isInside(member)) {
		throw forbidden(`bot is not a member of the ${chat.type} chat`);
	}
	return chat;
}

/** A chat by id: private ones belong to a bot. */
export const findChat = (world: World, bot: Bot, chatId: number): Chat | undefined =>
	chatId > 0 ? bot.privateChats.get(chatId) : world.state.chats.get(chatId);

/**
 * The chat by id if the customer can look into it: their own private chat, a group or channel they
 * are in, or a public one.
 */
export function chatSeenBy(
	world: World,
	bot: Bot,
	customer: Customer,
	chatId: number,
): Chat | undefined {
	requireOwn(customer, chatId);
	const chat = findChat(world, bot, chatId);
	if (chat && chatId < 0 && !chat.username) requireMember(chat, customer);
	return chat;
}

/** Refuses somebody else's private chat. */
export function requireOwn(customer: Customer, chatId: number): void {
	if (chatId > 0 && chatId !== customer.id) {
		throw new ControlError(400, 'A private chat is its customer’s own.');
	}
}

/** Refuses who is not in a group or channel. */
export function requireMember(chat: Chat, customer: Customer): void {
	// Whether a ban has ended makes no difference here.
	if (!isInside(standing(chat, customer.id, 0))) {
		throw new ControlError(409, `Customer ${customer.id} is not in the chat ${chat.id}.`);
	}
}

/** A chat as it appears in messages. */
export function chatView(world: World, chat: Chat): TgChat {
	if (chat.type !== 'private') {
		const group: TgChat = { id: chat.id, title: chat.title, type: chat.type };
		if (chat.username) group.username = chat.username;
		if (chat.isForum) group.is_forum = true;
		return group;
	}
	const customer = world.state.customers.get(chat.id);
	const view: Partial<TgChat> = { id: chat.id, first_name: customer?.first_name ?? chat.title };
	if (customer?.last_name) view.last_name = customer.last_name;
	if (customer?.username) view.username = customer.username;
	return { ...view, id: chat.id, type: 'private' };
}

/** Members with their standing. */
export function listMembers(world: World, chat: Chat): Array<{ user: TgUser; member: Member }> {
	const now = world.clock.seconds();
	return [...chat.members.keys()].flatMap((id) => {
		const user = findUser(world, id);
		return user ? [{ user, member: standing(chat, id, now) }] : [];
	});
}

/** A customer or bot by id, as it appears in updates. */
export function findUser(world: World, id: number): TgUser | undefined {
	const customer = world.state.customers.get(id);
	if (customer) return customerUser(customer);
	const bot = world.state.bots.get(id);
	return bot && botUser(bot);
}

/** Bots that are in a group or channel. */
export function botsIn(world: World, chat: Chat): Bot[] {
	return [...chat.members].flatMap(([id, member]) => {
		const bot = isInside(member) ? world.state.bots.get(id) : undefined;
		return bot ? [bot] : [];
	});
}
