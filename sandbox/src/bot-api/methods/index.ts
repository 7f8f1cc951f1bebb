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
import { answerInlineQuery } from './answer-inline-query.js';
import { getAvailableGifts, giftPremiumSubscription, sendGift } from './gifts.js';
import {
	approveChatJoinRequest,
	banChatMember,
	createChatInviteLink,
	declineChatJoinRequest,
	revokeChatInviteLink,
	unbanChatMember,
} from './membership.js';
import { sendChatAction } from './send-chat-action.js';
import { sendPaidMedia } from './send-paid-media.js';
import {
	editUserStarSubscription,
	getMyStarBalance,
	getStarTransactions,
	refundStarPayment,
} from './stars.js';

const BY_NAME: Readonly<Record<string, Method>> = {
	answerCallbackQuery,
	answerInlineQuery,
	answerPreCheckoutQuery,
	answerShippingQuery,
	approveChatJoinRequest,
	banChatMember,
	createChatInviteLink,
	createInvoiceLink,
	declineChatJoinRequest,
	deleteMessage,
	deleteMyCommands,
	deleteWebhook,
	editMessageReplyMarkup,
	editMessageText,
	editUserStarSubscription,
	getAvailableGifts,
	getChat,
	getChatAdministrators,
	getChatMember,
	getChatMemberCount,
	getMe,
	getMyCommands,
	getMyStarBalance,
	getStarTransactions,
	getUpdates,
	getWebhookInfo,
	giftPremiumSubscription,
	refundStarPayment,
	revokeChatInviteLink,
	sendChatAction,
	sendGift,
	sendInvoice,
	sendMessage,
	sendPaidMedia,
	setMyCommands,
	setWebhook,
	unbanChatMember,
};

/** Every Bot API method of the sandbox by lower-cased name (names are case-insensitive). */
export const METHODS: ReadonlyMap<string, Method> = new Map(
	Object.entries(BY_NAME).map(([name, method]) => [name.toLowerCase(), method]),
);

/** Names as documented. */
export const METHOD_NAMES: readonly string[] = Object.keys(BY_NAME);
