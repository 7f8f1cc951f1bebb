import type { IDataObject } from 'n8n-workflow';
import { type Refusal, refusalsOf } from './refusalRows';
import { ACCESS_REFUSALS } from './refusalsAccess';
import { INLINE_REFUSALS } from './refusalsInline';

export type { Refusal } from './refusalRows';

export const STRIPE_TEST_TOKEN = '284685063:TEST:MmY2ZjVlNWE0YTRh';

export const STRIPE_LIVE_TOKEN = '350862534:LIVE:MmY2ZjVlNWE0YTRh';

/** Not a key: only its shape counts. */
export const STRIPE_SECRET_KEY = `sk_test_${'a'.repeat(24)}`;

/** Parties a sandbox is to know: the bot under test is not in the channel. */
export const FOREIGN_CHANNEL = -1_000_000_005_001;
export const OTHER_BOT = 777_777_777;
export const BLOCKING_CUSTOMER = 4_343;
/** Has written to the bot. */
export const BUYER = 4_242;
export const STRANGER = 999;

const PHOTO: IDataObject = { type: 'photo', media: 'https://example.com/mug.jpg' };

const keyboard = (...buttons: IDataObject[]): IDataObject => ({ inline_keyboard: [buttons] });

export const INVOICE: IDataObject = {
	chat_id: 4242,
	title: 'Red mug',
	description: 'Holds 300 ml',
	payload: 'order-1',
	provider_token: STRIPE_TEST_TOKEN,
	currency: 'USD',
	prices: [{ label: 'Red mug', amount: 1250 }],
};

const money = refusalsOf('sendInvoice', INVOICE, [
	[
		'CURRENCY_TOTAL_AMOUNT_INVALID',
		'The total of 0.50 USD is outside the limits of Telegram',
		'Telegram took 1.00 USD to 10000.00 USD',
		{ prices: [{ label: 'Sticker', amount: 50 }] },
	],
	[
		'CURRENCY_INVALID',
		'The currency "KWD" is not accepted',
		'a token of Stripe, test mode',
		{ currency: 'KWD' },
	],
	[
		'invoice price label must be encoded in UTF-8',
		'A label of the prices is not valid UTF-8',
		'emoji',
	],
	[
		'total price must be positive',
		'The total is -5.00 USD',
		'Discounts (negative lines)',
		{ prices: JSON.stringify([{ label: 'Discount', amount: -500 }]) },
	],
	[
		'total price is too big',
		'The total has more than 12 digits',
		'"Amount Unit"',
		{
			prices: [
				{ label: 'A', amount: 999_999_999_999 },
				{ label: 'B', amount: 1 },
			],
		},
	],
	[
		'too big amount of the currency specified',
		'One of the amounts has more than 12 digits',
		'"Amount Unit"',
		{ prices: [{ label: 'A', amount: 1_000_000_000_000 }] },
	],
	[
		'there must be at least one price',
		'The invoice has no price lines',
		'under "Prices"',
		{ prices: [] },
	],
	[
		"can't parse labeled price: LabeledPrice label must be non-empty",
		'A price line has no label',
		'a label, such as "Red mug"',
		{ prices: [{ label: '', amount: 500 }] },
	],
	[
		'can\'t parse labeled price: Can\'t find field "amount"',
		'A price line cannot be read',
		'[{"label":"Mug"}]',
		{ prices: [{ label: 'Mug' }] },
	],
	[
		"can't parse prices JSON object",
		'The prices are not valid JSON',
		'"12,50"',
		{ prices: '12,50' },
	],
	['expected an Array of labeled prices', 'The prices are not a list', '"{}"', { prices: '{}' }],
	[
		"suggested tip amount can't be bigger than max_tip_amount",
		'A suggested tip is above the maximum tip "100" (minor units)',
		'Raise "Max Tip Amount"',
		{ max_tip_amount: 100, suggested_tip_amounts: [200] },
	],
	[
		'suggested tip amount must be positive',
		'A suggested tip is zero or negative',
		'above zero',
		{ max_tip_amount: 100, suggested_tip_amounts: [0] },
	],
	[
		'there can be at most 4 suggested tip amounts',
		'There are more than four suggested tips',
		'at most four',
		{ max_tip_amount: 100, suggested_tip_amounts: [1, 2, 3, 4, 5] },
	],
	[
		'invalid max_tip_amount of the currency specified',
		'The maximum tip "-1" is not possible',
		'zero or more',
		{ max_tip_amount: -1 },
	],
	[
		'can\'t parse "max_tip_amount" as Number',
		'The maximum tip "much" is not a number',
		'such as 5.00',
		{ max_tip_amount: 'much' },
	],
	[
		"can't parse suggested tip amount as Number",
		'The suggested tips cannot be read',
		'["x"]',
		{ suggested_tip_amounts: ['x'] },
	],
	[
		"can't parse suggested_tip_amounts JSON object",
		'The suggested tips are not valid JSON',
		'"[1"',
		{ suggested_tip_amounts: '[1' },
	],
]);

