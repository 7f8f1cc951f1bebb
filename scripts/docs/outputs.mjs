/**
 * What the output fields mean. The pages take the names of record fields from the code; a test runs
 * every operation and compares its output with the fields listed here.
 */

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

const ORDER = {
	order_id: 'The order ID, typed or made',
	invoice_payload: 'What was sent as payload: the order ID with its terms',
	currency: 'Currency of the invoice',
	amount: 'Total in major units, without tips and delivery',
	total_amount: 'Total in minor units',
	payment_method: '`provider` or `stars`',
	provider:
		'Payment provider, e.g. `stripe`; `null` for Stars and for a provider that is not known',
	is_test:
		'Whether no real money can move: a test token, or Telegram’s test servers; `null` where it cannot be known',
};

const MESSAGE = {
	message_id: 'Telegram’s message; further keys of the Bot API’s Message object follow',
	date: 'When it was sent (Unix seconds)',
	chat: 'Chat it was sent to',
};

const ANSWERED = (/** @type {string} */ id) => ({
	[id]: 'ID of the answered query',
	answer: '`approved` or `declined`',
	answer_reason: 'What the buyer was told, `null` when approved',
});

const PAYMENT = {
	user_id: 'The buyer',
	telegram_payment_charge_id: 'The payment',
};

const RESULT = {
	result_id: 'ID of the result; it comes back with the event Inline Result Chosen',
	result_type: '`article` or `photo`; `null` for an item without a result',
	...ORDER,
};

const LINK = {
	chat_id: 'The group or channel',
	invite_link: 'The link',
	invite_link_name:
		'Name of the link; `invite_link_name` of the events Chat Member Changed and Join Request joins with it',
	expires_at: 'When the link ends (ISO 8601, UTC); `null` when it does not',
	member_limit: 'How many people it lets in; `null` for any number',
	creates_join_request: 'Whether its followers have to be approved',
	is_revoked: 'Whether the link has been ended',
	subscription_price: 'Stars for each period; `null` for a link that is no subscription',
	subscription_period: 'Seconds between two payments; `null` for a link that is no subscription',
};

const MEMBERSHIP = { chat_id: 'The group or channel', user_id: 'The person' };

