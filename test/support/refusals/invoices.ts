import type { IDataObject } from 'n8n-workflow';
import { INVOICE } from './invoice';
import { STRIPE_LIVE_TOKEN, STRIPE_SECRET_KEY } from './parties';
import { type Refusal, refusalsOf } from './rows';

const keyboard = (...buttons: IDataObject[]): IDataObject => ({ inline_keyboard: [buttons] });

/** What Telegram says to the other fields of an invoice. */
export const INVOICE_REFUSALS: readonly Refusal[] = refusalsOf('sendInvoice', INVOICE, [
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
