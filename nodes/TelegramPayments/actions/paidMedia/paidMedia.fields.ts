import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'send',
	options: [
		{
			name: 'Send',
			value: 'send',
			action: 'Send paid media',
			description: 'Send photos or videos that show only after the Stars are paid',
		},
	],
	displayOptions: { show: { resource: ['paidMedia'] } },
};

const properties: INodeProperties[] = [
	{
		displayName: 'Chat ID',
		name: 'chatId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 123456789 or @my_channel',
		description:
			"Number or public @name of the chat. In a channel the Stars go to the channel's balance, elsewhere to the bot's.",
	},
	{
		displayName: 'Star Count',
		name: 'starCount',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 50',
		description: 'Stars that unlock the media, 1 to 25000',
	},
	{
		displayName: 'Media',
		name: 'media',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Media',
		default: { item: [{ type: 'photo', source: 'binary', binaryProperty: 'data', url: '' }] },
		description: 'Up to 10 photos and videos, unlocked together',
		options: [
			{
				displayName: 'Item',
				name: 'item',
				values: [
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						default: 'photo',
						options: [
							{ name: 'Photo', value: 'photo' },
							{ name: 'Video', value: 'video' },
						],
					},
					{
						displayName: 'Source',
						name: 'source',
						type: 'options',
						default: 'binary',
						options: [
							{ name: 'Binary Data', value: 'binary', description: 'A file of the input item' },
							{
								name: 'URL or File ID',
								value: 'url',
								description: 'An address, or the ID of a file Telegram already has',
							},
						],
					},
					{
						displayName: 'Input Binary Field',
						name: 'binaryProperty',
						type: 'string',
						default: 'data',
						displayOptions: { show: { source: ['binary'] } },
						description: 'Name of the field that holds the file',
					},
					{
						displayName: 'URL or File ID',
						name: 'url',
						type: 'string',
						default: '',
						placeholder: 'e.g. https://example.com/photo.jpg',
						displayOptions: { show: { source: ['url'] } },
						description: 'Telegram fetches the file itself',
					},
				],
			},
		],
	},
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. album-7',
		description:
			'Comes back when somebody unlocks the media. At most 128 bytes. Left empty, a unique one is made.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Allow Paid Broadcast',
				name: 'allowPaidBroadcast',
				type: 'boolean',
				default: false,
				description:
					"Whether to send up to 1000 messages a second instead of 30. Each costs 0.1 Stars of the bot's balance.",
			},
			{
				displayName: 'Business Connection ID',
				name: 'businessConnectionId',
				type: 'string',
				default: '',
				description: 'Business account on whose behalf the message is sent',
			},
			{
				displayName: 'Caption',
				name: 'caption',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description: 'Text of the message, at most 1024 characters',
			},
			{
				displayName: 'Caption Format',
				name: 'parseMode',
				type: 'options',
				default: '',
				options: [
					{ name: 'HTML', value: 'HTML' },
					{ name: 'Markdown', value: 'MarkdownV2' },
					{ name: 'Plain Text', value: '' },
				],
				description: 'How the caption is marked up',
			},
			{
				displayName: 'Direct Messages Topic ID',
				name: 'directMessagesTopicId',
				type: 'string',
				default: '',
				description: "Topic to send to; required in a channel's direct messages",
			},
			{
				displayName: 'Disable Notification',
				name: 'disableNotification',
				type: 'boolean',
				default: false,
				description: 'Whether the message arrives without a sound',
			},
			{
				displayName: 'Message Thread ID',
				name: 'messageThreadId',
				type: 'string',
				default: '',
				description: 'Topic of a forum group to send to',
			},
			{
				displayName: 'Protect Content',
				name: 'protectContent',
				type: 'boolean',
				default: false,
				description: 'Whether the message cannot be forwarded or saved',
			},
			{
				displayName: 'Reply to Message ID',
				name: 'replyToMessageId',
				type: 'string',
				default: '',
				description: 'Message of the same chat that this one answers',
			},
			{
				displayName: 'Show Caption Above Media',
				name: 'showCaptionAboveMedia',
				type: 'boolean',
				default: false,
				description: 'Whether the caption stands above the media',
			},
		],
	},
];

export const paidMediaFields: INodeProperties[] = [
	operation,
	...updateDisplayOptions({ show: { resource: ['paidMedia'], operation: ['send'] } }, properties),
];
