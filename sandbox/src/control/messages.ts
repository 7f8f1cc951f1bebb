import { setBlocked } from '../domain/access/members.js';
import { isInside } from '../domain/access/standing.js';
import { requireBot } from '../domain/bots.js';
import {
	chatSeenBy,
	chatView,
	findChat,
	privateChat,
	requireMember,
	requireOwn,
} from '../domain/chats.js';
import { customerUser, ensureCustomer } from '../domain/customers.js';
import { ControlError, noBotNamed } from '../domain/errors.js';
import { contentOf, originOf } from '../domain/forwarding.js';
import { requireAccess } from '../domain/managed-bots.js';
import { postFromCustomer } from '../domain/messages.js';
import type { Bot, Chat, Customer, StoredMessage } from '../domain/state.js';
import type { TgMarkup, TgUser } from '../domain/telegram.js';
import { QUERY_LIFE_MS } from '../domain/world.js';
import type { World } from '../domain/world.js';
import { writeToAccount } from './business.js';
import { sentFields } from './sent-fields.js';
import { namedBot } from './bot-reference.js';
import type { ForwardRequest, ReplyKeyboard, WriteRequest } from '../schema/messages.js';

/** The keyboard a bot shows a person below the place to write. */
export function keyboardIn(
	world: World,
	bot: Bot | undefined,
	chatId: number,
): ReplyKeyboard | undefined {
	const chat = bot ? findChat(world, bot, chatId) : world.state.chats.get(chatId);
	return chat?.keyboard;
}

/** Messages of a chat as a person sees it, oldest first. */
export function listMessages(
	world: World,
	bot: Bot | undefined,
	chatId: number,
	reader?: number,
): StoredMessage[] {
	if (chatId > 0 && !bot) throw noBotNamed();
	const chat = bot ? findChat(world, bot, chatId) : world.state.chats.get(chatId);
	if (!chat) return [];
	chat.unread = 0;
	const alone = [...(chat.ephemeral?.values() ?? [])].filter(
		({ message }) => (message['receiver_user'] as TgUser).id === reader,
	);
	return [...chat.messages.values(), ...alone];
}

/** What a customer did: their message, or the pressed button's message and the query it put. */
export interface Written {
	readonly stored: StoredMessage;
	readonly queryId?: string;
}

/** A customer writes or presses a button. */
export function write(world: World, request: WriteRequest): Written {
	const { business_connection_id: account } = request;
	if (account !== undefined) return { stored: writeToAccount(world, account, request) };
	const bot = namedBot(world, request);
	const customer = ensureCustomer(world, request.customer_id);
	const chat = chatFor(world, bot, customer, request.chat_id);
	if (request.callback_data !== undefined || request.play)
		return press(world, customer, chat, request);
	const replyTo = chat.messages.get(request.reply_to_message_id ?? 0)?.message;
	const fields = sentFields(world, customer, request);
	// A keyboard for one time is gone once something was sent, a forced reply once it was given.
	if (chat.keyboard?.oneTime || chat.keyboard?.forceReply) chat.keyboard = undefined;
	const stored = postFromCustomer(world, bot, chat, customer, { fields, replyTo });
	chat.heard = stored.message.message_id;
	return { stored };
}

/** The chat a customer writes in; made, and the bot unblocked, where it is their private one. */
export function chatFor(world: World, bot: Bot, customer: Customer, id = customer.id): Chat {
	if (id > 0) {
		requireOwn(customer, id);
		requireAccess(bot, customer);
		setBlocked(world, bot, customer, false);
		return privateChat(bot, customer);
	}
	const chat = world.state.chats.get(id);
	if (!chat) throw new ControlError(404, `No chat ${id}.`);
	requireMember(chat, customer);
	return chat;
}

