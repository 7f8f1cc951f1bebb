/**
 * Bot API objects as they arrive, with Telegram's own names. Only what the package reads.
 * Identifiers of queries are strings; ids of users and chats fit a JavaScript number (< 2^53).
 */

export interface User {
	id: number;
	is_bot: boolean;
	first_name: string;
	last_name?: string;
	username?: string;
	language_code?: string;
}

export interface Chat {
	id: number;
	type: string;
	first_name?: string;
	last_name?: string;
	username?: string;
	title?: string;
}

/** Bot API: ShippingAddress. All six keys are always sent, some may be empty. */
export interface ShippingAddress {
	country_code: string;
	state: string;
	city: string;
	street_line1: string;
	street_line2: string;
	post_code: string;
}

/** Bot API: OrderInfo. */
export interface OrderInfo {
	name?: string;
	phone_number?: string;
	email?: string;
	shipping_address?: ShippingAddress;
}

/** Bot API: ShippingQuery. */
export interface ShippingQuery {
	id: string;
	from: User;
	invoice_payload: string;
	shipping_address: ShippingAddress;
}

/** Bot API: PreCheckoutQuery. `total_amount` in minor units, tip and shipping included. */
export interface PreCheckoutQuery {
	id: string;
	from: User;
	currency: string;
	total_amount: number;
	invoice_payload: string;
	shipping_option_id?: string;
	order_info?: OrderInfo;
}

/** Bot API: SuccessfulPayment. `total_amount` in minor units, `subscription_expiration_date` in Unix seconds. */
export interface SuccessfulPayment {
	currency: string;
	total_amount: number;
	invoice_payload: string;
	shipping_option_id?: string;
	order_info?: OrderInfo;
	telegram_payment_charge_id: string;
	/** Always there in all known servers; a payment without it is not worth losing. */
	provider_payment_charge_id?: string;
	is_recurring?: boolean;
	is_first_recurring?: boolean;
	subscription_expiration_date?: number;
}

/** Bot API: RefundedPayment. */
export interface RefundedPayment {
	currency: string;
	total_amount: number;
	invoice_payload: string;
	telegram_payment_charge_id: string;
	provider_payment_charge_id?: string;
}

/** Bot API: PaidMediaPurchased. */
export interface PaidMediaPurchased {
	from: User;
	paid_media_payload: string;
}

/** Bot API 10.2: BotSubscriptionUpdated. */
export interface SubscriptionUpdated {
	user: User;
	invoice_payload: string;
	state: string;
}

export interface Message {
	message_id: number;
	date: number;
	from?: User;
	chat: Chat;
	text?: string;
	caption?: string;
	successful_payment?: SuccessfulPayment;
	refunded_payment?: RefundedPayment;
}

/** Bot API: ChatMember. */
export interface ChatMember {
	status: string;
	user: User;
	/** Only of `restricted`. */
	is_member?: boolean;
	/**
	 * Unix seconds. Of `member`: the end of what was paid for with a Stars subscription link, absent for
	 * everybody else. Of `restricted` and `kicked`: the end of the restriction, 0 for never.
	 */
	until_date?: number;
}

/** Bot API: ChatInviteLink; `expire_date` in Unix seconds, `subscription_period` in seconds. */
export interface ChatInviteLink {
	/** Ends in `...` for links of other administrators. */
	invite_link: string;
	name?: string;
	creates_join_request?: boolean;
	is_revoked?: boolean;
	expire_date?: number;
	member_limit?: number;
	subscription_period?: number;
	/** Stars. */
	subscription_price?: number;
}

/** Bot API: ChatMemberUpdated. */
export interface ChatMemberUpdated {
	chat: Chat;
	/** Who changed it. */
	from: User;
	date: number;
	old_chat_member: ChatMember;
	new_chat_member: ChatMember;
	/** Only of requests without a link; not of those that an invite link asks for. */
	via_join_request?: boolean;
	invite_link?: ChatInviteLink;
}

/** Bot API: Update; exactly one of the optional keys is present. */
export interface Update {
	update_id: number;
	message?: Message;
	shipping_query?: ShippingQuery;
	pre_checkout_query?: PreCheckoutQuery;
	purchased_paid_media?: PaidMediaPurchased;
	subscription?: SubscriptionUpdated;
	[kind: string]: unknown;
}

/** Bot API: LabeledPrice; `amount` in minor units, may be negative in a breakdown. */
export interface LabeledPrice {
	label: string;
	amount: number;
}

/** Bot API: ShippingOption. */
export interface ShippingOption {
	id: string;
	title: string;
	prices: LabeledPrice[];
}
