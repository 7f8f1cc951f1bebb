// What the fields of operations' items mean. A test runs every operation and compares.

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
		star_count:
			'What it costs in Stars; `null` unless it was looked up for Maximum Stars, and for one sent before',
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