function press(world: World, customer: Customer, chat: Chat, request: WriteRequest): Written {
	const stored = chat.messages.get(request.message_id ?? 0);
	if (!stored) throw new ControlError(404, `No message ${request.message_id ?? '?'} there.`);
	const buttons = stored.message.reply_markup?.inline_keyboard.flat() ?? [];
	const isThere = request.play
		? buttons.some((button) => button['callback_game'] !== undefined)
		: buttons.some((button) => button['callback_data'] === request.callback_data);
	if (!isThere) {
		throw new ControlError(409, 'The message has no such button.');
	}
	// The query goes to the bot whose button it is: the sender, or the one the message came through.
	const bot = requireBot(world, stored.message.via_bot?.id ?? stored.botId);
	const id = world.ids.query();
	for (const newest of chat.messages.keys()) chat.heard = newest;
	world.queries.set(id, {
		botId: bot.id,
		kind: 'callback',
		customerId: customer.id,
		settle: (answer) => {
			world.events.emit({ type: 'message', callback: id, bot_id: bot.id, answer });
		},
	});
	world.clock.after(QUERY_LIFE_MS, () => world.queries.delete(id));
	world.updates.emit(
		bot,
		'callback_query',
		{
			id,
			from: customerUser(customer),
			...(stored.inlineId === undefined
				? { message: stored.message }
				: { inline_message_id: stored.inlineId }),
			chat_instance: `${bot.id}${chat.id}`.replace('-', ''),
			...(request.play ? { game_short_name: stored.game } : { data: request.callback_data }),
		},
		`callback:${customer.id}`,
		QUERY_LIFE_MS,
	);
	return { stored, queryId: id };
}

/** A customer forwards a message to another chat; an invoice stays payable there. */
export function forward(world: World, request: ForwardRequest): StoredMessage {
	const bot = namedBot(world, request);
	const customer = ensureCustomer(world, request.customer_id);
	const from = chatSeenBy(world, bot, customer, request.from_chat_id);
	const source = from?.messages.get(request.message_id);
	if (!source) throw new ControlError(404, `No message ${request.message_id} there.`);
	if (source.message['has_protected_content']) {
		throw new ControlError(409, 'The message is protected: it cannot be forwarded.');
	}
	const { message, invoice } = source;
	const content = contentOf(message);
	if (Object.keys(content).length === 0)
		throw new ControlError(409, 'A service message cannot be forwarded.');
	const chat = chatFor(world, bot, customer, request.to_chat_id);
	const fields = {
		forward_origin: originOf(world, source),
		...content,
		...(message['via_bot'] !== undefined && { via_bot: message['via_bot'] }),
	};
	const markup = forwardedMarkup(requireBot(world, source.botId), source);
	return postFromCustomer(
		world,
		bot,
		chat,
		customer,
		{ fields, markup },
		invoice ? { invoice } : {},
	);
}

/** A multi-chat invoice keeps its Pay button; a single-chat one leads to the bot instead. */
function forwardedMarkup(bot: Bot, source: StoredMessage): TgMarkup | undefined {
	const { invoice, message } = source;
	if (!invoice || message.reply_markup === undefined) return message.reply_markup;
	const { startParameter } = invoice.terms;
	if (startParameter === '') return message.reply_markup;
	const text = message.reply_markup.inline_keyboard[0]?.[0]?.text ?? 'Pay';
	const url = `https://t.me/${bot.username}?start=${startParameter}`;
	return { inline_keyboard: [[{ text, url }]] };
}

/** The chats a customer sees: private ones with bots, and the groups and channels they are in. */
export function chatsOf(
	world: World,
	customerId: number,
): Array<{ bot: Bot; chat: Chat; title: string }> {
	const lines: Array<{ bot: Bot; chat: Chat; title: string }> = [];
	for (const bot of world.state.bots.values()) {
		const chat = bot.privateChats.get(customerId);
		if (chat) lines.push({ bot, chat, title: bot.first_name });
	}
	for (const chat of world.state.chats.values()) {
		const member = chat.members.get(customerId);
		if (!member || !isInside(member)) continue;
		for (const id of chat.members.keys()) {
			const bot = world.state.bots.get(id);
			if (bot) lines.push({ bot, chat, title: chatView(world, chat).title ?? chat.title });
		}
	}
	return lines;
}
