import type { IDataObject } from 'n8n-workflow';
import { type Refusal, refusalsOf } from './rows';

const INLINE: IDataObject = { inline_query_id: '900', results: [] };
const PREPARE: IDataObject = { user_id: 4242 };

/** What Telegram says to inline answers and prepared messages. */
export const INLINE_REFUSALS: readonly Refusal[] = [
	...refusalsOf('answerInlineQuery', INLINE, [
		[
			'query is too old and response timeout expired or query ID is invalid',
			'The user no longer waits for these results',
			'one node, as items',
		],
		[
			"can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
			'The button above the results does nothing',
			'"Button Web App URL"',
		],
		[
			"can't parse JSON encoded inline query results: Expected value",
			'The results are not valid JSON',
			'a list of objects',
		],
		[
			'expected an Array of inline query results',
			'The results are not a list',
			'even when there is only one',
		],
		['too many inline query results specified', 'There are more than 50 results', '"Next Offset"'],
		['RESULTS_TOO_MUCH', 'There are too many results', 'at most 50'],
		[
			'can\'t parse inline query result: type "x" is unsupported for the inline query result',
			'Telegram does not know this type of result',
			'under "Result"',
		],
		[
			"can't parse inline query result: Input message content is not specified",
			'A result sends nothing',
			'"Order ID"',
		],
		[
			'can\'t parse inline query result: Can\'t find field "message_text"',
			'A text result has no text',
			'"Message Text"',
		],
		[
			'can\'t parse inline query result: Can\'t find field "id"',
			'A result has no ID',
			'"Result ID"',
		],
		[
			'can\'t parse inline query result: Can\'t find field "title"',
			'A result has no title',
			'"Result Title"',
		],
		[
			'can\'t parse inline query result: Can\'t find field "type"',
			'A result has no type',
			'under "Result"',
		],
		[
			"can't parse inline query result: Can't parse labeled price: LabeledPrice label must be non-empty",
			'A price line of a result has no label',
			'"Red mug"',
		],
		[
			"can't parse inline query result: There must be at least one price",
			'An invoice among the results has no price',
			'under "Prices"',
		],
		[
			"can't parse inline query result: Can't parse labeled price: Can't find field \"amount\"",
			'A price line of a result cannot be read',
			'a label and an amount',
		],
		[
			"can't parse inline query result: InputInvoiceMessageContent payload must be encoded in UTF-8",
			'The order ID of a result is not valid UTF-8',
			'"Order ID"',
		],
		[
			'can\'t parse inline query result: Field "prices" must be of type Array',
			'A list inside a result is not a list',
			'the list itself',
		],
		[
			'can\'t parse inline query result: Field "need_name" must be of type Boolean',
			'A switch inside a result is neither on nor off',
			'true or false',
		],
		[
			"can't use empty start_parameter",
			'The start parameter of the button is empty',
			'"Button Start Parameter"',
		],
		[
			'too long start_parameter specified',
			'The start parameter of the button is too long',
			'up to 64',
		],
		[
			'unallowed characters in start_parameter are used',
			'The start parameter of the button has characters that cannot be used',
			'letters, digits',
		],
		[
			"inline query button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
			'The address of the button is not possible',
			'https://',
		],
		['RESULT_ID_INVALID', 'The ID of a result is not possible', '1 to 64 bytes'],
		['RESULT_ID_DUPLICATE', 'Two results have the same ID', 'a different "Result ID"'],
		['RESULT_TYPE_INVALID', 'Telegram does not accept this type of result', 'under "Result"'],
		['ARTICLE_TITLE_EMPTY', 'A result has no title', 'blanks alone'],
		[
			'NEXT_OFFSET_INVALID',
			'The next offset "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is not possible',
			'up to 64 bytes',
			{ next_offset: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
		],
		[
			'SEND_MESSAGE_MEDIA_INVALID',
			'Telegram does not accept the invoice of a result',
			'Invoice: Send',
		],
		['SEND_MESSAGE_TYPE_INVALID', 'A result cannot send this kind of message', 'under "Result"'],
		['SWITCH_PM_TEXT_EMPTY', 'The button above the results has no text', '"Button Text"'],
		[
			'SWITCH_WEBVIEW_URL_INVALID',
			'Telegram does not accept the address of the button',
			'a whole address',
		],
		['PHOTO_CONTENT_URL_EMPTY', 'A photo result has no picture', 'of a JPEG'],
		['PHOTO_THUMB_URL_EMPTY', 'A photo result has no small picture', '"Thumbnail URL"'],
		['PHOTO_CONTENT_TYPE_INVALID', 'The picture of a photo result is no JPEG', 'at most 5 MB'],
		[
			'WEBDOCUMENT_URL_INVALID',
			'The address of a picture among the results is not possible',
			'anyone can open',
		],
		['WEBDOCUMENT_INVALID', 'A picture among the results cannot be used', 'without the pictures'],
	]),
	...refusalsOf('savePreparedInlineMessage', PREPARE, [
		["result isn't specified", 'There is no message to prepare', 'under "Result"'],
		[
			'at least one chat type must be allowed',
			'The message could be sent nowhere',
			'under "Chats"',
		],
		[
			'USER_ID_INVALID',
			'The user "999" cannot share this message',
			'Verify Init Data',
			{ user_id: 999 },
		],
	]),
];