const invoices = refusalsOf('sendInvoice', INVOICE, [
	['parameter "title" is required', '"Title" is empty', 'Fill in "Title"', { title: '' }],
	[
		'PAYMENT_PROVIDER_INVALID',
		'Telegram does not accept the provider token',
		'Sent was a secret key of the Stripe API',
		{ provider_token: STRIPE_SECRET_KEY },
	],
	[
		'PAYMENT_PROVIDER_INVALID',
		'Telegram does not accept the provider token',
		'For Telegram Stars the code is XTR',
		{ provider_token: '', currency: 'TXR' },
	],
	[
		'PAYMENT_PROVIDER_INVALID',
		'Telegram does not accept the provider token',
		'Sent was no provider token.',
		{ provider_token: '' },
	],
	[
		'PAYMENT_PROVIDER_INVALID',
		'Telegram does not accept the provider token',
		'Sent was a token of Stripe, live mode. It was probably revoked',
		{ provider_token: STRIPE_LIVE_TOKEN },
	],
	[
		'PAYMENT_PROVIDER_MISMATCH',
		'The provider token probably belongs to another bot',
		'only with the bot it was issued for',
	],
	['BOT_PAYMENTS_DISABLED', 'Payments are not enabled for this bot', '@BotFather'],
	[
		'PAYMENT_UNSUPPORTED',
		'Telegram does not allow this payment for this bot or chat',
		'digital goods must be sold for Telegram Stars',
	],
	[
		'INVOICE_PAYLOAD_INVALID',
		'The order ID with its terms does not fit',
		'200 were sent',
		{ payload: 'я'.repeat(100) },
	],
	[
		'DATA_JSON_INVALID',
		'The data for the provider is not valid JSON',
		'Provider Data (JSON)',
		{ provider_data: '{' },
	],
	[
		'STARS_INVOICE_INVALID',
		'The invoice asks for something that Telegram Stars do not allow',
		'exactly one price',
		{ provider_token: '', currency: 'XTR', max_tip_amount: 5 },
	],
	[
		'SUBSCRIPTION_EXPORT_MISSING',
		'A subscription cannot be sent as a message',
		'Create Link',
		{ provider_token: '', currency: 'XTR', subscription_period: 2_592_000 },
	],
	[
		'START_PARAM_INVALID',
		'The start parameter "a b" is not possible',
		'64',
		{ start_parameter: 'a b' },
	],
	[
		'WEBDOCUMENT_MIME_INVALID',
		'The photo of the invoice is not a picture',
		'"https://example.com/x.pdf"',
		{ photo_url: 'https://example.com/x.pdf' },
	],
	['WEBDOCUMENT_SIZE_TOO_BIG', 'The photo of the invoice is too large', 'smaller picture'],
	[
		'WEBDOCUMENT_URL_INVALID',
		'The address "http://x" of the photo cannot be used',
		'public https link',
		{ photo_url: 'http://x' },
	],
	[
		'failed to get HTTP URL content',
		'Telegram could not load the address given',
		'without signing in',
	],
	['wrong HTTP URL specified', 'The address is not a valid link', 'https://'],
	[
		'wrong type of the web page content',
		'The address does not lead to a picture or video',
		'file itself',
	],
	[
		'wrong invoice information specified',
		'Telegram does not accept this combination of invoice fields',
		'title: 40 of 32 characters',
		{ title: 'x'.repeat(40) },
	],
	[
		'MEDIA_INVALID',
		'Telegram does not accept this invoice',
		'title: 40 of 32',
		{ title: 'x'.repeat(40) },
	],
	[
		'BUTTON_POS_INVALID',
		'The Pay button must be the first one',
		'first row',
		{
			reply_markup: keyboard(
				{ text: 'Help', url: 'https://example.com' },
				{ text: 'Pay', pay: true },
			),
		},
	],
	[
		'REPLY_MARKUP_BUY_EMPTY',
		'The buttons of the invoice probably hold no Pay button',
		'first button a Pay button',
		{ reply_markup: keyboard({ text: 'Help', url: 'https://example.com' }) },
	],
	['BUTTON_TYPE_INVALID', 'A button is not possible here', 'has a Pay button'],
	['BUTTON_URL_INVALID', 'A button has an address that cannot be used', 'tg://'],
	[
		'object expected as reply markup',
		'The buttons cannot be read',
		'inline_keyboard',
		{ reply_markup: '[]' },
	],
	[
		"can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
		'A button cannot be read',
		'callback_data',
		{ reply_markup: keyboard({ text: 'Help' }) },
	],
	['BALANCE_TOO_LOW', 'The bot does not have enough Stars for this message', '0.1 Star'],
]);

