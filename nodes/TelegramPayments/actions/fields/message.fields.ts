import type { INodeProperties } from 'n8n-workflow';

/**
 * How a message is sent: entries that the Additional Fields of every message have, in the order of
 * their labels. `readMessageOptions` reads them.
 */
export const MESSAGE_FIELDS = {
	allowPaidBroadcast: {
		displayName: 'Allow Paid Broadcast',
		name: 'allowPaidBroadcast',
		type: 'boolean',
		default: false,
		description:
			"Whether to send up to 1000 messages a second instead of 30. Each costs 0.1 Stars of the bot's balance.",
	},
	allowSendingWithoutReply: {
		displayName: 'Allow Sending Without Reply',
		name: 'allowSendingWithoutReply',
		type: 'boolean',
		default: false,
		description:
			'Whether to send the message even if the one under Reply to Message ID no longer exists',
	},
	directMessagesTopicId: {
		displayName: 'Direct Messages Topic ID',
		name: 'directMessagesTopicId',
		type: 'string',
		default: '',
		description: "Topic to send to; required in a channel's direct messages",
	},
	disableNotification: {
		displayName: 'Disable Notification',
		name: 'disableNotification',
		type: 'boolean',
		default: false,
		description: 'Whether the message arrives without a sound',
	},
	messageThreadId: {
		displayName: 'Message Thread ID',
		name: 'messageThreadId',
		type: 'string',
		default: '',
		description: 'Topic of a forum group to send to',
	},
	protectContent: {
		displayName: 'Protect Content',
		name: 'protectContent',
		type: 'boolean',
		default: false,
		description: 'Whether the message cannot be forwarded or saved',
	},
	replyToMessageId: {
		displayName: 'Reply to Message ID',
		name: 'replyToMessageId',
		type: 'string',
		default: '',
		description: 'ID of a message in the same chat to reply to',
	},
} satisfies Record<string, INodeProperties>;
