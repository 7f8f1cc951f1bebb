/** Objects as the Bot API writes them. */
export interface TgUser {
	id: number;
	is_bot: boolean;
	first_name: string;
	last_name?: string;
	username?: string;
	language_code?: string;
	is_premium?: true;
}

export interface TgChat {
	id: number;
	title?: string;
	first_name?: string;
	last_name?: string;
	username?: string;
	type: ChatType;
	is_forum?: true;
}

export type ChatType = 'private' | 'group' | 'supergroup' | 'channel';

export interface TgEntity {
	type: string;
	offset: number;
	length: number;
	url?: string;
	language?: string;
	user?: unknown;
	custom_emoji_id?: string;
	unix_time?: number;
	date_time_format?: string;
}

export interface TgButton {
	text: string;
	pay?: true;
	[key: string]: unknown;
}

export interface TgMarkup {
	inline_keyboard: TgButton[][];
}

export interface TgMessage {
	message_id: number;
	from?: TgUser;
	sender_chat?: TgChat;
	chat: TgChat;
	date: number;
	text?: string;
	entities?: TgEntity[];
	reply_markup?: TgMarkup;
	reply_to_message?: TgMessage;
	via_bot?: TgUser;
	[key: string]: unknown;
}

export interface ShippingAddress {
	country_code: string;
	state: string;
	city: string;
	street_line1: string;
	street_line2: string;
	post_code: string;
}

export interface OrderInfo {
	name?: string;
	phone_number?: string;
	email?: string;
	shipping_address?: ShippingAddress;
}

export interface LabeledPrice {
	label: string;
	/** Smallest units; may be negative. */
	amount: number;
}

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
