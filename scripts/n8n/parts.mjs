/** @typedef {import('./workflows.mjs').Workflow} Workflow */

/**
 * @param {string} text
 * @returns {string} 16 characters, as n8n wants ids; the same for the same text
 */
export const idFrom = (text) =>
	text
		.replace(/[^A-Za-z0-9]/g, '')
		.padEnd(16, '0')
		.slice(0, 16);

/**
 * @param {string} name
 * @returns {string} a UUID, the same for the same name
 */
export function uuidFrom(name) {
	const hex = Buffer.from(name).toString('hex').padEnd(32, '0').slice(-32);
	return [hex.slice(0, 8), hex.slice(8, 12), '4000', '8000', hex.slice(20)].join('-');
}

/**
 * @param {Array<{ from: string, to: string, output?: number }>} links names of nodes
 * @returns {Workflow['connections']}
 */
export function connect(links) {
	/** @type {Record<string, { main: any[][] }>} */
	const connections = {};
	for (const { from, to, output = 0 } of links) {
		const { main } = (connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output].push({ node: to, type: 'main', index: 0 });
	}
	return connections;
}

/** @param {Array<{ name: string }>} nodes each leads to the next */
export const inARow = (nodes) =>
	connect(nodes.slice(1).map(({ name }, index) => ({ from: nodes[index].name, to: name })));

/** Name of the node that {@link paymentTrigger} makes. */
export const TRIGGER = 'Telegram Payments Trigger';

/**
 * This package's trigger.
 * @param {string} owner name of its workflow
 * @param {{ id: string, name: string }} credential of the bot
 * @param {Record<string, unknown>} [parameters]
 */
export const paymentTrigger = (owner, { id, name }, parameters = {}) => ({
	id: uuidFrom(`node ${owner}`),
	name: TRIGGER,
	type: 'n8n-nodes-telegram-payments.telegramPaymentsTrigger',
	typeVersion: 2,
	position: [0, 0],
	webhookId: uuidFrom(`hook ${owner}`),
	parameters: { receiveUpdates: 'webhook', events: ['successful_payment'], ...parameters },
	credentials: { telegramPaymentsApi: { id, name } },
});

/**
 * A node that keeps a payment in a Data Table.
 * @param {string} table
 * @param {object} [how]
 * @param {'upsert' | 'insert'} [how.operation] `upsert`: one row for each `idempotency_key`; `insert`: one for each run
 * @param {Record<string, 'string' | 'number'>} [how.columns] fields of the record
 */
export function storeIn(table, { operation = 'upsert', columns = KEY_COLUMNS } = {}) {
	const upsert = {
		matchType: 'allConditions',
		filters: {
			conditions: [
				{ keyName: 'idempotency_key', condition: 'eq', keyValue: '={{ $json.idempotency_key }}' },
			],
		},
	};
	return {
		id: uuidFrom(`store ${table}`),
		name: 'Store',
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1,
		position: [260, 0],
		parameters: {
			resource: 'row',
			operation,
			dataTableId: { __rl: true, mode: 'name', value: table },
			...(operation === 'upsert' && upsert),
			columns: {
				mappingMode: 'defineBelow',
				value: Object.fromEntries(
					Object.keys(columns).map((name) => [name, `={{ $json.${name} }}`]),
				),
				matchingColumns: [],
				schema: Object.entries(columns).map(([id, type]) => ({
					id,
					displayName: id,
					required: false,
					defaultMatch: false,
					display: true,
					type,
					readOnly: false,
					removed: false,
				})),
			},
			options: {},
		},
	};
}

/** What tells one payment from another. */
const KEY_COLUMNS = /** @type {const} */ ({ idempotency_key: 'string', order_id: 'string' });

/** @param {Record<string, string>} columns @returns {Array<{ name: string, type: string }>} */
export const listColumns = (columns = KEY_COLUMNS) =>
	Object.entries(columns).map(([name, type]) => ({ name, type }));
