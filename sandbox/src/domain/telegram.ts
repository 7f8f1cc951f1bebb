import type { Chat, InlineButton, LabeledPrice, MessageEntity, User } from '../schema/telegram.js';

// What the control interface shows as well is described there, once.
export type {
	Chat as TgChat,
	ChatType,
	LabeledPrice,
	MessageEntity as TgEntity,
	OrderInfo,
	ShippingAddress,
	User as TgUser,
} from '../schema/telegram.js';

/** A button below a message, with what the sandbox does not know of. */
export type TgButton = InlineButton & { [key: string]: unknown };

export interface TgMarkup {
	inline_keyboard: TgButton[][];
}

export interface TgMessage {
	message_id: number;
	from?: User;
	sender_chat?: Chat;
	chat: Chat;
	date: number;
	text?: string;
	entities?: MessageEntity[];
	reply_markup?: TgMarkup;
	reply_to_message?: TgMessage;
	via_bot?: User;
	[key: string]: unknown;
}

/** Bot API: ReactionType. */
export type TgReaction =
	| { readonly type: 'emoji'; readonly emoji: string }
	| { readonly type: 'custom_emoji'; readonly custom_emoji_id: string }
	| { readonly type: 'paid' };

export interface ShippingOption {
	id: string;
	title: string;
	prices: LabeledPrice[];
}

/** Names that `allowed_updates` may hold (Bot API: Update). */
export const UPDATE_TYPES = [
	'message',
	'edited_message',
	'channel_post',
	'edited_channel_post',
	'inline_query',
	'chosen_inline_result',
	'callback_query',
	'custom_event',
	'custom_query',
	'shipping_query',
	'pre_checkout_query',
	'poll',
	'poll_answer',
	'my_chat_member',
	'chat_member',
	'chat_join_request',
	'chat_boost',
	'removed_chat_boost',
	'message_reaction',
	'message_reaction_count',
	'business_connection',
	'business_message',
	'edited_business_message',
	'deleted_business_messages',
	'purchased_paid_media',
	'managed_bot',
	'guest_message',
	'subscription',
] as const;

export type UpdateType = (typeof UPDATE_TYPES)[number];