/** Fields of the items an operation gives, by `resource.operation`. */
export const OPERATION_OUTPUTS = {
	'access.approveRequest': { ...MEMBERSHIP, answer: '`approved`' },
	'access.declineRequest': { ...MEMBERSHIP, answer: '`declined`' },
	'access.createInviteLink': LINK,
	'access.createSubscriptionLink': LINK,
	'access.editSubscriptionLink': LINK,
	'access.revokeLink': LINK,
	'access.remove': {
		...MEMBERSHIP,
		removed:
			'Whether this call took the person out; `false` for one who was out already, or is banned and stays so',
		status_before:
			'Telegram’s word for what the person was (`member`, `left`, `kicked`, …); `null` when it could not say',
	},
	'access.getMember': {
		...MEMBERSHIP,
		username: 'User name without @',
		first_name: 'First name in Telegram',
		last_name: 'Last name in Telegram',
		language_code: 'Language of the user’s app, if Telegram sends it',
		status: '`creator`, `administrator`, `member`, `restricted`, `left` or `kicked` (banned)',
		is_member: 'Whether the person is in the chat',
		paid_until:
			'End of the period paid with a subscription link of the channel (ISO 8601, UTC); `null` for everyone else',
		restricted_until:
			'End of a restriction or ban (ISO 8601, UTC); `null` without one or without end',
	},
	'inlineQuery.answer': {
		inline_query_id: 'The answered query',
		...RESULT,
		results: 'How many results the whole answer has',
	},
	'inlineQuery.prepareMessage': {
		prepared_message_id: 'What the Mini App passes to `shareMessage`',
		expires_at: 'When sharing ends (ISO 8601, UTC)',
		user_id: 'The user who may share it',
		...RESULT,
	},
	'miniApp.verifyInitData': {
		user_id: 'The user, proved by Telegram',
		username: 'User name without @',
		first_name: 'First name in Telegram',
		last_name: 'Last name in Telegram',
		language_code: 'Language of the user’s app',
		is_premium: 'Whether the user has Telegram Premium',
		allows_write_to_pm: 'Whether the user lets the bot write',
		photo_url: 'Address of the user’s picture',
		start_param: 'Value of `startapp=` in the link that opened the Mini App',
		query_id: 'Telegram’s ID of this opening; only from an inline or menu button',
		chat_id: 'The chat it was opened in, if Telegram sends it',
		chat_type: 'Kind of the chat it was opened in',
		chat_instance: 'Telegram’s ID of the chat it was opened in; no chat ID',
		signed_at: 'When Telegram signed it (ISO 8601, UTC)',
	},
	'invoice.send': {
		...MESSAGE,
		invoice: 'Title, description, start parameter, currency and total as Telegram shows them',
		...ORDER,
	},
	'invoice.createLink': { invoice_link: 'Link that opens the invoice', ...ORDER },
	'invoice.sendAndWaitForPayment': {
		paid: 'Whether the invoice has been paid',
		reason:
			'Why not: `timeLimit` when the time limit passed, `currency` or `orderId` when a [rule](record.md#reasons-for-a-decline) declined the checkout for good; absent when paid',
		'…': 'When paid, all fields of the [payment record](record.md)',
		...ORDER,
	},
	'preCheckoutQuery.approve': ANSWERED('pre_checkout_query_id'),
	'preCheckoutQuery.decline': ANSWERED('pre_checkout_query_id'),
	'shippingQuery.offerOptions': {
		...ANSWERED('shipping_query_id'),
		shipping_options: 'The options as sent, with amounts in minor units',
	},
	'shippingQuery.decline': ANSWERED('shipping_query_id'),
	'star.getBalance': {
		amount: 'Whole Stars; can be negative',
		nanostar_amount: 'Billionths of a Star on top',
		transaction_count: 'Only with Compare with Transactions: how many transactions there are',
		transactions_amount: 'Likewise: their sum, whole Stars',
		transactions_nanostar_amount: 'Likewise: billionths of a Star on top',
		is_balanced: 'Likewise: whether the sum is the balance',
	},
	'star.getMany': {
		telegram_payment_charge_id:
			'ID of the transaction; joins with the payment record. A refund has the ID of its payment',
		date: 'When it happened (ISO 8601, UTC)',
		direction: '`incoming` or `outgoing`',
		is_refund: 'Whether it refunds a payment',
		amount: 'Whole Stars, never negative',
		nanostar_amount: 'Billionths of a Star on top, never negative',
		signed_amount: 'Whole Stars, negative when outgoing: the sum over all rows is the balance',
		signed_nanostar_amount: 'Billionths of a Star, negative when outgoing',
		partner_type: 'Who is on the other side, in Telegram’s words (`user`, `fragment`, …)',
		transaction_type:
			'Kind of a transaction with a user (`invoice_payment`, `paid_media_payment`, `gift_purchase`, `premium_purchase`, …)',
		order_id: 'The order ID, without its terms',
		invoice_payload: 'The payload as Telegram sends it',
		subscription_period: 'Seconds between two payments of a subscription',
		user_id: 'The user on the other side',
		username: 'User name without @',
		first_name: 'First name in Telegram',
		last_name: 'Last name in Telegram',
		chat_id: 'The chat on the other side',
		chat_title: 'Its title',
		affiliate_user_id: 'The user who brought the buyer and gets a commission',
		affiliate_username: 'Their user name without @',
		affiliate_chat_id: 'The chat that brought the buyer',
		affiliate_commission_per_mille: 'Their commission, in thousandths',
		affiliate_amount: 'Their whole Stars; negative for a refund',
		affiliate_nanostar_amount: 'Billionths of a Star on top',
		paid_media_types: 'What was sold as paid media, such as `photo, video`',
		gift_id: 'The gift that was bought',
		gift_star_count: 'Its price',
		premium_months: 'Months of Telegram Premium that were bought',
		sponsor_user_id: 'Who runs the affiliate program that paid the bot',
		sponsor_username: 'Their user name without @',
		commission_per_mille: 'The bot’s commission of it, in thousandths',
		withdrawal_state: 'Of a withdrawal: `pending`, `succeeded` or `failed`',
		withdrawal_date: 'When it succeeded (ISO 8601, UTC)',
		withdrawal_url: 'Where its details are',
		request_count: 'How many messages a paid broadcast had',
	},
	'star.refund': {
		...PAYMENT,
		refunded: 'Always `true`: the Stars are back with the buyer',
		already_refunded: '`true` when they were back before this call',
	},
	'subscription.cancel': { ...PAYMENT, is_canceled: '`true`' },
	'subscription.restore': { ...PAYMENT, is_canceled: '`false`' },
	'paidMedia.send': {
		...MESSAGE,
		paid_media: 'Price and preview as Telegram shows them',
		order_id: 'The order ID, typed or made',
		paid_media_payload: 'What was sent as payload',
		star_count: 'Price in Stars',
	},
	'gift.getMany': {
		gift_id: 'ID for Gift: Send',
		emoji: 'Emoji of the gift',
		star_count: 'Price in Stars',
		upgrade_star_count: 'Price of the upgrade, `null` when there is none',
		total_count: 'How many there were, `null` for gifts without a limit',
		remaining_count: 'How many are left',
		personal_total_count: 'How many this bot could buy',
		personal_remaining_count: 'How many this bot can still buy',
		is_premium: 'Whether only Premium users can buy it',
	},
	'gift.send': {
		gift_id: 'The gift',
		user_id: 'Who got it, for a user',
		chat_id: 'Who got it, for a channel',
		star_count: 'What it costs in Stars; `null` unless it was looked up for Maximum Stars',
		sent: 'Always `true`',
		already_sent: '`true` when it was sent before with the same key, and not again now',
	},
	'gift.giftPremium': {
		user_id: 'Who got it',
		month_count: 'Months of Premium',
		star_count: 'What it cost in Stars',
		sent: 'Always `true`',
		already_sent: '`true` when it was given before with the same key, and not again now',
	},
};
