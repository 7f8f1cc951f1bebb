import path from 'node:path';
import { startProgram } from '../lib/program.mjs';

const grammyProgram = path.join(import.meta.dirname, 'grammyBot.mjs');

/**
 * One way to answer checkouts.
 * @typedef {object} Way
 * @property {string} name
 * @property {string} title
 * @property {string} token
 * @property {(url: string) => { credential: import('../../scripts/n8n/credentials.mjs').Credential, workflow: import('../../scripts/n8n/workflows.mjs').Workflow }} [inN8n]
 *   given the Bot API's address
 * @property {(node: string, url: string) => Promise<{ stop: () => Promise<void> }>} [beside] starts a process beside n8n
 */

/** @param {string} name @param {number} id */
const idsOf = (name, id) => ({
	credential: `${name}Credential00000`.slice(0, 12) + id,
	workflow: `${name}Workflow00000000`.slice(0, 12) + id,
	node: `00000000-0000-4000-8000-00000000${id}`,
	webhook: `10000000-0000-4000-8000-00000000${id}`,
});

/**
 * This package's trigger with the parameters of a new node: rules answer, payments start runs.
 * @param {'webhook' | 'polling'} receiveUpdates
 * @param {number} id four digits
 * @returns {Way}
 */
function ours(receiveUpdates, id) {
	const token = `${id}:bot-of-this-package`;
	const ids = idsOf('ours', id);
	return {
		name: receiveUpdates,
		title: `This package, ${receiveUpdates}`,
		token,
		inN8n: (baseUrl) => ({
			credential: {
				id: ids.credential,
				name: `Bot ${id}`,
				type: 'telegramPaymentsApi',
				data: { accessToken: token, baseUrl, testEnvironment: false },
			},
			workflow: {
				id: ids.workflow,
				name: `Checkouts by rules, ${receiveUpdates}`,
				nodes: [
					{
						id: ids.node,
						name: 'Telegram Payments Trigger',
						type: 'n8n-nodes-telegram-payments.telegramPaymentsTrigger',
						typeVersion: 2,
						position: [0, 0],
						webhookId: ids.webhook,
						parameters: { receiveUpdates, events: ['successful_payment'] },
						credentials: { telegramPaymentsApi: { id: ids.credential, name: `Bot ${id}` } },
					},
				],
				connections: {},
				settings: { executionOrder: 'v1' },
			},
		}),
	};
}

/**
 * The way of published templates: the built-in trigger, then an HTTP Request with the answer.
 * @param {number} id four digits
 * @returns {Way}
 */
function builtIn(id) {
	const token = `${id}:bot-of-the-built-in-trigger`;
	const ids = idsOf('builtIn', id);
	return {
		name: 'builtIn',
		title: 'Telegram Trigger + HTTP Request',
		token,
		inN8n: (baseUrl) => ({
			credential: {
				id: ids.credential,
				name: `Bot ${id}`,
				type: 'telegramApi',
				data: { accessToken: token, baseUrl },
			},
			workflow: {
				id: ids.workflow,
				name: 'Checkouts by built-in nodes',
				nodes: [
					{
						id: ids.node,
						name: 'Telegram Trigger',
						type: 'n8n-nodes-base.telegramTrigger',
						typeVersion: 1.5,
						position: [0, 0],
						webhookId: ids.webhook,
						parameters: { updates: ['pre_checkout_query'], additionalFields: {} },
						credentials: { telegramApi: { id: ids.credential, name: `Bot ${id}` } },
					},
					{
						id: `20000000-0000-4000-8000-00000000${id}`,
						name: 'Approve',
						type: 'n8n-nodes-base.httpRequest',
						typeVersion: 4.5,
						position: [300, 0],
						parameters: {
							method: 'POST',
							url: `${baseUrl}/bot${token}/answerPreCheckoutQuery`,
							sendBody: true,
							specifyBody: 'json',
							jsonBody:
								'={{ JSON.stringify({ pre_checkout_query_id: $json.pre_checkout_query.id, ok: true }) }}',
							options: {},
						},
					},
				],
				connections: {
					'Telegram Trigger': { main: [[{ node: 'Approve', type: 'main', index: 0 }]] },
				},
				settings: { executionOrder: 'v1' },
			},
		}),
	};
}

/** @type {Way} */
const grammy = {
	name: 'grammy',
	title: 'Bare grammY bot, without n8n',
	token: '6004:bot-of-grammy',
	beside: (node, url) => startProgram(node, [grammyProgram, grammy.token, url]),
};

/** @type {readonly Way[]} */
export const ways = [builtIn(6003), ours('webhook', 6001), ours('polling', 6002), grammy];
