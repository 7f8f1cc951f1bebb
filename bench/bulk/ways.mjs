/** @typedef {{ name: string, title: string, rival: import('../report/colours.mjs').Rival, token: string, node: (url: string) => object }} BulkWay */

const PROVIDER_TOKEN = '284685063:TEST:YmVuY2htYXJr';
const TITLE = 'A jar of honey';
const DESCRIPTION = '500 g of linden honey from this summer.';

const BOT = { id: 'bulkBotCredent01', name: 'Bot' };
const PROVIDER = { id: 'bulkProvCredent1', name: 'Provider' };
const OUR_TOKEN = '7001:bulk-of-this-package';

/** Name of the node that sends. */
export const SEND = 'Send';

/**
 * @param {{ id: string, name: string }} credential
 * @param {string} accessToken
 * @param {string} baseUrl of the Bot API
 */
export const botCredential = (credential, accessToken, baseUrl) => ({
	...credential,
	type: 'telegramPaymentsApi',
	data: { accessToken, baseUrl, testEnvironment: false },
});

/**
 * @param {string} baseUrl of the Bot API
 * @returns {import('../../scripts/n8n/credentials.mjs').Credential[]}
 */
export const botCredentials = (baseUrl) => [
	botCredential(BOT, OUR_TOKEN, baseUrl),
	{
		...PROVIDER,
		type: 'telegramPaymentProviderApi',
		data: { provider: 'stripe', providerToken: PROVIDER_TOKEN },
	},
];

/**
 * This package's node: an invoice for each item.
 * @param {{ id: string, name: string }} bot its credential
 */
export const sendInvoice = (bot) => ({
	type: 'n8n-nodes-telegram-payments.telegramPayments',
	typeVersion: 1,
	parameters: {
		resource: 'invoice',
		operation: 'send',
		paymentMethod: 'provider',
		chatId: '={{ $json.chat_id }}',
		title: TITLE,
		description: DESCRIPTION,
		orderId: '={{ $json.order_id }}',
		currency: 'USD',
		prices: { price: [{ label: 'Honey', amount: '12.50' }] },
		additionalFields: {},
	},
	credentials: {
		telegramPaymentsApi: bot,
		telegramPaymentProviderApi: PROVIDER,
	},
});

/** @type {BulkWay} */
export const ours = {
	name: 'ours',
	title: 'This package',
	rival: 'package',
	token: OUR_TOKEN,
	node: () => sendInvoice(BOT),
};

const invoice = {
	title: TITLE,
	description: DESCRIPTION,
	provider_token: PROVIDER_TOKEN,
	currency: 'USD',
	prices: [{ label: 'Honey', amount: 1250 }],
};

/**
 * The built-in HTTP Request node calling sendInvoice.
 * @param {{ name: string, title: string, id: number, options: object, settings?: object }} way
 * @returns {BulkWay}
 */
function httpRequest({ name, title, id, options, settings = {} }) {
	const token = `${id}:bulk-of-http-request`;
	return {
		name,
		title,
		rival: 'httpRequest',
		token,
		node: (url) => ({
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.5,
			parameters: {
				method: 'POST',
				url: `${url}/bot${token}/sendInvoice`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: `={{ JSON.stringify({ ...${JSON.stringify(invoice)}, chat_id: $json.chat_id, payload: $json.order_id }) }}`,
				options,
			},
			...settings,
		}),
	};
}

/** @param {number} batchSize */
const batching = (batchSize) => ({ batching: { batch: { batchSize, batchInterval: 1_000 } } });

/**
 * @param {number} count
 * @returns {Array<{ chat_id: number, order_id: string }>} orders of so many customers
 */
export const ordersOf = (count) =>
	Array.from({ length: count }, (_, index) => ({
		chat_id: 100_000 + index,
		order_id: `order-${index}`,
	}));

/** @type {readonly BulkWay[]} */
export const bulkWays = [
	ours,
	httpRequest({ name: 'default', title: 'HTTP Request, default', id: 7002, options: {} }),
	httpRequest({
		name: 'retry',
		title: 'HTTP Request, Retry On Fail',
		id: 7003,
		options: {},
		settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1_000 },
	}),
	httpRequest({
		name: 'batched50',
		title: 'HTTP Request, batches of 50 per s',
		id: 7004,
		options: batching(50),
	}),
	httpRequest({
		name: 'batched25',
		title: 'HTTP Request, batches of 25 per s',
		id: 7005,
		options: batching(25),
	}),
];

/**
 * A workflow that takes a list by webhook and sends an invoice for each of its entries.
 * @param {BulkWay} way
 * @param {string} url of the Bot API
 */
export const bulkWorkflow = (way, url) => ({
	id: `bulk${way.name}000000000000`.slice(0, 16),
	name: `Bulk: ${way.title}`,
	nodes: [
		{
			id: `40000000-0000-4000-8000-00000000${Number.parseInt(way.token, 10)}`,
			name: 'List',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2.1,
			position: [0, 0],
			webhookId: `50000000-0000-4000-8000-00000000${Number.parseInt(way.token, 10)}`,
			parameters: {
				httpMethod: 'POST',
				path: `bulk-${way.name}`,
				responseMode: 'lastNode',
				options: {},
			},
		},
		{
			id: `60000000-0000-4000-8000-00000000${Number.parseInt(way.token, 10)}`,
			name: 'Entries',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			position: [200, 0],
			parameters: { fieldToSplitOut: 'body.entries', options: {} },
		},
		{
			id: `70000000-0000-4000-8000-00000000${Number.parseInt(way.token, 10)}`,
			name: SEND,
			position: [400, 0],
			...way.node(url),
		},
	],
	connections: {
		List: { main: [[{ node: 'Entries', type: 'main', index: 0 }]] },
		Entries: { main: [[{ node: SEND, type: 'main', index: 0 }]] },
	},
	settings: { executionOrder: 'v1' },
});
