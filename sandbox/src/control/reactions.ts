import { isInside, standing } from '../domain/access/standing.js';
import { botsIn, chatView } from '../domain/chats.js';
import { customerUser, ensureCustomer } from '../domain/customers.js';
import { ControlError } from '../domain/errors.js';
import { HEX } from '../domain/ids.js';
import { react } from '../domain/reactions.js';
import type { StoredMessage } from '../domain/state.js';
import { DAY_MS } from '../domain/world.js';
import type { World } from '../domain/world.js';
import type { Boosted, BoostRequest, ReactRequest } from '../schema/reactions.js';
import { namedBot } from './bot-reference.js';
import { chatFor } from './messages.js';

/** A customer reacts to a message. */
export function reactTo(world: World, request: ReactRequest): StoredMessage {
	const bot = namedBot(world, request);
	const customer = ensureCustomer(world, request.customer_id);
	const chat = chatFor(world, bot, customer, request.chat_id);
	const stored = chat.messages.get(request.message_id);
	if (!stored) throw new ControlError(404, `No message ${request.message_id} there.`);
	react(world, bot, chat, stored, customer, request.reaction);
	return stored;
}

/** A customer boosts a group or channel; the bots there hear of it. */
export function boost(world: World, { chat_id, customer_id, days = 30 }: BoostRequest): Boosted {
	const chat = world.state.chats.get(chat_id);
	if (!chat) throw new ControlError(404, `No chat ${chat_id}.`);
	const customer = ensureCustomer(world, customer_id);
	const date = world.clock.seconds();
	if (!isInside(standing(chat, customer.id, date))) {
		throw new ControlError(409, `Customer ${customer.id} is not in the chat ${chat.id}.`);
	}
	const id = world.ids.text(32, HEX);
	const until = date + (days * DAY_MS) / 1000;
	chat.boosts = [...(chat.boosts ?? []), { id, customerId: customer.id, date, until }];
	const shown = { boost_id: id, add_date: date, expiration_date: until };
	const source = { source: 'premium', user: customerUser(customer) };
	for (const bot of botsIn(world, chat)) {
		const content = { chat: chatView(world, chat), boost: { ...shown, source } };
		world.updates.emit(bot, 'chat_boost', content, `chat:${chat.id}`, DAY_MS);
	}
	world.events.emit({ type: 'chat', chat_id: chat.id });
	return shown;
}
