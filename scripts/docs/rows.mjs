// What the columns of the rows mean, by event, and an update for each event from which the code's own columns are read.

/** Fields of the payment record, by name. */
export const RECORD_FIELDS = {
	event: 'What happened: the event the item belongs to',
	update_id: 'Telegram’s number of the update; the same in a repeated delivery',
	received_at: 'When n8n received the update (ISO 8601, UTC)',
	paid_at: 'When Telegram noted the payment or refund (ISO 8601, UTC)',
	order_id: 'Your order ID, without what travels next to it',
	invoice_payload:
		'What travelled with the invoice: the order ID with its terms and facts. The key that lets a waiting run go on is left out',
	currency: 'ISO 4217 code, or `XTR` for Telegram Stars',
	amount:
		'Total as the buyer sees it, with tip and delivery: a number in major units (12.5); `null` for a currency whose decimals are not known. Positive for a refund, too',
	tip_amount: 'The tip, in major units; `null` where it cannot be known',
	shipping_amount:
		'What the chosen delivery cost; 0 without a choice, `null` where it cannot be known',
	invoice_amount: 'Total of the invoice itself, without tip and delivery',
	signed_amount:
		'`amount` of a payment, negative for a refund, `null` for a checkout, which moves no money: the column to sum',
	payment_method: '`provider` or `stars`',
	provider:
		'Payment provider, e.g. `stripe`, as the invoice says; `null` for Stars and for a provider that is not known',
	is_test:
		'Whether no real money moved: a test token, or Telegram’s test servers; `null` where it cannot be known',
	total_amount: 'The same total as Telegram sends it: an integer in minor units (1250)',
	telegram_payment_charge_id:
		'Telegram’s ID of the payment; up to 255 characters. Needed for a refund of Stars',
	provider_payment_charge_id:
		'The provider’s ID of the payment; needed for a refund at the provider',
	idempotency_key:
		'One string per charge; use it as the key of the row. For Stars the Telegram charge ID, for providers both charge IDs; `message:` with chat and message when neither says anything. With `:refunded` behind it for a refund, `update:<update_id>` for all other events',
	bot_id: 'Telegram’s ID of the bot, from its token',
	is_recurring: 'Whether the payment belongs to a subscription',
	is_first_recurring: 'Whether it is the first payment of a subscription',
	subscription_expiration_date: 'End of the paid period (ISO 8601, UTC)',
	shipping_option_id: 'ID of the delivery option the buyer chose',
	user_id: 'Telegram user ID of the buyer, which is also the ID of the private chat with the bot',
	username: 'User name without @',
	first_name: 'First name in Telegram',
	last_name: 'Last name in Telegram',
	language_code: 'Language of the buyer’s app',
	name: 'Name typed in the order form',
	phone_number: 'Phone number typed in the order form',
	email: 'Email address typed in the order form',
	country_code: 'Shipping address: country, two letters',
	state: 'Shipping address: state',
	city: 'Shipping address: city',
	street_line1: 'Shipping address: first line',
	street_line2: 'Shipping address: second line',
	post_code: 'Shipping address: post code',
	missed_wait:
		'ID of the run that waited for the payment and had gone on without it, see [wait for a payment](../guides/wait-for-payment.md); `null` when no run did',
	subscription_state: '`canceled`, `active` or `failed`, as Telegram sends it',
	pre_checkout_query_id: 'ID with which the query is answered',
	shipping_query_id: 'ID with which the query is answered',
	answer:
		'`approved` or `declined` when the node has answered, `pending` when your workflow has to',
	answer_reason:
		'Why it was declined (see [reasons](#reasons-for-a-decline)); otherwise `null`. A shipping query is declined with `noDelivery` when no zone fits, `shippingNotSet` when nothing is set for delivery',
	update: 'The whole update as Telegram sent it; only with the option Include Update',
};

