/** Objects of the sandbox's control API, as far as the page reads them. Amounts are minor units. */

import type { CheckoutStatus } from '../../../domain/checkout/types.js';
import type { ChatType, LabeledPrice, OrderInfo } from '../../../domain/telegram.js';

// What the control API passes on unchanged has one description, that of the server.
export type { CheckoutStatus } from '../../../domain/checkout/types.js';
export type { JournalEntry } from '../../../domain/journal.js';
export type {
	ChatType,
	LabeledPrice,
	OrderInfo,
	ShippingAddress,
} from '../../../domain/telegram.js';

export interface BotCommand {
	command: string;
	description: string;
}

export interface Bot {
	id: number;
	username: string;
	first_name: string;
	commands: BotCommand[];
	stars_balance: number;
	/** The button beside the field for text, for one private chat or (0) for all others. */
	menu_buttons: Record<string, MenuButton>;
	app_url: string;
	webhook: { url: string; pending_update_count: number; last_error_message?: string } | null;
}

export type MenuButton =
	{ type: 'default' | 'commands' } | { type: 'web_app'; text: string; web_app: { url: string } };

/** What opens a Mini App. */
export interface AppTarget {
	bot_id: number;
	launch: 'inline_button' | 'menu_button' | 'keyboard_button' | 'inline_results' | 'link';
	chat_id?: number;
	button_text?: string;
	url?: string;
	start_param?: string;
	theme?: Record<string, string>;
}

export interface MiniApp {
	id: string;
	url: string;
}

export interface InlineResultView {
	id: string;
	type: string;
	title: string;
	description?: string;
	message: Record<string, unknown>;
}

export interface InlineSessionView {
	query_id: string;
	status: 'answered' | 'timeout';
	results: InlineResultView[];
	next_offset?: string;
	button?: { text: string; start_parameter?: string; web_app?: { url: string } };
}

/** An invite link before it is followed. */
export interface InviteView {
	chat: { id: number; title: string; type: ChatType };
	member_count: number;
	invite_link: {
		creator?: { id: number };
		creates_join_request: boolean;
		subscription_price?: number;
	};
	unusable?: 'revoked' | 'expired' | 'full';
	status?: string;
	requested?: boolean;
	/** Unix seconds. */
	until_date?: number;
	is_free?: boolean;
}

/** A customer's paid place in a channel. */
export interface PaidChannel {
	chat: { id: number; title: string };
	paid_place: { price: number; until_date: number; renews: boolean };
}

export interface Customer {
	id: number;
	first_name: string;
	last_name?: string;
	username?: string;
	stars_balance: number;
	saved_cards: Array<{ id: string; title: string }>;
	saved_order_info?: OrderInfo;
}

export interface ChatSummary {
	bot_id: number;
	chat_id: number;
	type: ChatType;
	title: string;
	/** Unix seconds: the end of what the customer has paid for. */
	until_date?: number;
	last_message?: Message;
	unread?: number;
}

export interface InvoiceView {
	invoice_id: string;
	title: string;
	description: string;
	currency: string;
	exp: number;
	prices: LabeledPrice[];
	total_amount: number;
	max_tip_amount: number;
	suggested_tip_amounts: number[];
	need_name: boolean;
	need_phone_number: boolean;
	need_email: boolean;
	need_shipping_address: boolean;
	is_flexible: boolean;
	photo_url?: string;
	provider?: string;
	test: boolean;
	subscription_period?: number;
	paid_by: number[];
	pay_button: boolean;
}

export interface MessageEntity {
	type: string;
	offset: number;
	length: number;
	url?: string;
}

export interface InlineButton {
	text: string;
	url?: string;
	callback_data?: string;
	copy_text?: { text: string };
	login_url?: { url: string };
	style?: string;
	pay?: boolean;
	web_app?: { url: string };
	[other: string]: unknown;
}

export interface Sender {
	id: number;
	is_bot: boolean;
	first_name: string;
	last_name?: string;
	username?: string;
}

export interface PaymentNotice {
	currency: string;
	total_amount: number;
	invoice_payload: string;
	telegram_payment_charge_id: string;
	provider_payment_charge_id?: string;
	is_recurring?: boolean;
	is_first_recurring?: boolean;
	subscription_expiration_date?: number;
	shipping_option_id?: string;
	order_info?: OrderInfo;
}

