import { requireBot } from '../../domain/bots.js';
import { choose, sendInline, sessionView, typeInline, unlock } from '../inline.js';
import type { ChooseRequest } from '../inline.js';
import { forward, keyboardIn, listMessages, write } from '../messages.js';
import type { WriteRequest } from '../messages.js';
import { botReference, decimal, object, text, whole } from '../route.js';
import type { Route } from '../route.js';
import { messageView } from '../views.js';

const messages: Route[] = [
	{
		method: 'GET',
		path: '/api/messages',
		summary: 'Messages of a chat, oldest first',
		query: object({ bot_id: whole, chat_id: whole }, ['chat_id']),
		run: ({ runtime, query }) => {
			const { bot_id, chat_id } = query as { bot_id?: number; chat_id: number };
			const bot = bot_id === undefined ? undefined : requireBot(runtime.world, bot_id);
			const keyboard = keyboardIn(runtime.world, bot, chat_id);
			return {
				messages: listMessages(runtime.world, bot, chat_id).map(messageView),
				...(keyboard && { keyboard }),
			};
		},
	},
	{
		method: 'POST',
		path: '/api/messages',
		summary:
			'A customer writes, sends a contact, a place or a picture, or presses a callback button',
		body: object(
			{
				...botReference,
				customer_id: whole,
				chat_id: whole,
				text,
				contact: object({ phone_number: text, first_name: text, last_name: text }),
				location: object({ latitude: decimal, longitude: decimal }, ['latitude', 'longitude']),
				photo: object({ data: text, file_name: text }, ['data']),
				callback_data: text,
				message_id: whole,
				reply_to_message_id: whole,
			},
			['customer_id'],
		),
		run: ({ runtime, body }) => {
			const { stored, queryId } = write(runtime.world, body as WriteRequest);
			return {
				message: messageView(stored),
				...(queryId !== undefined && { callback_query_id: queryId }),
			};
		},
	},
	{
		method: 'POST',
		path: '/api/messages/forward',
		summary: 'A customer forwards a message',
		body: object(
			{
				...botReference,
				from_chat_id: whole,
				message_id: whole,
				customer_id: whole,
				to_chat_id: whole,
			},
			['from_chat_id', 'message_id', 'customer_id', 'to_chat_id'],
		),
		run: ({ runtime, body }) => ({ message: messageView(forward(runtime.world, body)) }),
	},
];

const typed = { chat_id: whole, chat_bot_id: whole } as const;

const elsewhere: Route[] = [
	{
		method: 'POST',
		path: '/api/inline/queries',
		summary: 'A customer types @bot and a text; answers with the results',
		body: object({ ...botReference, ...typed, customer_id: whole, query: text, offset: text }, [
			'customer_id',
			'query',
		]),
		run: async ({ runtime, body }) => sessionView(await typeInline(runtime.world, body)),
	},
	{
		method: 'POST',
		path: '/api/inline/choose',
		summary: 'The customer sends one of the results to a chat',
		body: object({ ...typed, query_id: text, result_id: text }, ['query_id']),
		run: ({ runtime, body }) => ({
			message: messageView(choose(runtime.world, body as ChooseRequest)),
		}),
	},
	{
		method: 'POST',
		path: '/api/inline',
		summary: 'A customer asks a bot inline and sends one of its results to a chat',
		body: object(
			{ ...botReference, ...typed, customer_id: whole, query: text, offset: text, result_id: text },
			['customer_id', 'query'],
		),
		run: async ({ runtime, body }) => ({
			message: messageView(await sendInline(runtime.world, body)),
		}),
	},
	{
		method: 'POST',
		path: '/api/paid-media',
		summary: 'A customer unlocks paid media',
		body: object({ ...botReference, customer_id: whole, chat_id: whole, message_id: whole }, [
			'customer_id',
			'message_id',
		]),
		run: ({ runtime, body }) => ({ message: messageView(unlock(runtime.world, body)) }),
	},
];

/** Control calls that read and write messages as a customer. */
export const messageRoutes: readonly Route[] = [...messages, ...elsewhere];