const links = refusalsOf(
	'createInvoiceLink',
	{
		title: 'Club',
		description: 'Monthly',
		payload: 'club-1',
		currency: 'XTR',
		prices: [{ label: 'Club', amount: 20_000 }],
		subscription_period: 2_592_000,
	},
	[
		[
			'CURRENCY_TOTAL_AMOUNT_INVALID',
			'The total of 200000 XTR is outside the limits of Telegram',
			'100,000 in one invoice',
			{ prices: [{ label: 'Club', amount: 200_000 }], subscription_period: 0 },
		],
		[
			'SUBSCRIPTION_PERIOD_INVALID',
			'The subscription period "86400" is not possible',
			'30 days',
			{ subscription_period: 86_400 },
		],
		[
			'SUBSCRIPTION_AMOUNT_INVALID',
			'The price of 20000 XTR is too high for a subscription',
			'at most 10000 Stars',
		],
		[
			'business connection not found',
			'The business connection "abc" does not exist',
			'business_connection',
			{ business_connection_id: 'abc' },
		],
		[
			'BUSINESS_CONNECTION_NOT_ALLOWED',
			'The business account has not given the bot this right',
			'Chatbots',
		],
		[
			'BUSINESS_CONNECTION_INVALID',
			'The business connection "abc" is not usable',
			'Stars only',
			{ business_connection_id: 'abc' },
		],
		[
			'BUSINESS_PEER_INVALID',
			'The bot may not write to this customer for the business account',
			'Probably',
		],
	],
);

const chats = [
	...refusalsOf('sendInvoice', INVOICE, [
		['chat_id is empty', 'No chat was given', '"Chat ID"', { chat_id: '' }],
		['chat not found', 'The chat "@nobody" was not found', 'pressed Start', { chat_id: '@nobody' }],
		['CHAT_WRITE_FORBIDDEN', 'Nobody may write in the chat "4242" now', 'Allow the bot to post'],
		['USER_BANNED_IN_CHANNEL', 'The bot is restricted in the chat "4242"', 'administrator'],
		[
			'not enough rights to send invoice messages to the chat',
			'The bot may not post invoices in the chat "4242"',
			'administrator',
		],
		[
			'message to be replied not found',
			'The message to reply to is not in this chat',
			'"Reply to Message ID"',
			{ reply_parameters: { message_id: 999 } },
		],
		['message thread not found', 'The topic is not in this chat', '"Message Thread ID"'],
		['TOPIC_CLOSED', 'The topic is closed', 'Open the topic'],
		['TOPIC_DELETED', 'The topic was deleted', 'another one'],
		[
			'PRIVACY_PREMIUM_REQUIRED',
			'The user of chat "4242" accepts messages from few people only',
			'invoice link',
		],
		['YOU_BLOCKED_USER', 'The chat "4242" is blocked on your side', 'Unblock'],
		[
			'ALLOW_PAYMENT_REQUIRED_25',
			'The chat "4242" charges 25 Stars for each message',
			'free of charge',
		],
		['EFFECT_CHAT_INVALID', 'Message effects work in private chats only', '"Message Effect ID"'],
		['EFFECT_ID_INVALID', 'Telegram does not know this message effect', '"Message Effect ID"'],
		[
			'SUGGESTED_POST_PEER_INVALID',
			'The chat "4242" does not accept suggested posts',
			'direct messages of a channel',
		],
		[
			'USER_BOT_TO_BOT_DISABLED',
			'The chat "4242" is probably a bot that does not accept messages',
			'to a person',
		],
	]),
	...refusalsOf(
		'sendInvoice',
		INVOICE,
		[
			['the group chat was deleted', 'The chat "4242" was deleted', 'from your list'],
			[
				'bot was kicked from the group chat',
				'The bot was removed from the chat "4242"',
				'add it again',
			],
			[
				'bot is not a member of the channel chat',
				`The bot is not a member of the chat "${FOREIGN_CHANNEL}"`,
				'Add the bot',
				{ chat_id: FOREIGN_CHANNEL },
			],
			[
				'bot was blocked by the user',
				`The user of chat "${BLOCKING_CUSTOMER}" has blocked the bot`,
				'pressing Start',
				{ chat_id: BLOCKING_CUSTOMER },
			],
			['user is deactivated', 'The user of chat "4242" has deleted the account', 'from your list'],
			[
				"bot can't initiate conversation with a user",
				'The user of chat "4242" has not started the bot',
				'Create Link',
			],
			[
				"the bot can't send messages to the bot",
				`The chat "${OTHER_BOT}" is a bot`,
				'Bots cannot be billed',
				{ chat_id: OTHER_BOT },
			],
		],
		403,
	),
	{
		method: 'sendInvoice',
		code: 400,
		text: 'Bad Request: group chat was upgraded to a supergroup chat',
		parameters: { ...INVOICE, chat_id: -77 },
		answer: { migrate_to_chat_id: -100_123 },
		message: 'The chat "-77" has become a supergroup and has a new ID',
		advice: 'Use the new ID',
	},
];

