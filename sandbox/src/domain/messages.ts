import { botUser } from './bots.js';
import { botsIn, chatView } from './chats.js';
import { customerUser } from './customers.js';
import type { Bot, Chat, Customer, StoredMessage } from './state.js';
import type { TgEntity, TgMarkup, TgMessage, TgUser } from './telegram.js';
import { DAY_MS } from './world.js';
import type { World } from './world.js';

/** Older messages of a chat are forgotten, so that memory stays bounded. */
const KEPT_PER_CHAT = 500;

/** What a message is made of besides its sender, place and time. */
export interface MessageContent {
	fields: Record<string, unknown>;
	replyTo?: TgMessage | undefined;
	markup?: TgMarkup | undefined;
	viaBot?: Bot | undefined;
	protect?: boolean | undefined;
	silent?: boolean | undefined;
}

type Extra = Pick<StoredMessage, 'invoice' | 'paidMedia' | 'receipt' | 'inlineId' | 'game'>;

/** Stores a message the bot sends. It produces no update. */
export function postFromBot(
	world: World,
	bot: Bot,
	chat: Chat,
	content: MessageContent,
	extra: Extra = {},
): StoredMessage {
	return store(world, bot, chat, content, extra, true, sender(world, bot, chat));
}

/** Stores a message a customer sends and queues the update for the bots that may see it. */
export function postFromCustomer(
	world: World,
	bot: Bot,
	chat: Chat,
	customer: Customer,
	content: MessageContent,
	extra: Extra = {},
): StoredMessage {
	const from =
		chat.type === 'channel'
			? senderChat(world, chat)
			: { from: customerUser(customer), ...connectionOf(chat) };
	const stored = store(world, bot, chat, content, extra, false, from);
	chat.started = true;
	if (chat.business && customer.id === chat.id) chat.business.heard = stored.message.date;
	const readers = chat.type === 'private' ? [bot] : botsIn(world, chat);
	for (const reader of readers) {
		if (isFor(reader, chat, stored.message)) announceMessage(world, reader, stored.message);
	}
	return stored;
}

/** Queues the update that tells a bot of a message. */
export function announceMessage(world: World, bot: Bot, message: TgMessage): void {
	const type = message['business_connection_id'] === undefined ? 'message' : 'business_message';
	const isPost = message.chat.type === 'channel';
	world.updates.emit(
		bot,
		isPost ? 'channel_post' : type,
		message,
		`chat:${message.chat.id}`,
		DAY_MS,
	);
}

/** Commands at the start or within a text, as Telegram marks them. */
export function findCommands(text: string): TgEntity[] {
	return [...text.matchAll(/(?<![\w/])\/[a-zA-Z0-9_]{1,32}(?:@\w+)?/g)].map((found) => ({
		type: 'bot_command',
		offset: found.index,
		length: found[0].length,
	}));
}

function sender(world: World, bot: Bot, chat: Chat): Partial<TgMessage> {
	const owner = chat.business && world.state.customers.get(chat.business.ownerId);
	if (owner) {
		return { from: customerUser(owner), sender_business_bot: botUser(bot), ...connectionOf(chat) };
	}
	return chat.type === 'channel' ? senderChat(world, chat) : { from: botUser(bot) };
}

/** What names the account in its messages. */
const connectionOf = ({ business }: Chat) =>
	business ? { business_connection_id: business.connectionId } : {};

const senderChat = (world: World, chat: Chat) => ({ sender_chat: chatView(world, chat) });

function store(
	world: World,
	bot: Bot,
	chat: Chat,
	content: MessageContent,
	extra: Extra,
	outgoing: boolean,
	from: Partial<TgMessage>,
): StoredMessage {
	const id = nextId(world, bot, chat);
	const stored = build(world, bot, chat, { id, content, extra, outgoing, from });
	chat.messages.set(id, stored);
	if (chat.messages.size > KEPT_PER_CHAT) forgetOldest(chat.messages);
	if (outgoing) chat.unread += 1;
	else chat.unread = 0;
	world.events.emit({ type: 'message', bot_id: bot.id, chat_id: chat.id, message_id: id });
	return stored;
}

/**
 * Stores a message of a bot that only one member of the group sees. It has no id among the others,
 * but one of its own.
 */
export function postEphemeral(
	world: World,
	bot: Bot,
	chat: Chat,
	receiver: TgUser,
	content: MessageContent,
	extra: Extra = {},
): StoredMessage {
	chat.ephemeral ??= new Map();
	const number = Math.max(0, ...chat.ephemeral.keys()) + 1;
	const fields = { ...content.fields, receiver_user: receiver, ephemeral_message_id: number };
	const from = sender(world, bot, chat);
	const parts = { id: 0, content: { ...content, fields }, extra, outgoing: true, from };
	const stored = build(world, bot, chat, parts);
	chat.ephemeral.set(number, stored);
	if (chat.ephemeral.size > KEPT_PER_CHAT) forgetOldest(chat.ephemeral);
	world.events.emit({ type: 'message', bot_id: bot.id, chat_id: chat.id });
	return stored;
}

function forgetOldest(messages: Map<number, StoredMessage>): void {
	for (const oldest of messages.keys()) {
		messages.delete(oldest);
		return;
	}
}

interface Parts {
	readonly id: number;
	readonly content: MessageContent;
	readonly extra: Extra;
	readonly outgoing: boolean;
	readonly from: Partial<TgMessage>;
}

function build(
	world: World,
	bot: Bot,
	chat: Chat,
	{ id, content, extra, outgoing, from }: Parts,
): StoredMessage {
	const message: TgMessage = {
		message_id: id,
		...from,
		chat: chatView(world, chat),
		date: world.clock.seconds(),
		...(content.replyTo && { reply_to_message: withoutReply(content.replyTo) }),
		...content.fields,
		...(content.markup && { reply_markup: content.markup }),
		...(content.viaBot && { via_bot: botUser(content.viaBot) }),
		...(content.protect && { has_protected_content: true }),
	};
	return { message, outgoing, botId: bot.id, silent: content.silent ?? false, ...extra };
}

function nextId({ state }: World, bot: Bot, chat: Chat): number {
	const account = state.businessConnections.get(chat.business?.connectionId ?? '');
	if (account) return account.nextMessageId++;
	return chat.type === 'private' ? bot.nextMessageId++ : chat.nextMessageId++;
}

const withoutReply = (message: TgMessage): TgMessage => {
	const copy = { ...message };
	delete copy.reply_to_message;
	return copy;
};

/** Privacy mode: in groups a bot sees commands, replies to it, mentions and service messages. */
function isFor(bot: Bot, chat: Chat, message: TgMessage): boolean {
	if (chat.type === 'private' || chat.type === 'channel' || message.text === undefined) return true;
	const { text } = message;
	if (message.reply_to_message?.from?.id === bot.id) return true;
	if (text.includes(`@${bot.username}`)) return true;
	return text.startsWith('/') && !/^\/\w+@/.test(text);
}
