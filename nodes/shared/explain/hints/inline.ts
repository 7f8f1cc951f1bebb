import { shown } from './facts';
import type { Hint } from './hint';

const ANSWER = ['answerInlineQuery'] as const;
const PREPARE = ['savePreparedInlineMessage'] as const;
const RESULT = ['answerInlineQuery', 'savePreparedInlineMessage'] as const;

/** Inline queries and prepared messages. */
export const INLINE_HINTS: readonly Hint[] = [
	{
		match: 'query is too old',
		methods: ANSWER,
		message: 'The user no longer waits for these results',
		description:
			'An inline query is answered once, within about 10 seconds; this answer came later, or the query had been answered already. Make the workflow shorter, and put the results of one query into one node, as items.',
	},
	{
		match: 'must have exactly one optional field',
		methods: ANSWER,
		message: 'The button above the results does nothing',
		description: 'Set "Button Start Parameter" or "Button Web App URL".',
	},
	{
		match: "can't parse JSON encoded inline query results",
		methods: ANSWER,
		message: 'The results are not valid JSON',
		description:
			'Check what the expressions of the node return: the results are a list of objects.',
	},
	{
		match: 'expected an Array of inline query results',
		methods: ANSWER,
		message: 'The results are not a list',
		description:
			'Check what the expressions of the node return: the results are a list, even when there is only one.',
	},
	{
		match: 'too many inline query results',
		methods: ANSWER,
		message: 'There are more than 50 results',
		description: 'Send at most 50, and the rest when the user scrolls, with "Next Offset".',
	},
	{
		match: 'RESULTS_TOO_MUCH',
		methods: ANSWER,
		message: 'There are too many results',
		description: 'Send at most 50, and the rest when the user scrolls, with "Next Offset".',
	},
	{
		match: 'is unsupported for the inline query result',
		methods: RESULT,
		message: 'Telegram does not know this type of result',
		description: 'Choose Invoice, Photo with Invoice or Text under "Result".',
	},
	{
		match: 'Input message content is not specified',
		methods: RESULT,
		message: 'A result sends nothing',
		description:
			'Every result needs an invoice or a text. An invoice is recognized by its payload, so check "Order ID".',
	},
	{
		match: 'Can\'t find field "message_text"',
		methods: RESULT,
		message: 'A text result has no text',
		description: 'Fill in "Message Text", or choose Invoice under "Result".',
	},
	{
		match: 'Can\'t find field "id"',
		methods: RESULT,
		message: 'A result has no ID',
		description: 'Fill in "Result ID", or leave it out so that the order ID is used.',
	},
	{
		match: 'Can\'t find field "title"',
		methods: RESULT,
		message: 'A result has no title',
		description: 'Fill in "Result Title", the first line of the result in the list.',
	},
	{
		match: 'Can\'t find field "type"',
		methods: RESULT,
		message: 'A result has no type',
		description: 'Choose Invoice, Photo with Invoice or Text under "Result".',
	},
	{
		match: 'LabeledPrice label must be non-empty',
		methods: RESULT,
		message: 'A price line of a result has no label',
		description: 'Enter a label, such as "Red mug", for each line under "Prices".',
	},
	{
		match: 'There must be at least one price',
		methods: RESULT,
		message: 'An invoice among the results has no price',
		description:
			'Add at least one line under "Prices"; an expression must return a list with entries.',
	},
	{
		match: "Can't parse labeled price",
		methods: RESULT,
		message: 'A price line of a result cannot be read',
		description: 'Every line under "Prices" needs a label and an amount.',
	},
	{
		match: 'payload must be encoded in UTF-8',
		methods: RESULT,
		message: 'The order ID of a result is not valid UTF-8',
		description: 'Check "Order ID" for emoji that were cut in half.',
	},
	{
		match: 'must be of type Array',
		methods: RESULT,
		message: 'A list inside a result is not a list',
		description:
			'Inside a result the prices have to be a list, not JSON as text. Make the expression return the list itself.',
	},
	{
		match: 'must be of type Boolean',
		methods: RESULT,
		message: 'A switch inside a result is neither on nor off',
		description: 'Inside a result, Telegram accepts only true or false, not words in quotes.',
	},
	{
		match: "can't use empty start_parameter",
		methods: ANSWER,
		message: 'The start parameter of the button is empty',
		description: 'Fill in "Button Start Parameter", or use "Button Web App URL".',
	},
	{
		match: 'too long start_parameter',
		methods: ANSWER,
		message: 'The start parameter of the button is too long',
		description: 'Use up to 64 letters, digits, _ and - in "Button Start Parameter".',
	},
	{
		match: 'unallowed characters in start_parameter',
		methods: ANSWER,
		message: 'The start parameter of the button has characters that cannot be used',
		description: 'Use up to 64 letters, digits, _ and - in "Button Start Parameter".',
	},
	{
		match: 'inline query button Web App URL',
		methods: ANSWER,
		message: 'The address of the button is not possible',
		description: '"Button Web App URL" has to begin with https://.',
	},
	{
		match: 'RESULT_ID_INVALID',
		methods: RESULT,
		message: 'The ID of a result is not possible',
		description: 'Use 1 to 64 bytes in "Result ID"; letters outside A-Z need two bytes or more.',
	},
	{
		match: 'RESULT_ID_DUPLICATE',
		methods: ANSWER,
		message: 'Two results have the same ID',
		description: 'Enter a different "Result ID" for each result, or leave it empty.',
	},
	{
		match: 'RESULT_TYPE_INVALID',
		methods: RESULT,
		message: 'Telegram does not accept this type of result',
		description: 'Choose Invoice, Photo with Invoice or Text under "Result".',
	},
	{
		match: 'ARTICLE_TITLE_EMPTY',
		methods: RESULT,
		message: 'A result has no title',
		description: 'Fill in "Result Title"; blanks alone do not count.',
	},
	{
		match: 'NEXT_OFFSET_INVALID',
		methods: ANSWER,
		message: (facts) => `The next offset${shown(facts, 'next_offset')} is not possible`,
		description:
			'Use up to 64 bytes in "Next Offset", or leave it empty when there are no more results.',
	},
	{
		match: 'SEND_MESSAGE_MEDIA_INVALID',
		methods: RESULT,
		message: 'Telegram does not accept the invoice of a result',
		description:
			'Telegram does not say why. Send the same invoice with Invoice: Send to yourself: the refusal there says more.',
	},
	{
		match: 'SEND_MESSAGE_TYPE_INVALID',
		methods: RESULT,
		message: 'A result cannot send this kind of message',
		description: 'Choose Invoice, Photo with Invoice or Text under "Result".',
	},
	{
		match: 'SWITCH_PM_TEXT_EMPTY',
		methods: ANSWER,
		message: 'The button above the results has no text',
		description: 'Fill in "Button Text".',
	},
	{
		match: 'SWITCH_WEBVIEW_URL_INVALID',
		methods: ANSWER,
		message: 'Telegram does not accept the address of the button',
		description: 'Check "Button Web App URL": a whole address that begins with https://.',
	},
	{
		match: 'PHOTO_CONTENT_URL_EMPTY',
		methods: RESULT,
		message: 'A photo result has no picture',
		description: 'Fill in "Result Photo URL" with the address of a JPEG.',
	},
	{
		match: 'PHOTO_THUMB_URL_EMPTY',
		methods: RESULT,
		message: 'A photo result has no small picture',
		description: 'Fill in "Thumbnail URL", or leave it out so that "Result Photo URL" is used.',
	},
	{
		match: 'PHOTO_CONTENT_TYPE_INVALID',
		methods: RESULT,
		message: 'The picture of a photo result is no JPEG',
		description: '"Result Photo URL" has to be the address of a JPEG of at most 5 MB.',
	},
	{
		match: 'WEBDOCUMENT_URL_INVALID',
		methods: RESULT,
		message: 'The address of a picture among the results is not possible',
		description:
			'Check "Result Photo URL", "Thumbnail URL" and "Photo URL": they must be complete addresses that anyone can open.',
	},
	{
		match: 'WEBDOCUMENT_INVALID',
		methods: RESULT,
		message: 'A picture among the results cannot be used',
		description:
			'Check "Result Photo URL", "Thumbnail URL" and "Photo URL". Try it without the pictures.',
	},
	{
		match: "result isn't specified",
		methods: PREPARE,
		message: 'There is no message to prepare',
		description: 'Fill in the invoice or the text under "Result".',
	},
	{
		match: 'at least one chat type must be allowed',
		methods: PREPARE,
		message: 'The message could be sent nowhere',
		description: 'Choose at least one kind of chat under "Chats".',
	},
	{
		match: 'USER_ID_INVALID',
		methods: PREPARE,
		message: (facts) => `The user${shown(facts, 'user_id')} cannot share this message`,
		description:
			'Use the Telegram user ID of a person who has opened the bot or its Mini App, e.g. from Mini App: Verify Init Data.',
	},
];
