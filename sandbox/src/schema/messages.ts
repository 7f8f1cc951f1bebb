import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Message } from './message.js';
import { botReference, exact, maybe, oneOf, ref, text, whole, yesNo } from './values.js';

const decimal = Type.Number();

/** What a customer sends: one of these; `text` is also the caption of a picture. */
const sent = {
	text: maybe(text),
	contact: maybe(
		exact(
			{ phone_number: maybe(text), first_name: maybe(text), last_name: maybe(text) },
			{ description: 'Their own unless a number is given.' },
		),
	),
	location: maybe(exact({ latitude: decimal, longitude: decimal })),
	photo: maybe(exact({ data: Type.String({ description: 'Base64.' }), file_name: maybe(text) })),
};
export const Sent = exact(sent);
export type Sent = Static<typeof Sent>;

/** A customer writes, or presses a callback button of a message. */
export const WriteRequest = exact({
	...botReference,
	customer_id: whole,
	chat_id: maybe(Type.Integer({ description: 'The private chat with the bot unless given.' })),
	business_connection_id: maybe(
		Type.String({ description: 'Writes to this account, or for it when the customer owns it.' }),
	),
	...sent,
	callback_data: maybe(text),
	play: maybe(Type.Boolean({ description: 'Presses the button that starts the game.' })),
	message_id: maybe(whole),
	reply_to_message_id: maybe(whole),
});
export type WriteRequest = Static<typeof WriteRequest>;

/** What a bot answers a pressed button (Bot API: answerCallbackQuery). */
export const CallbackAnswer = exact(
	{ text: maybe(text), url: maybe(text), show_alert: maybe(yesNo) },
	{ $id: 'CallbackAnswer' },
);
export type CallbackAnswer = Static<typeof CallbackAnswer>;

/** How long to wait for a bot, and for how much. */
const wait = maybe(
	Type.Integer({ minimum: 0, maximum: 60_000, description: 'Milliseconds of real time.' }),
);
const patience = {
	wait,
	replies: maybe(
		Type.Integer({
			minimum: 1,
			maximum: 100,
			description: 'As many; otherwise at least one, and until the bot has dealt with the update.',
		}),
	),
};
export const Patience = exact(patience);
export type Patience = Static<typeof Patience>;

/** A customer's message, or the pressed button's message and the query it put. */
export const Written = exact(
	{
		message: ref(Message),
		callback_query_id: maybe(text),
		callback_answer: maybe(ref(CallbackAnswer)),
		replies: maybe(
			Type.Array(ref(Message), { description: 'What the bot said to it, if that was waited for.' }),
		),
	},
	{ $id: 'Written' },
);
export type Written = Static<typeof Written>;

export const OneMessage = exact({ message: ref(Message) }, { $id: 'OneMessage' });

/** Whose messages: a chat of a bot. */
export const MessagesQuery = exact({
	...botReference,
	chat_id: whole,
	business_connection_id: maybe(Type.String({ description: 'The chat is one of this account.' })),
	customer_id: maybe(
		Type.Integer({ description: 'Also what only this member of a group sees, at the end.' }),
	),
});
export type MessagesQuery = Static<typeof MessagesQuery>;

/** One button below the place to write; what it asks for is sent instead of its text. */
export const ReplyButton = exact(
	{
		text,
		style: maybe(text),
		request: maybe(oneOf('contact', 'location', 'poll')),
		webApp: maybe(text),
	},
	{ $id: 'ReplyButton' },
);
export type ReplyButton = Static<typeof ReplyButton>;

/** What a bot shows below the place to write. */
export const ReplyKeyboard = exact(
	{
		botId: whole,
		rows: Type.Array(Type.Array(ref(ReplyButton)), {
			description: 'None when only a reply is asked for.',
		}),
		oneTime: yesNo,
		forceReply: yesNo,
		placeholder: text,
	},
	{ $id: 'ReplyKeyboard' },
);
export type ReplyKeyboard = Static<typeof ReplyKeyboard>;

export const MessageList = exact(
	{ messages: Type.Array(ref(Message)), keyboard: maybe(ref(ReplyKeyboard)) },
	{ $id: 'MessageList' },
);
export type MessageList = Static<typeof MessageList>;

export const ForwardRequest = exact({
	...botReference,
	from_chat_id: whole,
	message_id: whole,
	customer_id: whole,
	to_chat_id: whole,
});
export type ForwardRequest = Static<typeof ForwardRequest>;

export const PaidMediaRequest = exact({
	...botReference,
	customer_id: whole,
	chat_id: maybe(whole),
	message_id: whole,
});
export type PaidMediaRequest = Static<typeof PaidMediaRequest>;

/** Whose chat is listened to; the private one with the bot unless `chat_id` is a group's. */
export const NextMessage = exact({
	...botReference,
	customer_id: maybe(whole),
	chat_id: maybe(whole),
	text: maybe(Type.String({ description: 'What its text or caption has to contain.' })),
	wait,
});
export type NextMessage = Static<typeof NextMessage>;
