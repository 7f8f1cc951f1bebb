import type { Method } from '../call.js';
import { answerCallbackQuery } from './answer-callback-query.js';
import { answerPreCheckoutQuery } from './answer-pre-checkout-query.js';
import { answerShippingQuery } from './answer-shipping-query.js';
import { createInvoiceLink } from './create-invoice-link.js';
import { deleteMessage } from './delete-message.js';
import { editMessageReplyMarkup, editMessageText } from './edit-message-text.js';
import { getChat, getChatAdministrators, getChatMember, getChatMemberCount } from './get-chat.js';
import { getMe } from './get-me.js';
import { getUpdates } from './get-updates.js';
import { deleteMyCommands, getMyCommands, setMyCommands } from './my-commands.js';
import { sendInvoice } from './send-invoice.js';
import { sendMessage } from './send-message.js';
import { deleteWebhook, getWebhookInfo, setWebhook } from './set-webhook.js';

const BY_NAME: Readonly<Record<string, Method>> = {
	answerCallbackQuery,
	answerPreCheckoutQuery,
	answerShippingQuery,
	createInvoiceLink,
	deleteMessage,
	deleteMyCommands,
	deleteWebhook,
	editMessageReplyMarkup,
	editMessageText,
	getChat,
	getChatAdministrators,
	getChatMember,
	getChatMemberCount,
	getMe,
	getMyCommands,
	getUpdates,
	getWebhookInfo,
	sendInvoice,
	sendMessage,
	setMyCommands,
	setWebhook,
};

/** Every Bot API method of the sandbox by lower-cased name (names are case-insensitive). */
export const METHODS: ReadonlyMap<string, Method> = new Map(
	Object.entries(BY_NAME).map(([name, method]) => [name.toLowerCase(), method]),
);

/** Names as documented. */
export const METHOD_NAMES: readonly string[] = Object.keys(BY_NAME);
