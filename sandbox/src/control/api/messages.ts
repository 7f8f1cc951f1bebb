import type { Runtime } from '../../runtime.js';
import type { Message } from '../../schema/message.js';
import type {
	ForwardRequest,
	MessagesQuery,
	NextMessage,
	PaidMediaRequest,
	Patience,
	ReplyKeyboard,
	WriteRequest,
	Written,
} from '../../schema/messages.js';
import type {
	ChooseRequest,
	InlineQuestionRequest,
	InlineRequest,
	InlineSessionView,
} from '../../schema/inline.js';
import { accountMessages } from '../business.js';
import { findBot } from '../bot-reference.js';
import { choose, sendInline, sessionView, typeInline, unlock } from '../inline.js';
import { forward, keyboardIn, listMessages, write } from '../messages.js';
import { messageView } from '../views.js';
import { nextMessage, say } from '../waiting.js';
import type { Answered } from '../waiting.js';

/** What a customer reads and writes. */
export const messageControls = (runtime: Runtime) => {
	const pressOrWrite = (request: WriteRequest): Written => {
		const { stored, queryId } = write(runtime.world, request);
		return {
			message: messageView(stored),
			...(queryId !== undefined && { callback_query_id: queryId }),
		};
	};
	return {
		/** A customer writes, sends a contact, a place or a picture. */
		writeMessage: (request: WriteRequest): Message => pressOrWrite(request).message,
		/** The same, or a callback button is pressed: also the id of the query the bot is asked with. */
		press: pressOrWrite,
		/**
		 * A customer writes or presses a button; resolves with what the bot said to it.
		 * @throws ControlError when it says nothing in time
		 */
		say: async (request: WriteRequest, patience?: Patience): Promise<Message[]> =>
			(await say(runtime.world, request, patience)).replies,
		/** The same, with all that came of it. */
		sayAndWait: (request: WriteRequest, patience?: Patience): Promise<Answered> =>
			say(runtime.world, request, patience),
		/** The bot's next message since the customer's last words or since the one given last. */
		waitForMessage: async (request: NextMessage): Promise<Message> =>
			messageView(await nextMessage(runtime.world, request)),
		/** The bot's next invoice. */
		nextInvoice: async (request: NextMessage): Promise<Message> =>
			messageView(
				await nextMessage(runtime.world, request, ({ invoice }) => invoice !== undefined),
			),
		/** Messages of a chat as a person sees them, oldest first. */
		messages: ({
			chat_id,
			business_connection_id: account,
			customer_id: reader,
			...bot
		}: MessagesQuery): Message[] =>
			(account === undefined
				? listMessages(runtime.world, findBot(runtime.world, bot), chat_id, reader)
				: accountMessages(runtime.world, account, chat_id)
			).map(messageView),
		/** What the bot shows below the place to write. */
		keyboard: ({ chat_id, ...bot }: MessagesQuery): ReplyKeyboard | undefined =>
			keyboardIn(runtime.world, findBot(runtime.world, bot), chat_id),
		/** A customer forwards a message; an invoice stays payable. */
		forwardMessage: (request: ForwardRequest): Message =>
			messageView(forward(runtime.world, request)),
		/** A customer unlocks paid media. */
		unlockPaidMedia: (request: PaidMediaRequest): Message =>
			messageView(unlock(runtime.world, request)),
		/** A customer types `@bot query`; waits for the answer. */
		typeInline: async (request: InlineQuestionRequest): Promise<InlineSessionView> =>
			sessionView(await typeInline(runtime.world, request)),
		/** The customer sends one of the results. */
		chooseInline: (request: ChooseRequest): Message => messageView(choose(runtime.world, request)),
		/** Types, and sends one of the results. */
		sendInline: async (request: InlineRequest): Promise<Message> =>
			messageView(await sendInline(runtime.world, request)),
	};
};
