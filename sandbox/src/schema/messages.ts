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
	...sent,
	callback_data: maybe(text),
	message_id: maybe(whole),
	reply_to_message_id: maybe(whole),
});
export type WriteRequest = Static<typeof WriteRequest>;

/** A customer's message, or the pressed button's message and the query it put. */
export const Written = exact(
	{ message: ref(Message), callback_query_id: maybe(text) },
	{ $id: 'Written' },
);
export type Written = Static<typeof Written>;

export const OneMessage = exact({ message: ref(Message) }, { $id: 'OneMessage' });

/** Whose messages: a chat of a bot. */
export const MessagesQuery = exact({ ...botReference, chat_id: whole });
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

/** How long to wait for the bot. */
export const Waiting = exact({
	wait: maybe(
		Type.Integer({
			minimum: 0,
			maximum: 60_000,
			description: 'Milliseconds in which the bot has to say something.',
		}),
	),
});
export type Waiting = Static<typeof Waiting>;
