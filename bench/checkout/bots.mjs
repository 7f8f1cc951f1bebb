/**
 * A bot of an n8n whose pre-checkout queries are answered in one certain way. Its number (four digits)
 * stands in the ids of its credential and its workflow.
 * @typedef {object} CheckoutBot
 * @property {number} id
 * @property {string} token
 * @property {(baseUrl: string) => import('../../scripts/n8n/credentials.mjs').Credential} credential
 *   given the Bot API's address
 * @property {(baseUrl: string) => import('../../scripts/n8n/workflows.mjs').Workflow} workflow
 */

/**
 * @typedef {object} Plan
 * @property {number} id
 * @property {string} token
 * @property {string} credentialType
 * @property {object} [credentialData] besides token and address
 * @property {string} name of the workflow
 * @property {object} trigger its type and parameters
 * @property {(baseUrl: string) => Array<{ name: string }>} [then] nodes behind the trigger, in a row
 */

/** @param {Plan} plan @returns {CheckoutBot} */
export function makeBot({
	id,
	token,
	credentialType,
	credentialData,
	name,
	trigger,
	then = () => [],
}) {
	const credential = { id: `checkoutBot0${id}`, name: `Bot ${id}` };
	return {
		id,
		token,
		credential: (baseUrl) => ({
			...credential,
			type: credentialType,
			data: { accessToken: token, baseUrl, ...credentialData },
		}),
		workflow: (baseUrl) => {
			const first = {
				id: `00000000-0000-4000-8000-00000000${id}`,
				name: 'Trigger',
				position: [0, 0],
				webhookId: `10000000-0000-4000-8000-00000000${id}`,
				credentials: { [credentialType]: credential },
				...trigger,
			};
			const nodes = [first, ...then(baseUrl)];
			const connections = nodes.slice(1).map((node, index) => {
				const main = [[{ node: node.name, type: 'main', index: 0 }]];
				return [nodes[index].name, { main }];
			});
			return {
				id: `checkoutFlow${id}`,
				name,
				nodes,
				connections: Object.fromEntries(connections),
				settings: { executionOrder: 'v1' },
			};
		},
	};
}

/**
 * This package's trigger with the parameters of a new node: rules answer, payments start runs.
 * @param {number} id four digits
 * @param {'webhook' | 'polling'} receiveUpdates
 * @param {Plan['then']} [then] nodes behind it
 */
export const answeredByRules = (id, receiveUpdates, then) =>
	makeBot({
		id,
		token: `${id}:bot-whose-checkouts-this-package-answers`,
		credentialType: 'telegramPaymentsApi',
		credentialData: { testEnvironment: false },
		name: `Checkouts by rules, ${receiveUpdates}`,
		trigger: {
			type: 'n8n-nodes-telegram-payments.telegramPaymentsTrigger',
			typeVersion: 2,
			parameters: { receiveUpdates, events: ['successful_payment'] },
		},
		then,
	});

/**
 * A node whose run goes on until the stub is told to let it go.
 * @param {string} baseUrl
 */
export const untilReleased = (baseUrl) => [
	{
		id: '20000000-0000-4000-8000-000000000000',
		name: 'Goes on',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		position: [300, 0],
		parameters: { url: `${baseUrl}/hold`, options: { timeout: 600_000 } },
	},
];

/**
 * The way of published templates: the built-in trigger, then an HTTP Request with the answer.
 * @param {number} id four digits
 */
export function answeredByBuiltInNodes(id) {
	const token = `${id}:bot-whose-checkouts-built-in-nodes-answer`;
	return makeBot({
		id,
		token,
		credentialType: 'telegramApi',
		name: 'Checkouts by built-in nodes',
		trigger: {
			type: 'n8n-nodes-base.telegramTrigger',
			typeVersion: 1.5,
			parameters: { updates: ['pre_checkout_query'], additionalFields: {} },
		},
		then: (baseUrl) => [
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
	});
}