const answers = [
	...refusalsOf('answerPreCheckoutQuery', { pre_checkout_query_id: '77', ok: true }, [
		[
			'query is too old and response timeout expired or query ID is invalid',
			'The buyer is no longer waiting for this answer',
			'within 10 seconds',
		],
		['ERROR_TEXT_EMPTY', 'A refusal needs a reason that the buyer can read', '"Reason"'],
		[
			'parameter "error_message" is required',
			'"Reason" is empty',
			'Fill in "Reason"',
			{ ok: false },
		],
	]),
	...refusalsOf('answerShippingQuery', { shipping_query_id: '78', ok: true }, [
		[
			'query is too old and response timeout expired or query ID is invalid',
			'The buyer is no longer waiting for the shipping options',
			'"Shipping Zones"',
			{
				shipping_options: [
					{ id: 'a', title: 'Courier', prices: [{ label: 'Courier', amount: 500 }] },
				],
			},
		],
		[
			'total price must be positive',
			'A shipping option that costs nothing was refused',
			'probably do not accept free shipping',
			{
				shipping_options: [
					{ id: 'a', title: 'Courier', prices: [{ label: 'Courier', amount: 0 }] },
				],
			},
		],
		['there must be at least one price part', 'A shipping option has no price', 'one price line'],
		[
			"can't parse shipping option: Can't parse shipping option prices: There must be at least one price",
			'The prices of a shipping option cannot be read',
			'label and an amount',
			{ shipping_options: [{ id: 'a', title: 'Courier', prices: [] }] },
		],
		[
			"can't parse shipping options JSON object",
			'The shipping options are not valid JSON',
			'id, title and prices',
			{ shipping_options: '[' },
		],
		[
			'expected an Array of shipping options',
			'The shipping options are not a list',
			'id, title and prices',
			{ shipping_options: '{}' },
		],
		[
			'there must be at least one shipping option',
			'There is no shipping option to offer',
			'Decline',
			{ shipping_options: [] },
		],
		[
			"can't parse shipping option: ShippingOption identifier must be non-empty",
			'A shipping option has no ID',
			'different ID for each option',
			{ shipping_options: [{ id: '', title: 'Courier', prices: [] }] },
		],
		[
			"can't parse shipping option: ShippingOption title must be non-empty",
			'A shipping option has no title',
			'such as "Courier"',
			{ shipping_options: [{ id: 'a', title: '', prices: [] }] },
		],
		[
			'can\'t parse shipping option: Can\'t find field "prices"',
			'A shipping option cannot be read',
			'at least one price',
			{ shipping_options: [{ id: 'a', title: 'Courier' }] },
		],
	]),
	...refusalsOf('answerWebAppQuery', {}, [
		[
			'query is too old and response timeout expired or query ID is invalid',
			'The query can no longer be answered',
			'answered already',
		],
	]),
];

const REFUND: IDataObject = { user_id: BUYER, telegram_payment_charge_id: 'stx_1' };

