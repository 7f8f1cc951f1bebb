import type { INodeProperties } from 'n8n-workflow';
import {
	eventsProperty,
	handlingProperties,
	includeUpdateProperty,
} from '../shared/fields/settings.fields';

/** Settings of the trigger; pre-checkout and shipping are shared with `update: process`. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'A bot can be received in one place only: one active workflow, by webhook or by polling. To use a bot that already has a Telegram Trigger, connect that trigger to the "Update: Process" operation instead.',
		name: 'oneReceiverNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Receive Updates',
		name: 'receiveUpdates',
		type: 'options',
		default: 'polling',
		description: 'How Telegram’s updates reach this n8n',
		options: [
			{
				name: 'By Long Polling',
				value: 'polling',
				description: 'This n8n asks Telegram. Needs no public address and answers fastest.',
			},
			{
				name: 'By Webhook',
				value: 'webhook',
				description: 'Telegram calls this n8n. Needs a public HTTPS address.',
			},
		],
	},
	eventsProperty,
	...handlingProperties,
	{
		displayName: 'Acknowledge',
		name: 'acknowledge',
		type: 'options',
		default: 'onReceived',
		description:
			'When Telegram is told that a payment, or any other update but a query, was received. Until then Telegram keeps it and sends it again.',
		options: [
			{
				name: 'When the Run Has Succeeded',
				value: 'whenFinished',
				description:
					'An update whose run failed comes again, up to 24 hours; messages and buttons, too. Make the workflow safe to repeat, e.g. with an upsert by idempotency_key.',
			},
			{
				name: 'When the Run Is Stored',
				value: 'onReceived',
				description: 'One run for each update; a failed one is yours to retry in n8n',
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
			{
				displayName: 'Answer Within',
				name: 'answerWithin',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 9 },
				default: 8,
				description:
					'Seconds the workflow has to answer a query before the buyer gets the fallback answer. Telegram gives up after 10.',
			},
			{
				displayName: 'Fallback Answer',
				name: 'fallbackAnswer',
				type: 'options',
				default: 'decline',
				description:
					'What a buyer is told when the workflow has not answered a pre-checkout in time',
				options: [
					{ name: 'Approve', value: 'approve', description: 'The buyer pays unchecked' },
					{ name: 'Decline', value: 'decline', description: 'The buyer is not charged' },
				],
			},
			includeUpdateProperty,
			{
				displayName: 'Max Connections',
				name: 'maxConnections',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 40,
				description:
					'How many deliveries Telegram makes at once (webhook only). With 1 they come one after another, which makes the memory of handled payments exact with several n8n processes.',
			},
			{
				displayName: 'Replace Existing Webhook',
				name: 'replaceWebhook',
				type: 'boolean',
				default: false,
				description:
					'Whether to take the bot over from a webhook that belongs to something else, when the workflow is activated; a test never does. Without this the activation stops and names it.',
			},
		],
	},
];
