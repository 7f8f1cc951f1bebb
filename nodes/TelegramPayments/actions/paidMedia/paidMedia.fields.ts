import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { textFormatField } from '../fields/markedText';
import { MESSAGE_FIELDS } from '../fields/message.fields';

const BESIDE_CAPTION: IDisplayOptions = {
	show: { caption: [{ _cnd: { exists: true } }] },
};

/** How the message is sent; what costs Stars comes last. */
const MESSAGE_DETAILS: INodeProperties[] = [
	MESSAGE_FIELDS.disableNotification,
	MESSAGE_FIELDS.protectContent,
	MESSAGE_FIELDS.replyToMessageId,
	{
		...MESSAGE_FIELDS.allowSendingWithoutReply,
		displayOptions: {
			show: { replyToMessageId: [{ _cnd: { exists: true } }] },
		},
	},
	MESSAGE_FIELDS.messageThreadId,
	MESSAGE_FIELDS.directMessagesTopicId,
	{
		displayName: 'Business Connection ID',
		name: 'businessConnectionId',
		type: 'string',
		default: '',
		description: 'Business account on whose behalf the message is sent',
	},
	MESSAGE_FIELDS.allowPaidBroadcast,
];

/** What is sent, where, and for how many Stars. */
export const paidMediaFields: INodeProperties[] = [
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
						description: 'Telegram downloads the file itself',
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
			'Returned when someone unlocks the media, except in a channel. Up to 128 bytes. If empty, a unique ID is generated.',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Caption',
				name: 'caption',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description: 'Text of the message, at most 1024 characters',
			},
			{
				...textFormatField('Caption Format', 'parseMode', 'How the caption is formatted'),
				displayOptions: BESIDE_CAPTION,
			},
			{
				displayName: 'Show Caption Above Media',
				name: 'showCaptionAboveMedia',
				type: 'boolean',
				default: false,
				displayOptions: BESIDE_CAPTION,
				description: 'Whether the caption is shown above the media',
			},
			...MESSAGE_DETAILS,
		],
	},
];
