import * as inline from '../../schema/inline.js';
import * as messages from '../../schema/messages.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

const { OneMessage } = messages;

/** Control calls that read and write messages as a customer. */
export function messageRoutes(app: ControlApp, control: Control): void {
	app.get(
		'/api/messages',
		describe('messages', 'Messages of a chat, oldest first', messages.MessageList, {
			querystring: messages.MessagesQuery,
		}),
		({ query }) => {
			const keyboard = control.keyboard(query);
			return { messages: control.messages(query), ...(keyboard && { keyboard }) };
		},
	);
	app.post(
		'/api/messages',
		describe(
			'writeMessage',
			'A customer writes, sends a contact, a place or a picture, or presses a callback button',
			messages.Written,
			{ querystring: messages.Patience, body: messages.WriteRequest },
		),
		({ body, query }) =>
			query.wait === undefined && query.replies === undefined
				? control.press(body)
				: control.sayAndWait(body, query),
	);
	app.post(
		'/api/messages/next',
		describe(
			'waitForMessage',
			'The bot’s next message since the customer’s last words or since the one given last',
			OneMessage,
			{ body: messages.NextMessage },
		),
		async ({ body }) => ({ message: await control.waitForMessage(body) }),
	);
	app.post(
		'/api/invoices/next',
		describe('nextInvoice', 'The bot’s next invoice', OneMessage, {
			body: messages.NextMessage,
		}),
		async ({ body }) => ({ message: await control.nextInvoice(body) }),
	);
	app.post(
		'/api/messages/forward',
		describe('forwardMessage', 'A customer forwards a message', OneMessage, {
			body: messages.ForwardRequest,
		}),
		({ body }) => ({ message: control.forwardMessage(body) }),
	);
	app.post(
		'/api/paid-media',
		describe('unlockPaidMedia', 'A customer unlocks paid media', OneMessage, {
			body: messages.PaidMediaRequest,
		}),
		({ body }) => ({ message: control.unlockPaidMedia(body) }),
	);
	inlineRoutes(app, control);
}

function inlineRoutes(app: ControlApp, control: Control): void {
	app.post(
		'/api/inline/queries',
		describe(
			'typeInline',
			'A customer types @bot and a text; answers with the results',
			inline.InlineSessionView,
			{ body: inline.InlineQuestionRequest },
		),
		({ body }) => control.typeInline(body),
	);
	app.post(
		'/api/inline/choose',
		describe('chooseInline', 'The customer sends one of the results to a chat', OneMessage, {
			body: inline.ChooseRequest,
		}),
		({ body }) => ({ message: control.chooseInline(body) }),
	);
	app.post(
		'/api/inline',
		describe(
			'sendInline',
			'A customer asks a bot inline and sends one of its results to a chat',
			OneMessage,
			{ body: inline.InlineRequest },
		),
		async ({ body }) => ({ message: await control.sendInline(body) }),
	);
}
