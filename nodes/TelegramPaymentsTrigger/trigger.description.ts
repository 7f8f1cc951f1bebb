import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import {
	eventsProperty,
	fallbackProperties,
	handlingProperties,
	includeUpdateProperty,
} from '../shared/fields/settings.fields';

const WEBHOOK_ONLY: IDisplayOptions = { show: { '/receiveUpdates': ['webhook'] } };

/** Settings of the trigger; pre-checkout and shipping are shared with `update: process`. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'Only one published workflow can receive a bot\'s updates. If the bot already has a Telegram Trigger, keep that trigger and add a Telegram Payments node with the operation "Update: Process" after it.',
		name: 'oneReceiverNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Receive Updates',
		name: 'receiveUpdates',
		type: 'options',
		noDataExpression: true,
		default: 'polling',
		description: 'How n8n receives updates from Telegram',
		options: [
			{
				name: 'By Long Polling',
				value: 'polling',
				description: 'Asks Telegram for updates. Needs no public address, and answers fastest.',
			},
			{
				name: 'By Webhook',
				value: 'webhook',
				description: 'Telegram sends updates to n8n. Needs a public HTTPS address.',
			},
		],
	},
	eventsProperty,
	...handlingProperties,
	{
		displayName: 'Acknowledge',
		name: 'acknowledge',
		type: 'options',
		noDataExpression: true,
		default: 'onReceived',
		description:
			'When to tell Telegram that an update was received. Until then, Telegram keeps the update and sends it again. Does not apply to queries.',
		options: [
			{
				name: 'When the Run Has Succeeded',
				value: 'whenFinished',
				description:
					'If a run fails, Telegram sends the update again, for up to 24 hours. Make sure the workflow can run twice for the same update, e.g. with an upsert by idempotency_key.',
			},
			{
				name: 'When the Run Is Stored',
				value: 'onReceived',
				description: 'Each update starts one run. If it fails, retry it in n8n.',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			...fallbackProperties(),
			includeUpdateProperty,
			{
				displayName: 'Max Connections',
				name: 'maxConnections',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 40,
				displayOptions: WEBHOOK_ONLY,
				description:
					'How many deliveries Telegram can make at the same time. With 1, they arrive one after another, so that several n8n processes never handle a payment twice.',
			},
			{
				displayName: 'Replace Existing Webhook',
				name: 'replaceWebhook',
				type: 'boolean',
				default: false,
				description:
					'Whether publishing may replace a webhook set by another workflow or program. If off, publishing fails and names it.',
			},
		],
	},
];
