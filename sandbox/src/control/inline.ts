import type { InlineResult } from '../bot-api/methods/answer-inline-query.js';
import { requireBot } from '../domain/bots.js';
import { chatSeenBy } from '../domain/chats.js';
import { customerUser, ensureCustomer } from '../domain/customers.js';
import { ControlError } from '../domain/errors.js';
import { postFromCustomer } from '../domain/messages.js';
import { buyPaidMedia } from '../domain/paid-media.js';
import type { StoredMessage } from '../domain/state.js';
import type { World } from '../domain/world.js';
import { namedBot } from './bot-reference.js';
import type { BotReference } from './bot-reference.js';

const INLINE_LIFE_MS = 30_000;
const CHOSEN_LIFE_MS = 600_000;

/** A customer types `@bot query` in a chat and, when the bot answers, sends one of the results. */
export interface InlineRequest extends BotReference {
	customer_id: number;
	/** The chat it is sent to; a group or channel, or the private chat with the bot. */
	chat_id?: number | undefined;
	query: string;
	/** The first result unless given. */
	result_id?: string | undefined;
}

/** Asks the bot and sends the chosen result; waits for the bot's answer. */
export async function sendInline(world: World, request: InlineRequest): Promise<StoredMessage> {
	const bot = namedBot(world, request);
	const customer = ensureCustomer(world, request.customer_id);
	const chat = chatSeenBy(world, bot, customer, request.chat_id ?? customer.id);
	if (!chat) throw new ControlError(404, `No chat ${request.chat_id ?? customer.id}.`);
	const id = world.ids.query();
	const from = customerUser(customer);
	const { query } = request;
	const answer = new Promise<InlineResult[] | undefined>((resolve) => {
		world.queries.set(id, {
			botId: bot.id,
			kind: 'inline',
			customerId: customer.id,
			settle: (results) => resolve(results as InlineResult[]),
		});
		world.clock.after(INLINE_LIFE_MS, () => {
			world.queries.delete(id);
			resolve(undefined);
		});
	});
	const asked = { id, from, chat_type: chat.type, query, offset: '' };
	world.updates.emit(bot, 'inline_query', asked, `inline:${customer.id}`, INLINE_LIFE_MS);
	const results = await answer;
	if (!results) throw new ControlError(504, 'The bot did not answer the inline query in time.');
	const chosen = request.result_id
		? results.find((result) => result.id === request.result_id)
		: results[0];
	if (!chosen) throw new ControlError(409, 'The bot offered no such result.');
	const content = { fields: chosen.fields, markup: chosen.markup, viaBot: bot };
	const extra = chosen.invoice ? { invoice: chosen.invoice } : {};
	const stored = postFromCustomer(world, bot, chat, customer, content, extra);
	const news = { result_id: chosen.id, from, query };
	world.updates.emit(bot, 'chosen_inline_result', news, `inline:${customer.id}`, CHOSEN_LIFE_MS);
	return stored;
}

/** A customer unlocks the paid media of a message. */
export function unlock(
	world: World,
	request: BotReference & { customer_id: number; chat_id?: number; message_id: number },
): StoredMessage {
	const bot = namedBot(world, request);
	const customer = ensureCustomer(world, request.customer_id);
	const chat = chatSeenBy(world, bot, customer, request.chat_id ?? customer.id);
	const stored = chat?.messages.get(request.message_id);
	if (!stored) throw new ControlError(404, `No message ${request.message_id} there.`);
	// In a group with several bots the Stars are those of the bot that sent the media.
	buyPaidMedia(world, requireBot(world, stored.botId), customer, stored);
	return stored;
}