export interface Message {
	message_id: number;
	date: number;
	edit_date?: number;
	from?: Sender;
	sender_chat?: { id: number; title?: string };
	via_bot?: Sender;
	forward_origin?: { type: string; sender_user?: Sender; chat?: { title?: string } };
	chat: { id: number; type: ChatType; title?: string };
	text?: string;
	entities?: MessageEntity[];
	caption?: string;
	caption_entities?: MessageEntity[];
	photo?: FileView[];
	video?: FileView;
	animation?: FileView;
	video_note?: FileView;
	sticker?: FileView;
	audio?: FileView;
	voice?: FileView;
	document?: FileView;
	has_media_spoiler?: boolean;
	contact?: { phone_number: string; first_name: string; last_name?: string };
	location?: { latitude: number; longitude: number; live_period?: number };
	venue?: { title: string; address: string };
	dice?: { emoji: string; value: number };
	poll?: { question: string; options: Array<{ text: string }>; is_closed: boolean; type: string };
	rich_message?: { blocks: Array<{ text: string }> };
	invoice?: { title: string; description: string; currency: string; total_amount: number };
	successful_payment?: PaymentNotice;
	refunded_payment?: PaymentNotice;
	paid_media?: { star_count: number; paid_media: Array<{ type: string }> };
	gift?: { gift: { star_count: number; sticker?: { emoji?: string } }; text?: string };
	reply_markup?: { inline_keyboard?: InlineButton[][] };
	sandbox?: MessageView;
	[other: string]: unknown;
}

/** Bot API: PhotoSize, Video, Document … as far as the page shows them. */
export interface FileView {
	file_id: string;
	file_size?: number;
	file_name?: string;
	title?: string;
	width?: number;
}

/** What a bot shows below the place to write. */
export interface ReplyKeyboardView {
	rows: Array<
		Array<{
			text: string;
			style?: string;
			request?: 'contact' | 'location' | 'poll';
			webApp?: string;
		}>
	>;
	placeholder: string;
}

/** What a customer can send. */
export interface SentBody {
	text?: string;
	contact?: object;
	location?: { latitude: number; longitude: number };
	photo?: { data: string; file_name: string };
}

/** What the sandbox adds to a message for the customer's page. */
export interface MessageView {
	outgoing: boolean;
	silent?: true;
	reaction?: string;
	invoice?: InvoiceView;
	receipt?: Receipt;
	pay_button_text?: string;
	paid_media?: { star_count: number; bought_by: number[] };
}

export interface Receipt {
	title: string;
	currency: string;
	total_amount: number;
	tip_amount: number;
	telegram_payment_charge_id: string;
	provider_payment_charge_id: string;
	/** Unix seconds. */
	date: number;
}

export interface ShippingOption {
	id: string;
	title: string;
	prices: LabeledPrice[];
	total_amount: number;
}

export interface CheckoutCard {
	id?: string;
	number?: string;
	title: string;
	outcome: string;
}

export interface Checkout {
	id: string;
	status: CheckoutStatus;
	reason?: string;
	error_code?: string;
	invoice: InvoiceView;
	order_info?: OrderInfo;
	shipping_options?: ShippingOption[];
	shipping_option_id?: string;
	tip_amount: number;
	total_amount: number;
	deadline?: string;
	/** How long the bot has in all until the deadline. */
	time_limit_ms?: number;
	pre_checkout_ms?: number;
	telegram_payment_charge_id?: string;
	provider_payment_charge_id?: string;
	cards: CheckoutCard[];
}

/** What a checkout is opened for: an invoice in a chat, or an invoice link. */
export type CheckoutTarget =
	{ bot_id: number; chat_id: number; message_id: number } | { link: string; bot_id?: number };

export interface Subscription {
	charge_id: string;
	bot_id: number;
	title: string;
	amount: number;
	state: string;
	expires_at?: string;
	[other: string]: unknown;
}

export interface ClockState {
	now: string;
	frozen: boolean;
}

export type ChangeType =
	'message' | 'checkout' | 'journal' | 'chat' | 'clock' | 'reset' | 'customer' | 'bot' | 'mini_app';

export interface Change {
	type: ChangeType;
	bot_id?: number;
	chat_id?: number;
	checkout_id?: string;
	[other: string]: unknown;
}
