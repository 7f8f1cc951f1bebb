/** Numbers of the Bot API that the package relies on, each with the method it belongs to. */

/** `invoice_payload`, in UTF-8 bytes (Bot API: sendInvoice, payload, 1-128 bytes). */
export const PAYLOAD_MAX_BYTES = 128;

/** Length of one subscription period, the only one Telegram accepts (Bot API: createInvoiceLink). */
export const SUBSCRIPTION_PERIOD_S = 2_592_000;

/** Code of Telegram Stars, a currency without minor units (Bot API: "Telegram Stars"). */
export const STARS = 'XTR';

/** Characters of an invoice title (Bot API: sendInvoice, title, 1-32 characters). */
export const TITLE_MAX = 32;

/** Characters of an invoice description (Bot API: sendInvoice, description, 1-255 characters). */
export const DESCRIPTION_MAX = 255;

/** Largest amount of one price, tip or total in minor units: 12 digits (tdlib, check_currency_amount). */
export const AMOUNT_MAX = 999_999_999_999;

/** Suggested tips of an invoice (Bot API: sendInvoice, suggested_tip_amounts, at most 4). */
export const SUGGESTED_TIPS_MAX = 4;

/** Stars per subscription period (Bot API: createInvoiceLink, subscription_period). */
export const SUBSCRIPTION_STARS_MAX = 10_000;

/** Characters of a deep-link parameter (Bot API: "Deep linking"), letters, digits, `_` and `-`. */
export const START_PARAMETER = /^[A-Za-z0-9_-]{1,64}$/;

/** Stars for unlocking paid media (Bot API: sendPaidMedia, star_count, 1-25000). */
export const PAID_MEDIA_STARS_MAX = 25_000;

/** Files of one paid media message (Bot API: sendPaidMedia, media, up to 10 items). */
export const PAID_MEDIA_ITEMS_MAX = 10;

/** Characters of a message (Bot API: InputTextMessageContent, message_text, 1-4096 characters). */
export const TEXT_MAX = 4_096;

/** Characters of a caption (Bot API: sendPaidMedia, caption, 0-1024 characters). */
export const CAPTION_MAX = 1_024;

/** Characters of a gift's text (Bot API: sendGift, giftPremiumSubscription, text, 0-128 characters). */
export const GIFT_TEXT_MAX = 128;

/** Stars for a Premium gift by months (Bot API: giftPremiumSubscription, star_count). */
export const PREMIUM_GIFT_STARS: Readonly<Record<number, number>> = {
	3: 1_000,
	6: 1_500,
	12: 2_500,
};

/** Transactions per call (Bot API: getStarTransactions, limit, 1-100). */
export const TRANSACTIONS_PER_CALL = 100;

/** Characters of an invite link's name; Telegram cuts the rest off (Bot API: createChatInviteLink, name). */
export const LINK_NAME_MAX = 32;

/** Members that one invite link lets in (Bot API: createChatInviteLink, member_limit, 1-99999). */
export const MEMBER_LIMIT_MAX = 99_999;

/** Stars per 30 days of a channel (Bot API: createChatSubscriptionInviteLink, subscription_price, 1-10000). */
export const CHANNEL_SUBSCRIPTION_STARS_MAX = 10_000;

/** Results of one answer (Bot API: answerInlineQuery, results, at most 50). */
export const INLINE_RESULTS_MAX = 50;

/** Identifier of an inline result, in UTF-8 bytes (Bot API: InlineQueryResult, id, 1-64 bytes). */
export const RESULT_ID_MAX_BYTES = 64;

/** Where the next results begin, in UTF-8 bytes (Bot API: answerInlineQuery, next_offset). */
export const NEXT_OFFSET_MAX_BYTES = 64;

/** Seconds for which Telegram keeps an answer at most (Bot API server: cache_time is clamped). */
export const INLINE_CACHE_MAX_S = 86_400;

/** Methods that count against the number of messages a bot may send. */
export const MESSAGE_METHODS: ReadonlySet<string> = new Set([
	'sendInvoice',
	'sendMessage',
	'sendPaidMedia',
]);

/** Messages a bot may send per second to all chats together (Telegram's Bots FAQ: "about 30"). */
export const MESSAGES_PER_SECOND = 30;

/** Messages a second with paid broadcasts (Bot API: sendInvoice, allow_paid_broadcast). */
export const PAID_BROADCASTS_PER_SECOND = 1_000;

/** Length of a text as Telegram counts it: Unicode characters, not UTF-16 units. */
export const countCharacters = (text: string): number => [...text].length;

/** Length of a text in UTF-8 bytes, as Telegram counts identifiers and payloads. */
export const countBytes = (text: string): number => new TextEncoder().encode(text).length;
