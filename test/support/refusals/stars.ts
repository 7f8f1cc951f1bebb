import type { IDataObject } from 'n8n-workflow';
import { BUYER, STRANGER } from './parties';
import { type Refusal, refusalsOf } from './rows';

const REFUND: IDataObject = { user_id: BUYER, telegram_payment_charge_id: 'stx_1' };
const PHOTO: IDataObject = { type: 'photo', media: 'https://example.com/mug.jpg' };

/** What Telegram says to refunds, gifts and paid media. */
export const STARS_REFUSALS: readonly Refusal[] = [
	...refusalsOf('refundStarPayment', REFUND, [
		['CHARGE_ALREADY_REFUNDED', 'This payment has been refunded before', 'Nothing more was moved'],
		['CHARGE_ID_EMPTY', 'There is no Stars payment "stx_1"', 'refunded at the provider'],
		[
			'invalid user_id specified',
			'The user ID "-1" is not possible',
			'payment record',
			{ user_id: -1 },
		],
		['user not found', 'The bot does not know the user "999"', 'credential', { user_id: STRANGER }],
		[
			'BALANCE_TOO_LOW',
			'The bot probably does not have enough Stars for this refund',
			'Get Balance',
		],
		['USER_ID_INVALID', 'The user "4242" does not fit the payment', 'same payment record'],
	]),
	...refusalsOf('editUserStarSubscription', REFUND, [
		['CHARGE_ID_INVALID', 'There is no subscription "stx_1"', 'first payment'],
	]),
	...refusalsOf('sendGift', { user_id: BUYER, gift_id: '5' }, [
		['USER_ID_INVALID', 'Telegram does not accept the user "4242"', 'who has written to this bot'],
		[
			'BALANCE_TOO_LOW',
			'The bot does not have enough Stars for this gift',
			'Get Balance',
			{ gift_id: '5170145012310081615' },
		],
		['STARGIFT_USER_USAGE_LIMITED', 'This gift cannot be bought again by this bot', 'another gift'],
		[
			'STARGIFT_USAGE_LIMITED',
			'This gift is sold out',
			'Get Many',
			{ gift_id: '5170690322832818290' },
		],
		['FORM_EXPIRED', 'Telegram did not finish this purchase in time', 'Nothing was charged'],
		['FORM_SUBMIT_DUPLICATE', 'This purchase is already being made', 'not paid twice'],
		['PEER_ID_INVALID', 'The recipient cannot be used here', 'user or a channel'],
		[
			"can't parse entities: can't find end of the entity starting at byte offset 3",
			'The formatting of the text cannot be read',
			'Escape it',
			{ text: 'a * b', text_parse_mode: 'Markdown' },
		],
		['STARGIFT_INVALID', 'There is no gift "5"', 'Get Many'],
		['USER_DISALLOWED_STARGIFTS', 'The user "4242" does not accept gifts', 'Nothing was charged'],
		[
			'STARS_FORM_AMOUNT_MISMATCH',
			'The price has changed since it was read',
			'Nothing was charged',
		],
		['API_GIFT_RESTRICTED_UPDATE_APP', 'This gift cannot be sent by a bot', 'another one'],
	]),
	...refusalsOf('giftPremiumSubscription', { user_id: BUYER, month_count: 5, star_count: 1 }, [
		['GIFT_MONTHS_INVALID', 'Telegram Premium cannot be given for "5" months', '3, 6 or 12'],
		['MONTH_INVALID', 'Telegram Premium cannot be given for "5" months', '3, 6 or 12'],
		[
			'GIFT_STARS_INVALID',
			'The price "1" does not fit the months',
			'1500 for 6',
			{ month_count: 3 },
		],
	]),
	...refusalsOf('sendPaidMedia', { chat_id: BUYER, star_count: 0, media: [PHOTO] }, [
		[
			'EXTENDED_MEDIA_AMOUNT_INVALID',
			'The price "30000" is not possible for paid media',
			'25000',
			{ star_count: 30_000 },
		],
		['invalid media price specified', 'The price "0" is not possible for paid media', '25000'],
		['EXTENDED_MEDIA_PEER_INVALID', 'Paid media cannot be sent to the chat "4242"', 'Probably'],
		['EXTENDED_MEDIA_EMPTY', 'The message has no paid media', '1 to 10'],
		['paid media must be non-empty', 'The message has no paid media', '1 to 10'],
		[
			'invalid number of paid media specified',
			'A message can have 1 to 10 paid files',
			'several messages',
			{ star_count: 5, media: Array.from({ length: 11 }, () => PHOTO) },
		],
		['invalid paid media file specified', 'A file of the paid media cannot be used', 'binary data'],
		[
			"can't parse InputPaidMedia: expected an Object",
			'A file of the paid media cannot be read',
			'type',
			{ media: ['photo'] },
		],
		[
			'expected an Array of InputPaidMedia',
			'The paid media are not a list',
			'type and media',
			{ media: '{}' },
		],
		[
			"can't parse paid media JSON object",
			'The paid media are not valid JSON',
			'type and media',
			{ media: '[' },
		],
		[
			'not enough rights to send paid media to the chat',
			'The bot may not send paid media to the chat "4242"',
			'administrator',
		],
	]),
];