/** Fields of rows that are not about money: `any` by name, and by event where the meaning differs. */
export const ROW_FIELDS = {
	any: {
		chat_id: 'The chat; answer there',
		chat_type: '`private`, `group`, `supergroup` or `channel`',
		chat_title: 'Title of a group or channel',
		message_id: 'Telegram’s number of the message',
		inline_message_id: 'ID of a message that was sent through an inline query',
		invite_link: 'Invite link that was used',
		invite_link_name:
			'Name of that link; joins with `invite_link_name` of Chat Access: Create Invite Link, and with the order or the buyer it is named after',
		subscription_price: 'Stars that the link charges every 30 days; `null` for other links',
	},
	inline_query: {
		query: 'What was typed behind the bot’s name',
		inline_query_id: 'ID with which the query is answered',
		offset: 'Where the next results begin, as the bot said with its last answer',
		chat_type: 'Kind of the chat in which it was typed; `sender` is the chat with the bot itself',
	},
	chosen_inline_result: {
		result_id: 'ID of the result that was sent',
		query: 'What was typed behind the bot’s name',
	},
	chat_member: {
		changed_at: 'When it changed (ISO 8601, UTC)',
		change:
			'`joined`, `left` (by themselves), `removed` (by someone else, or by Telegram), `renewed` (the paid period is longer now) or `changed`',
		is_member: 'Whether the person is in the chat now',
		paid_until:
			'End of the period paid with a subscription link of the channel (ISO 8601, UTC); `null` for everyone else',
		via_join_request: 'Whether a request without a link was approved',
		status: '`member`, `left`, `kicked`, `restricted`, `administrator` or `creator`',
		old_status: 'The same before the change',
		until_date: 'End of a paid membership, a restriction or a ban (ISO 8601, UTC)',
		user_id: 'Whose place in the chat changed',
		changed_by_user_id: 'Who changed it: the same user, an administrator or a bot',
	},
	chat_join_request: {
		requested_at: 'When it was asked for (ISO 8601, UTC)',
		user_id: 'Who wants to be let in',
		user_chat_id: 'Where the bot may write to that user for 5 minutes',
		bio: 'What the user says about themselves',
	},
	message: {
		sent_at: 'When it was sent (ISO 8601, UTC)',
		text: 'What was written, or the caption of a picture',
		command: 'The command without `/` and the bot’s name, e.g. `start`',
		command_arguments: 'Text after the command',
		user_id: 'Who wrote it',
	},
	callback_query: {
		data: 'What the bot put behind the button',
		callback_query_id: 'ID with which the press is answered',
		user_id: 'Who pressed it',
	},
};

const user = { id: 111, is_bot: false, first_name: 'Ann' };
const chat = { id: 111, type: 'private', first_name: 'Ann' };
const charge = {
	currency: 'USD',
	total_amount: 1250,
	invoice_payload: 'order-1',
	telegram_payment_charge_id: 't',
	provider_payment_charge_id: 'p',
};
const address = {
	country_code: 'DE',
	state: '',
	city: 'Berlin',
	street_line1: 'A 1',
	street_line2: '',
	post_code: '10115',
};
export const message = { message_id: 1, date: 1_750_000_000, chat, from: user };
/** What Telegram sends for each event, with the fewest fields. */
export const SAMPLES = {
	pre_checkout_query: {
		id: '1',
		from: user,
		currency: 'USD',
		total_amount: 1,
		invoice_payload: 'o',
	},
	shipping_query: { id: '1', from: user, invoice_payload: 'o', shipping_address: address },
	successful_payment: charge,
	refunded_payment: charge,
	purchased_paid_media: { from: user, paid_media_payload: 'o' },
	subscription: { user, invoice_payload: 'o', state: 'canceled' },
	inline_query: { id: '1', from: user, query: 'tea', offset: '' },
	chosen_inline_result: { result_id: '1', from: user, query: 'tea' },
	chat_member: {
		chat,
		from: user,
		date: 1_750_000_000,
		old_chat_member: { status: 'left', user },
		new_chat_member: { status: 'member', user },
	},
	chat_join_request: { chat, from: user, user_chat_id: 111, date: 1_750_000_000 },
	message,
	callback_query: { id: '1', from: user, data: 'buy' },
};
