import { shown } from './facts';
import type { Hint } from './hint';

/** What comes with an invoice: photo, buttons, a business account. */
export const ATTACHMENT_HINTS: readonly Hint[] = [
	{
		match: 'WEBDOCUMENT_MIME_INVALID',
		message: 'The photo of the invoice is not a picture',
		description: (facts) =>
			`Telegram guesses the type from the ending of the address${shown(facts, 'photo_url')}. Use a link to a .jpg, .png or .webp file.`,
	},
	{
		match: 'WEBDOCUMENT_SIZE_TOO_BIG',
		message: 'The photo of the invoice is too large',
		description: 'Use a smaller picture; a width of 800 pixels is plenty.',
	},
	{
		match: 'WEBDOCUMENT_URL',
		message: (facts) => `The address${shown(facts, 'photo_url')} of the photo cannot be used`,
		description: 'Use a public https link that leads to the picture itself, not to a page with it.',
	},
	{
		match: 'failed to get HTTP URL content',
		message: (facts) =>
			`Telegram could not load${shown(facts, 'photo_url') || ' the address given'}`,
		description:
			'The link must work without signing in. Open it in a private browser window to check.',
	},
	{
		match: 'wrong HTTP URL specified',
		message: (facts) => `The address${shown(facts, 'photo_url')} is not a valid link`,
		description: 'Use a full address that starts with https://.',
	},
	{
		match: 'wrong type of the web page content',
		message: 'The address does not lead to a picture or video',
		description: 'Use a link to the file itself, not to a page that shows it.',
	},
	{
		match: 'BUTTON_POS_INVALID',
		message: 'The Pay button must be the first one',
		description: 'Put the Pay button at the very start of the first row.',
	},
	{
		match: 'REPLY_MARKUP_BUY_EMPTY',
		message: 'The buttons of the invoice probably hold no Pay button',
		description: 'Make the first button a Pay button, or leave the buttons out: Telegram adds one.',
	},
	{
		match: 'BUTTON_TYPE_INVALID',
		message: 'A button is not possible here',
		description: 'Probably a message that is not an invoice has a Pay button.',
	},
	{
		match: 'BUTTON_URL_INVALID',
		message: 'A button has an address that cannot be used',
		description: 'Use a full address that starts with https:// or tg://.',
	},
	{
		match: 'object expected as reply markup',
		message: 'The buttons cannot be read',
		description: 'Use an object with inline_keyboard, or remove them.',
	},
	{
		match: "can't parse inline keyboard button",
		message: 'A button cannot be read',
		description: 'Every button needs a text and one action, such as pay, url or callback_data.',
	},
	{
		match: 'business connection not found',
		message: (facts) =>
			`The business connection${shown(facts, 'business_connection_id')} does not exist`,
		description:
			'Use the id of the update business_connection, which the bot gets when a business account connects it.',
	},
	{
		match: 'BUSINESS_CONNECTION_NOT_ALLOWED',
		message: 'The business account has not given the bot this right',
		description:
			'Its owner can change the rights of the bot in Settings, Telegram Business, Chatbots.',
	},
	{
		match: 'BUSINESS_CONNECTION_INVALID',
		message: (facts) =>
			`The business connection${shown(facts, 'business_connection_id')} is not usable`,
		description:
			'It was probably ended by its owner, or belongs to another bot. Invoices for a business account work in Stars only.',
	},
	{
		match: 'BUSINESS_PEER',
		message: 'The bot may not write to this customer for the business account',
		description:
			'Probably the chat is outside those the owner has given to the bot, or the customer has not written lately.',
	},
];
