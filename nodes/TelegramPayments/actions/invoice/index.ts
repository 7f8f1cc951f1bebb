import { type INodeProperties, updateDisplayOptions } from 'n8n-workflow';
import type { Resource } from '../operation';
import { additionalFields } from './additional.fields';
import * as createLink from './createLink.operation';
import { invoiceFields, paymentMethodFields } from './invoice.fields';
import * as send from './send.operation';
import * as sendAndWaitForPayment from './sendAndWaitForPayment.operation';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'send',
	options: [
		{
			name: 'Create Link',
			value: 'createLink',
			action: 'Create invoice link',
			description: 'Get a link that opens the invoice for anyone who follows it',
		},
		{
			name: 'Send',
			value: 'send',
			action: 'Send invoice',
			description: 'Send an invoice with a Pay button to a chat',
		},
		{
			name: 'Send and Wait for Payment',
			value: 'sendAndWaitForPayment',
			action: 'Send invoice and wait for payment',
			description: 'Send an invoice and pause the run until the buyer pays or a time limit passes',
		},
	],
	displayOptions: { show: { resource: ['invoice'] } },
};

const chatId: INodeProperties = {
	displayName: 'Chat ID',
	name: 'chatId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456789 or @my_channel',
	displayOptions: { show: { resource: ['invoice'], operation: ['send', 'sendAndWaitForPayment'] } },
	description:
		'ID of the chat to send the invoice to, or the @name of a public group or channel. For a private chat, use the Telegram user ID, e.g. `user_id` from the trigger. Users must start the bot before it can write to them.',
};

const waitFields = updateDisplayOptions(
	{ show: { resource: ['invoice'], operation: ['sendAndWaitForPayment'] } },
	[
		{
			displayName:
				'To continue after the payment, publish a workflow with a Telegram Payments Trigger (or "Update: Process") for the same bot on this n8n.',
			name: 'waitNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Time Limit (Minutes)',
			name: 'timeLimit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description:
				'How long the invoice can be paid. Without a payment, the run continues two minutes later with `paid` set to false. The two minutes leave time for a payment made in the last second.',
		},
		{
			displayName: 'Send As',
			name: 'sendAs',
			type: 'options',
			default: 'invoice',
			description: 'How the invoice reaches the chat',
			options: [
				{ name: 'Invoice', value: 'invoice', description: 'An invoice with a Pay button' },
				{
					name: 'Link',
					value: 'link',
					description: 'A message with a button that opens the invoice',
				},
			],
		},
		{
			displayName: 'Message',
			name: 'linkText',
			type: 'string',
			default: '',
			placeholder: 'e.g. Your order is ready. Please pay here:',
			description: 'Text of the message that carries the link',
			displayOptions: { show: { sendAs: ['link'] } },
		},
	],
);

const ofEveryInvoice = (fields: INodeProperties[]): INodeProperties[] =>
	updateDisplayOptions(
		{ show: { resource: ['invoice'], operation: ['send', 'sendAndWaitForPayment', 'createLink'] } },
		fields,
	);

export const invoice: Resource = {
	option: { name: 'Invoice', value: 'invoice', description: 'Request a payment' },
	description: [
		operation,
		...ofEveryInvoice(paymentMethodFields),
		chatId,
		...ofEveryInvoice(invoiceFields),
		...waitFields,
		...ofEveryInvoice([additionalFields]),
	],
	operations: { createLink, send, sendAndWaitForPayment },
};
