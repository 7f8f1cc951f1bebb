import { shown } from './facts';
import type { Hint } from './hint';

const REFUND = ['refundStarPayment'] as const;
const SUBSCRIPTION = ['editUserStarSubscription'] as const;
const PAYMENTS = [...REFUND, ...SUBSCRIPTION] as const;
const GIFTS = ['sendGift', 'giftPremiumSubscription'] as const;

/** Refunds, subscriptions, gifts and paid media. */
export const STARS_HINTS: readonly Hint[] = [
	{
		match: 'CHARGE_ALREADY_REFUNDED',
		message: 'This payment has been refunded before',
		description: 'Nothing more was moved. The Stars are already back with the buyer.',
	},
	{
		match: 'CHARGE_ID_EMPTY',
		methods: REFUND,
		message: (facts) => `There is no Stars payment${shown(facts, 'telegram_payment_charge_id')}`,
		description:
			'Use telegram_payment_charge_id of the payment record or of Star: Get Many, and the user who paid. Card payments are refunded at the provider, not here: by provider_payment_charge_id, in its dashboard or through its API with an HTTP Request node.',
	},
	{
		match: 'CHARGE_ID_INVALID',
		methods: SUBSCRIPTION,
		message: (facts) => `There is no subscription${shown(facts, 'telegram_payment_charge_id')}`,
		description:
			'Use telegram_payment_charge_id of the first payment of the subscription (is_first_recurring), not of a renewal.',
	},
	{
		match: 'invalid user_id specified',
		message: (facts) => `The user ID${shown(facts, 'user_id')} is not possible`,
		description: 'Use user_id of the payment record, a whole number above zero.',
	},
	{
		match: 'user not found',
		message: (facts) => `The bot does not know the user${shown(facts, 'user_id')}`,
		description:
			'The user never wrote to this bot or paid it. Check that the credential belongs to the bot that received the payment.',
	},
	{
		match: 'USER_ID_INVALID',
		methods: GIFTS,
		message: (facts) => `Telegram does not accept the user${shown(facts, 'user_id')}`,
		description:
			'Use the number of a person who has written to this bot, not of a bot, a group or a channel. Nothing was charged.',
	},
	{
		match: 'USER_ID_INVALID',
		methods: PAYMENTS,
		message: (facts) => `The user${shown(facts, 'user_id')} does not fit the payment`,
		description:
			'Probably the payment was made by another user. Use user_id and telegram_payment_charge_id of the same payment record.',
	},
	{
		match: 'BALANCE_TOO_LOW',
		methods: REFUND,
		message: 'The bot probably does not have enough Stars for this refund',
		description:
			'A refund is paid from the Stars of the bot, see Star: Get Balance. Stars that were withdrawn are gone; repeat the refund after the next payments.',
	},
	{
		match: 'BALANCE_TOO_LOW',
		methods: GIFTS,
		message: 'The bot does not have enough Stars for this gift',
		description:
			'Gifts are paid from the Stars the bot has earned. See Star: Get Balance, and choose a cheaper gift or wait for payments.',
	},
	{
		match: 'BALANCE_TOO_LOW',
		message: 'The bot does not have enough Stars for this message',
		description:
			'Paid broadcasts cost the bot 0.1 Star per message. See Star: Get Balance, or switch "Allow Paid Broadcast" off.',
	},
	{
		match: 'STARGIFT_USER_USAGE_LIMITED',
		message: 'This gift cannot be bought again by this bot',
		description: 'Its number per buyer is limited. Choose another gift.',
	},
	{
		match: 'STARGIFT_USAGE_LIMITED',
		message: 'This gift is sold out',
		description: 'Choose another one; Gift: Get Many shows how many remain.',
	},
	{
		match: 'STARGIFT_INVALID',
		message: (facts) => `There is no gift${shown(facts, 'gift_id')}`,
		description: 'Choose one from the list; Gift: Get Many shows the gifts on sale now.',
	},
	{
		match: 'USER_DISALLOWED_STARGIFTS',
		message: (facts) => `The user${shown(facts, 'user_id')} does not accept gifts`,
		description: 'The privacy settings of the user forbid it. Nothing was charged.',
	},
	{
		match: 'GIFT_MONTHS_INVALID',
		message: (facts) => `Telegram Premium cannot be given for${shown(facts, 'month_count')} months`,
		description: 'Choose 3, 6 or 12 months.',
	},
	{
		match: 'MONTH_INVALID',
		message: (facts) => `Telegram Premium cannot be given for${shown(facts, 'month_count')} months`,
		description: 'Choose 3, 6 or 12 months.',
	},
	{
		match: 'GIFT_STARS_INVALID',
		message: (facts) => `The price${shown(facts, 'star_count')} does not fit the months`,
		description: 'Telegram charges 1000 Stars for 3 months, 1500 for 6, and 2500 for 12.',
	},
	{
		match: 'FORM_EXPIRED',
		message: 'Telegram did not finish this purchase in time',
		description: 'Nothing was charged. Try again.',
	},
	{
		match: 'FORM_SUBMIT_DUPLICATE',
		message: 'This purchase is already being made',
		description: 'Look at Star: Get Many before you repeat it, so that it is not paid twice.',
	},
	{
		match: 'PEER_ID_INVALID',
		methods: GIFTS,
		message: 'The recipient cannot be used here',
		description:
			'Gifts go to a user or a channel that the bot has met; Telegram Premium goes to users only.',
	},
	{
		match: 'STARS_FORM_AMOUNT_MISMATCH',
		message: 'The price has changed since it was read',
		description: 'Nothing was charged. Read the gifts again and repeat.',
	},
	{
		match: 'API_GIFT_RESTRICTED_UPDATE_APP',
		message: 'This gift cannot be sent by a bot',
		description: 'Choose another one.',
	},
	{
		match: 'EXTENDED_MEDIA_AMOUNT_INVALID',
		message: (facts) => `The price${shown(facts, 'star_count')} is not possible for paid media`,
		description: 'Use 1 to 25000 Stars.',
	},
	{
		match: 'invalid media price specified',
		message: (facts) => `The price${shown(facts, 'star_count')} is not possible for paid media`,
		description: 'Use 1 to 25000 Stars.',
	},
	{
		match: 'EXTENDED_MEDIA_PEER_INVALID',
		message: (facts) => `Paid media cannot be sent to the chat${shown(facts, 'chat_id')}`,
		description:
			'Probably this kind of chat does not accept it. Send it to a channel, a group or a user.',
	},
	{
		match: 'EXTENDED_MEDIA_EMPTY',
		message: 'The message has no paid media',
		description: 'Add 1 to 10 photos or videos.',
	},
	{
		match: 'paid media must be non-empty',
		message: 'The message has no paid media',
		description: 'Add 1 to 10 photos or videos.',
	},
	{
		match: 'invalid number of paid media',
		message: 'A message can have 1 to 10 paid files',
		description: 'Add at least one photo or video, and spread more than ten over several messages.',
	},
	{
		match: 'invalid paid media file',
		message: 'A file of the paid media cannot be used',
		description: 'Use photos and videos from binary data or a public link to the file itself.',
	},
	{
		match: "can't parse InputPaidMedia",
		message: 'A file of the paid media cannot be read',
		description: 'Every entry needs its type (photo or video) and a file.',
	},
	{
		match: 'paid media JSON object',
		message: 'The paid media are not valid JSON',
		description: 'An expression must return a list of entries, each with type and media.',
	},
	{
		match: 'InputPaidMedia',
		message: 'The paid media are not a list',
		description: 'An expression must return a list of entries, each with type and media.',
	},
];
