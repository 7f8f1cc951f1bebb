import { requireBot } from '../domain/bots.js';
import { chatSeenBy, privateChat } from '../domain/chats.js';
import { ensureCustomer } from '../domain/customers.js';
import { ControlError } from '../domain/errors.js';
import { ask } from '../domain/inline/ask.js';
import { reportChoice, sendResult } from '../domain/inline/sending.js';
import type { Place } from '../domain/inline/sending.js';
import type { InlineChatType, InlineResult, InlineSession } from '../domain/inline/types.js';
import { buyPaidMedia } from '../domain/paid-media.js';
import type { Bot, Customer, StoredMessage } from '../domain/state.js';
import type { World } from '../domain/world.js';
import { namedBot } from './bot-reference.js';
import type {
	ChooseRequest,
	InlineQuestionRequest,
	InlineRequest,
	InlineResultView,
	InlineSessionView,
	WhereTyped,
} from '../schema/inline.js';
import type { PaidMediaRequest } from '../schema/messages.js';

function placeOf(world: World, bot: Bot, customer: Customer, where: WhereTyped): Place {
	const { chat_id = customer.id, chat_bot_id } = where;
	const host = chat_bot_id === undefined ? bot : requireBot(world, chat_bot_id);
	if (chat_id === customer.id) return { host, chat: privateChat(host, customer) };
	const chat = chatSeenBy(world, host, customer, chat_id);
	if (!chat) throw new ControlError(404, `No chat ${chat_id}.`);
	return { host, chat };
}

const chatType = (bot: Bot, { chat, host }: Place): InlineChatType =>
	chat.type === 'private' && host.id === bot.id ? 'sender' : chat.type;

/** Asks the bot, or takes what it answered somebody before; waits for the answer. */
export async function typeInline(
	world: World,
	request: InlineQuestionRequest,
): Promise<InlineSession> {
	const bot = namedBot(world, request);
	const customer = ensureCustomer(world, request.customer_id);
	const place = placeOf(world, bot, customer, request);
	const { query, offset = '' } = request;
	return await ask(world, bot, customer, { query, offset, chatType: chatType(bot, place) });
}

/** Sends one of the results of an inline query into a chat. */
export function choose(world: World, request: ChooseRequest): StoredMessage {
	const session = world.inline.find(request.query_id);
	if (!session) throw new ControlError(404, `No inline query ${request.query_id}.`);
	const results = session.answer?.results;
	if (!results) throw new ControlError(504, 'The bot did not answer the inline query in time.');
	const chosen =
		request.result_id === undefined
			? results[0]
			: results.find((result) => result.id === request.result_id);
	if (!chosen) throw new ControlError(409, 'The bot offered no such result.');
	const bot = requireBot(world, session.botId);
	const customer = ensureCustomer(world, session.customerId);
	const stored = sendResult(world, bot, customer, placeOf(world, bot, customer, request), chosen);
	reportChoice(world, bot, customer, session, chosen, stored);
	return stored;
}

/** Asks the bot and sends one of its results. */
export async function sendInline(world: World, request: InlineRequest): Promise<StoredMessage> {
	const { id } = await typeInline(world, request);
	return choose(world, { ...request, query_id: id });
}

/** What a customer sees of the answer to what they typed. */
export function sessionView({ answer, ...session }: InlineSession): InlineSessionView {
	return {
		query_id: session.id,
		status: answer ? 'answered' : 'timeout',
		cached: session.isCached,
		took_ms: session.tookMs,
		results: answer?.results.map(resultView) ?? [],
		...(answer && {
			next_offset: answer.nextOffset,
			is_personal: answer.isPersonal,
			cache_time: answer.cacheTime,
			...(answer.button && { button: answer.button }),
		}),
	};
}

function resultView(result: InlineResult): InlineResultView {
	const { id, type, title, description, thumbnailUrl, fields, invoice, markup } = result;
	return {
		id,
		type,
		title,
		...(description !== '' && { description }),
		...(thumbnailUrl !== '' && { thumbnail_url: thumbnailUrl }),
		message: fields,
		...(markup && { reply_markup: markup }),
		...(invoice && { invoice_payload: invoice.terms.payload }),
	};
}

/** A customer unlocks the paid media of a message. */
export function unlock(world: World, request: PaidMediaRequest): StoredMessage {
	const bot = namedBot(world, request);
	const customer = ensureCustomer(world, request.customer_id);
	const chat = chatSeenBy(world, bot, customer, request.chat_id ?? customer.id);
	const stored = chat?.messages.get(request.message_id);
	if (!stored) throw new ControlError(404, `No message ${request.message_id} there.`);
	// In a group with several bots the Stars are those of the bot that sent the media.
	buyPaidMedia(world, requireBot(world, stored.botId), customer, stored);
	return stored;
}