const stars = [
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

/** Addresses that api.telegram.org refuses, by its answer. */
const WEBHOOKS: Readonly<Record<string, string>> = {
	'Bad Request: bad webhook: An HTTPS URL must be provided for webhook': 'http://example.com/hook',
	'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443':
		'https://example.com:5678/hook',
	'Bad Request: bad webhook: IP address 127.0.0.1 is reserved': 'https://127.0.0.1/hook',
	'Bad Request: invalid webhook URL specified': 'https://exa mple/hook',
};

/** A method that the sandbox does not have. */
const METHODS: Readonly<Record<string, string>> = { 'Not Found: method not found': 'getUserGifts' };

const connection: Refusal[] = (
	[
		[401, 'Unauthorized: invalid token specified', 'The bot token is not complete', '/token'],
		[
			401,
			'Unauthorized: invalid api-id/api-hash',
			'This Bot API server cannot sign in to Telegram',
			'my.telegram.org',
		],
		[401, 'Unauthorized', 'Telegram does not know this bot token', '"Test Environment"'],
		[
			421,
			'Misdirected Request: unallowed token specified',
			'This Bot API server does not serve this bot',
			'limited to other bots',
		],
		[400, 'Logged out', 'The bot was logged out of this Bot API server', 'Base URL'],
		[
			404,
			'Not Found: method not found',
			'This Bot API server does not know the method getUserGifts',
			'older than the method',
		],
		[404, 'Not Found', 'There is no such bot at this address', 'without /bot'],
		[
			409,
			'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
			'Another program is reading the updates of this bot',
			'Only one program can receive',
		],
		[
			409,
			"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
			'The bot has a webhook, so its updates cannot be read by polling',
			'either a webhook or polling',
		],
		[
			409,
			'Conflict: terminated by setWebhook request',
			'A webhook was set while the updates were read by polling',
			'Keep one of the two',
		],
		[
			409,
			'Conflict: terminated by other setWebhook',
			'Two programs set the webhook of this bot at the same time',
			'one workflow per bot',
		],
		[
			400,
			'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
			'Telegram sends updates to https addresses only',
			'By Long Polling',
		],
		[
			400,
			'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
			'Telegram does not send updates to this port',
			'8443',
		],
		[
			400,
			'Bad Request: bad webhook: IP address 127.0.0.1 is reserved',
			'The address of this n8n is not reachable from the internet',
			'WEBHOOK_URL',
		],
		[
			400,
			'Bad Request: invalid webhook URL specified',
			'The webhook address is not a valid link',
			'WEBHOOK_URL',
		],
		[
			400,
			'Bad Request: bad webhook: Failed to resolve host: Name or service not known',
			'Telegram cannot find the host of the webhook address',
			'DNS',
		],
		[
			400,
			'Bad Request: strings must be encoded in UTF-8',
			'A text holds characters that are not valid UTF-8',
			'emoji',
		],
	] as Array<[number, string, string, string]>
).map(([code, text, message, advice]) => ({
	method: METHODS[text] ?? (/webhook:|webhook URL/.test(text) ? 'setWebhook' : 'getMyStarBalance'),
	code,
	text,
	parameters: { ...(WEBHOOKS[text] ? { url: WEBHOOKS[text] } : {}) },
	message,
	advice,
}));

const flood: Refusal[] = [
	{
		method: 'sendInvoice',
		code: 429,
		text: 'Too Many Requests: retry after 300',
		parameters: INVOICE,
		answer: { retry_after: 300 },
		message: 'Telegram asks for a pause of 300 seconds: too many calls at once',
		advice: 'Repeat it after 300 seconds. A bot may send about 30 messages a second',
	},
	{
		method: 'refundStarPayment',
		code: 429,
		text: 'Too Many Requests: retry after 200',
		parameters: {},
		answer: { retry_after: 200 },
		message: 'Telegram asks for a pause of 200 seconds: too many calls at once',
		advice: 'Repeat it after 200 seconds, and let the workflow make fewer calls at a time.',
	},
];

const tooLarge: Refusal[] = [
	{
		method: 'sendInvoice',
		code: 413,
		text: 'Request Entity Too Large',
		parameters: { ...INVOICE, description: 'x'.repeat(1_100_000) },
		message: 'The request is too large for this Bot API server',
		advice: '50 MB',
	},
];

/** Every refusal that has a hint, at least one per hint. */
export const REFUSALS: readonly Refusal[] = [
	...money,
	...invoices,
	...links,
	...chats,
	...answers,
	...stars,
	...connection,
	...flood,
	...tooLarge,
	...INLINE_REFUSALS,
	...ACCESS_REFUSALS,
];
