import { INVOICE } from './invoice';
import { BLOCKING_CUSTOMER, FOREIGN_CHANNEL, OTHER_BOT } from './parties';
import { type Refusal, refusalsOf } from './rows';

/** What Telegram says to a chat that an invoice cannot be sent to. */
export const CHAT_REFUSALS: readonly Refusal[] = [
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
