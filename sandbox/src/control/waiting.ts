import { privateChat } from '../domain/chats.js';
import { ensureCustomer } from '../domain/customers.js';
import { ControlError } from '../domain/errors.js';
import type { Change } from '../domain/events.js';
import type { Bot, Chat, StoredMessage } from '../domain/state.js';
import type { World } from '../domain/world.js';
import type {
	CallbackAnswer,
	NextMessage,
	Patience,
	WriteRequest,
	Written,
} from '../schema/messages.js';
import { namedBot } from './bot-reference.js';
import { chatFor, write } from './messages.js';
import { until } from './until.js';
import { messageView } from './views.js';

/** Real time: a bot answers in it, whatever the sandbox's clock shows. */
const PATIENCE_MS = 5_000;

/** What a customer did and what the bot said to it. */
export type Answered = Written & { replies: NonNullable<Written['replies']> };

/**
 * A customer writes or presses a button; waits until the bot has dealt with it and said something, or
 * has said as much as was asked for. New and edited messages count, and the answer to a button.
 */
export async function say(
	world: World,
	request: WriteRequest,
	patience: Patience = {},
): Promise<Answered> {
	const bot = namedBot(world, request);
	const { pending, nextUpdateId: first } = bot.inbox;
	const { stored, queryId } = write(world, request);
	const last = bot.inbox.nextUpdateId;
	const chat = chatFor(world, bot, ensureCustomer(world, request.customer_id), request.chat_id);
	const replies = new Map<number, StoredMessage>();
	let answer: CallbackAnswer | undefined;
	const note = (change: Change): void => {
		if (change.type !== 'message') return;
		if (queryId !== undefined && change['callback'] === queryId) {
			answer = (change['answer'] as CallbackAnswer | undefined) ?? {};
		}
		const found = isIn(chat, bot, change) && chat.messages.get(Number(change['message_id']));
		if (found && found.outgoing) replies.set(found.message.message_id, found);
	};
	const isTaken = (): boolean => {
		for (let id = first; id < last; id += 1) if (pending.has(id)) return false;
		return true;
	};
	const isDone = (): boolean =>
		patience.replies === undefined
			? (replies.size > 0 || answer !== undefined) && isTaken()
			: replies.size >= patience.replies;
	const heard = await until(world, patience.wait ?? PATIENCE_MS, isDone, note);
	if (!heard && replies.size === 0) throw silence(bot, patience, isTaken());
	if (!heard && patience.replies !== undefined) throw tooFew(replies.size, patience);
	return {
		message: messageView(stored),
		...(queryId !== undefined && { callback_query_id: queryId }),
		...(answer && { callback_answer: answer }),
		replies: [...replies.values()].map(messageView),
	};
}

/** The next message of a bot that nobody has asked for yet, once it is there. */
export async function nextMessage(
	world: World,
	request: NextMessage,
	isWanted: (stored: StoredMessage) => boolean = () => true,
): Promise<StoredMessage> {
	const bot = namedBot(world, request);
	const chat = chatOf(world, bot, request);
	const { text, wait = PATIENCE_MS } = request;
	let found: StoredMessage | undefined;
	const look = (): boolean => {
		const after = chat.heard ?? 0;
		for (const [id, stored] of chat.messages) {
			if (id <= after || !stored.outgoing || !isWanted(stored)) continue;
			if (text !== undefined && !textOf(stored).includes(text)) continue;
			found = stored;
			return true;
		}
		return false;
	};
	if (!(await until(world, wait, look)) || !found) throw silence(bot, { wait }, true);
	chat.heard = found.message.message_id;
	return found;
}

function chatOf(world: World, bot: Bot, { chat_id: id, customer_id }: NextMessage): Chat {
	const customerId = customer_id ?? id;
	if (id !== undefined && id < 0) {
		const chat = world.state.chats.get(id);
		if (!chat) throw new ControlError(404, `No chat ${id}.`);
		return chat;
	}
	if (customerId === undefined) throw new ControlError(400, 'Say whose: customer_id or chat_id.');
	return privateChat(bot, ensureCustomer(world, customerId));
}

const isIn = (chat: Chat, bot: Bot, change: Change): boolean =>
	change['chat_id'] === chat.id && (chat.type !== 'private' || change['bot_id'] === bot.id);

const textOf = ({ message }: StoredMessage): string =>
	message.text ?? (message['caption'] as string | undefined) ?? '';

function silence(bot: Bot, { wait = PATIENCE_MS }: Patience, isTaken: boolean): ControlError {
	const why = isTaken
		? 'It was given all there is.'
		: bot.inbox.webhook
			? `Its webhook has not taken the update${lastError(bot)}.`
			: 'It has not asked for the update: it neither polls nor has a webhook.';
	return new ControlError(504, `The bot said nothing of this within ${wait} ms. ${why}`);
}

const lastError = ({ inbox }: Bot): string => {
	const error = inbox.webhook?.lastErrorMessage;
	return error === undefined ? '' : ` (${error})`;
};

const tooFew = (count: number, { wait = PATIENCE_MS, replies }: Patience): ControlError =>
	new ControlError(504, `The bot said ${count} of ${replies} things within ${wait} ms.`);
