import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { maybe, natural, oneOf, open, ref, text, whole, yesNo } from './values.js';

// Objects of the Bot API as the sandbox makes them.

export const User = open(
	{
		id: whole,
		is_bot: yesNo,
		first_name: text,
		last_name: maybe(text),
		username: maybe(text),
		language_code: maybe(text),
		is_premium: maybe(Type.Literal(true)),
	},
	{ $id: 'User' },
);
export type User = Static<typeof User>;

export const ChatType = oneOf('private', 'group', 'supergroup', 'channel');
export type ChatType = Static<typeof ChatType>;

export const Chat = open(
	{
		id: whole,
		title: maybe(text),
		first_name: maybe(text),
		last_name: maybe(text),
		username: maybe(text),
		type: ChatType,
		is_forum: maybe(Type.Literal(true)),
	},
	{ $id: 'Chat' },
);
export type Chat = Static<typeof Chat>;

export const MessageEntity = open(
	{
		type: text,
		offset: natural,
		length: natural,
		url: maybe(text),
		language: maybe(text),
		user: maybe(ref(User)),
		custom_emoji_id: maybe(text),
		unix_time: maybe(whole),
		date_time_format: maybe(text),
	},
	{ $id: 'MessageEntity' },
);
export type MessageEntity = Static<typeof MessageEntity>;

const webApp = open({ url: text });

export const InlineButton = open(
	{
		text,
		url: maybe(text),
		callback_data: maybe(text),
		copy_text: maybe(open({ text })),
		login_url: maybe(open({ url: text })),
		switch_inline_query: maybe(text),
		switch_inline_query_current_chat: maybe(text),
		switch_inline_query_chosen_chat: maybe(
			open({
				query: maybe(text),
				allow_user_chats: maybe(yesNo),
				allow_bot_chats: maybe(yesNo),
				allow_group_chats: maybe(yesNo),
				allow_channel_chats: maybe(yesNo),
			}),
		),
		style: maybe(text),
		icon_custom_emoji_id: maybe(text),
		pay: maybe(yesNo),
		web_app: maybe(webApp),
	},
	{ $id: 'InlineButton' },
);
export type InlineButton = Static<typeof InlineButton>;

/** PhotoSize, Video, Document … */
export const FileOfMessage = open(
	{
		file_id: text,
		file_unique_id: text,
		file_size: maybe(natural),
		file_name: maybe(text),
		mime_type: maybe(text),
		title: maybe(text),
		performer: maybe(text),
		width: maybe(natural),
		height: maybe(natural),
		length: maybe(natural),
		duration: maybe(natural),
		emoji: maybe(text),
	},
	{ $id: 'File' },
);
export type FileOfMessage = Static<typeof FileOfMessage>;

export const ShippingAddress = open(
	{
		country_code: text,
		state: text,
		city: text,
		street_line1: text,
		street_line2: text,
		post_code: text,
	},
	{ $id: 'ShippingAddress' },
);
export type ShippingAddress = Static<typeof ShippingAddress>;

export const OrderInfo = open(
	{
		name: maybe(text),
		phone_number: maybe(text),
		email: maybe(text),
		shipping_address: maybe(ref(ShippingAddress)),
	},
	{ $id: 'OrderInfo' },
);
export type OrderInfo = Static<typeof OrderInfo>;

/** The amount is in smallest units and may be negative. */
export const LabeledPrice = open({ label: text, amount: whole }, { $id: 'LabeledPrice' });
export type LabeledPrice = Static<typeof LabeledPrice>;

/** SuccessfulPayment and RefundedPayment. */
export const PaymentNotice = open(
	{
		currency: text,
		total_amount: natural,
		invoice_payload: text,
		telegram_payment_charge_id: text,
		provider_payment_charge_id: maybe(text),
		is_recurring: maybe(yesNo),
		is_first_recurring: maybe(yesNo),
		subscription_expiration_date: maybe(whole),
		shipping_option_id: maybe(text),
		order_info: maybe(ref(OrderInfo)),
	},
	{ $id: 'PaymentNotice' },
);
export type PaymentNotice = Static<typeof PaymentNotice>;
