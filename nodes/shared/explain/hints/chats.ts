import { describeChat } from './facts';
import type { Hint } from './hint';

/** The chat an invoice or a message goes to. */
export const CHAT_HINTS: readonly Hint[] = [
	{
		match: 'chat_id is empty',
		message: 'No chat was given',
		description:
			'Fill in "Chat ID", for example with {{ $json.message.chat.id }} of the trigger. An expression that finds nothing leaves it empty.',
	},
	{
		match: 'chat not found',
		message: (facts) => `The ${describeChat(facts)} was not found`,
		description:
			'The bot has never met this chat. A person must have pressed Start in the bot first; groups and channels must have the bot as a member, and their IDs start with a minus. Only public groups and channels can be named with @.',
	},
	{
		match: 'upgraded to a supergroup',
		message: (facts) => `The ${describeChat(facts)} has become a supergroup and has a new ID`,
		description: ({ answer }) =>
			answer.migrate_to_chat_id === undefined
				? 'Use the new ID, which the group sends to the bot as migrate_to_chat_id.'
				: `Use the new ID ${answer.migrate_to_chat_id} from now on, and replace the old one where it is stored.`,
	},
	{
		match: 'group chat was deleted',
		message: (facts) => `The ${describeChat(facts)} was deleted`,
		description: 'Remove it from your list.',
	},
	{
		match: 'bot was kicked from',
		message: (facts) => `The bot was removed from the ${describeChat(facts)}`,
		description:
			'Only a member of the chat can add it again. Until then, remove the chat from your list.',
	},
	{
		match: 'bot is not a member of',
		message: (facts) => `The bot is not a member of the ${describeChat(facts)}`,
		description:
			'Add the bot to the group; in a channel make it an administrator who may post messages.',
	},
	{
		match: 'bot was blocked by the user',
		message: (facts) => `The user of ${describeChat(facts)} has blocked the bot`,
		description:
			'Only the user can change this, by pressing Start in the bot again. Until then, remove the chat from your list.',
	},
	{
		match: 'user is deactivated',
		message: (facts) => `The user of ${describeChat(facts)} has deleted the account`,
		description: 'Remove the chat from your list.',
	},
	{
		match: "can't initiate conversation",
		message: (facts) => `The user of ${describeChat(facts)} has not started the bot`,
		description:
			'A bot cannot write first. Let the buyer press Start, or use Invoice: Create Link and show the link where the buyer already is.',
	},
	{
		match: "bot can't send messages to the bot",
		message: (facts) => `The ${describeChat(facts)} is a bot`,
		description: 'Bots cannot be billed. Check where the chat ID comes from.',
	},
	{
		match: 'USER_BOT_TO_BOT_DISABLED',
		message: (facts) =>
			`The ${describeChat(facts)} is probably a bot that does not accept messages`,
		description: 'Send the invoice to a person, a group or a channel instead.',
	},
	{
		match: 'not enough rights to send paid media',
		message: (facts) => `The bot may not send paid media to the ${describeChat(facts)}`,
		description:
			'In a channel make the bot an administrator who may post messages; in a group allow media for it.',
	},
	{
		match: 'not enough rights to send',
		message: (facts) => `The bot may not post invoices in the ${describeChat(facts)}`,
		description:
			'Make the bot an administrator who may post messages, or let the members of the group send messages.',
	},
	{
		match: 'CHAT_WRITE_FORBIDDEN',
		message: (facts) => `Nobody may write in the ${describeChat(facts)} now`,
		description:
			'Allow the bot to post, or remove the restriction on messages in the settings of the chat.',
	},
	{
		match: 'USER_BANNED_IN_CHANNEL',
		message: (facts) => `The bot is restricted in the ${describeChat(facts)}`,
		description: 'An administrator of the chat has to lift the restriction of the bot.',
	},
	{
		match: "can't parse entities",
		message: 'The formatting of the text cannot be read',
		description:
			'A formatting character has no counterpart, such as a single * or <. Escape it, or set the format of the text to "Plain Text".',
	},
	{
		match: 'message to be replied not found',
		message: 'The message to reply to is not in this chat',
		description:
			'It was deleted or belongs to another chat. Remove "Reply to Message ID" or use the ID of a message in the same chat.',
	},
	{
		match: 'message thread not found',
		message: 'The topic is not in this chat',
		description:
			'Check "Message Thread ID": it must be the ID of a topic of the same group. Leave it empty for groups without topics.',
	},
	{
		match: 'TOPIC_CLOSED',
		message: 'The topic is closed',
		description: 'Open the topic again, or choose another one with "Message Thread ID".',
	},
	{
		match: 'TOPIC_DELETED',
		message: 'The topic was deleted',
		description: 'Choose another one with "Message Thread ID", or leave it empty.',
	},
	{
		match: 'PRIVACY_PREMIUM_REQUIRED',
		message: (facts) => `The user of ${describeChat(facts)} accepts messages from few people only`,
		description:
			'The privacy settings of the user keep this message out. Let the user write to the bot first, or show an invoice link elsewhere.',
	},
	{
		match: 'YOU_BLOCKED_USER',
		message: (facts) => `The ${describeChat(facts)} is blocked on your side`,
		description: 'Unblock the user in the business account, then send again.',
	},
	{
		match: 'ALLOW_PAYMENT_REQUIRED',
		message: (facts) => {
			const stars = /ALLOW_PAYMENT_REQUIRED_(\d+)/.exec(facts.description)?.[1];
			return `The ${describeChat(facts)} charges ${stars ?? 'some'} Stars for each message`;
		},
		description:
			'The bot probably cannot pay for a single message. Ask an administrator of the chat to let the bot write free of charge.',
	},
	{
		match: 'EFFECT_CHAT_INVALID',
		message: 'Message effects work in private chats only',
		description: 'Remove "Message Effect ID" for groups and channels.',
	},
	{
		match: 'EFFECT_ID_INVALID',
		message: 'Telegram does not know this message effect',
		description: 'Remove "Message Effect ID" or use the ID of an existing effect.',
	},
	{
		match: 'SUGGESTED_POST_PEER_INVALID',
		message: (facts) => `The ${describeChat(facts)} does not accept suggested posts`,
		description: 'Suggested posts work only in the direct messages of a channel.',
	},
];
