import { uuidFrom } from '../../scripts/n8n/parts.mjs';

/** @typedef {import('./bot.mjs').Bot} Bot */

/**
 * This package's action node.
 * @param {Bot} bot
 * @param {string} name
 * @param {object} parameters
 */
export const paymentsNode = (bot, name, parameters) => ({
	id: uuidFrom(`${name} ${bot.id}`),
	name,
	type: 'n8n-nodes-telegram-payments.telegramPayments',
	typeVersion: 1,
	position: [500, 0],
	parameters,
	credentials: bot.credentials,
});

/**
 * An address of n8n's own that starts a workflow.
 * @param {string} path
 * @param {'onReceived' | 'lastNode'} responseMode
 */
export const webhookNode = (path, responseMode) => ({
	id: uuidFrom(`webhook ${path}`),
	name: 'Call',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	position: [0, 0],
	webhookId: uuidFrom(`path ${path}`),
	parameters: { httpMethod: 'POST', path, responseMode },
});

/**
 * Two ways: output 0 when the condition holds, output 1 otherwise.
 * @param {string} name
 * @param {string} condition an expression
 */
export const ifNode = (name, condition) => ({
	id: uuidFrom(`if ${name}`),
	name,
	type: 'n8n-nodes-base.if',
	typeVersion: 2.2,
	position: [250, 0],
	parameters: {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			conditions: [
				{
					id: uuidFrom(`condition ${name}`),
					leftValue: condition,
					rightValue: '',
					operator: { type: 'boolean', operation: 'true', singleValue: true },
				},
			],
			combinator: 'and',
		},
		options: {},
	},
});
