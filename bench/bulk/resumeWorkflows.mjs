import { connect, storeIn, uuidFrom } from '../../scripts/n8n/parts.mjs';
import { SEND, sendInvoice } from './ways.mjs';

/** Invoices that go out between two writings into the ledger: what a cancelled run can forget. */
export const BATCH = 30;

const NEW_ORDERS = 'New orders';
const BATCHES = 'Batches';

/** What the ledger holds of an order. */
export const SENDING = 'sending';
export const SENT = 'sent';

/**
 * How a workflow keeps a ledger of the invoices it has sent.
 * @typedef {object} Ledger
 * @property {'after' | 'before'} name when an order is written down: after its batch was sent, or before
 * @property {string} title
 * @property {string} token
 * @property {string} table
 */

/** @type {readonly Ledger[]} */
export const ledgers = [
	{
		name: 'after',
		title: 'Written down after sending',
		token: '7011:resumed-by-orders-that-were-sent',
		table: 'sent_after',
	},
	{
		name: 'before',
		title: 'Written down before sending',
		token: '7012:resumed-by-orders-that-were-begun',
		table: 'sent_before',
	},
];

/** @param {Ledger} ledger */
export const botOf = ({ name, token }) => ({
	id: `resumeBot${name}0000000`.slice(0, 16),
	name: `Bot ${Number.parseInt(token, 10)}`,
});

/** @param {Ledger} ledger */
export const ledgerTable = ({ table }) => ({
	name: table,
	columns: [
		{ name: 'order_id', type: 'string' },
		{ name: 'chat_id', type: 'number' },
		{ name: 'state', type: 'string' },
	],
});

/** @param {Ledger} ledger */
const ofThisOrder = ({ table }) => ({
	dataTableId: { __rl: true, mode: 'name', value: table },
	matchType: 'allConditions',
	filters: {
		conditions: [{ keyName: 'order_id', condition: 'eq', keyValue: '={{ $json.order_id }}' }],
	},
});

/** @param {Ledger} ledger */
const readLedger = ({ table }) => ({
	id: uuidFrom(`read ${table}`),
	name: 'Ledger',
	type: 'n8n-nodes-base.dataTable',
	typeVersion: 1.1,
	position: [200, 200],
	parameters: {
		resource: 'row',
		operation: 'get',
		dataTableId: { __rl: true, mode: 'name', value: table },
		returnAll: true,
	},
	// The first time there is nothing in it, and the list goes on all the same.
	alwaysOutputData: true,
});

/** @param {Ledger} ledger the orders that it does not hold yet; asks it once, not for each order */
const newOrders = ({ table }) => ({
	id: uuidFrom(`new ${table}`),
	name: NEW_ORDERS,
	type: 'n8n-nodes-base.merge',
	typeVersion: 3.2,
	position: [400, 0],
	parameters: {
		mode: 'combine',
		fieldsToMatchString: 'order_id',
		joinMode: 'keepNonMatches',
		outputDataFrom: 'input1',
		options: {},
	},
});

/** @param {Ledger} ledger */
const batches = ({ table }) => ({
	id: uuidFrom(`loop ${table}`),
	name: BATCHES,
	type: 'n8n-nodes-base.splitInBatches',
	typeVersion: 3,
	position: [600, 0],
	parameters: { batchSize: BATCH, options: {} },
});

/**
 * @param {Ledger} ledger
 * @param {string} state
 * @param {'insert' | 'update'} operation
 */
function write(ledger, state, operation) {
	/** @type {Record<string, 'string' | 'number'>} */
	const columns = {
		order_id: 'string',
		...(operation === 'insert' && { chat_id: 'number' }),
		state: 'string',
	};
	const node = storeIn(ledger.table, { operation: 'insert', columns });
	const { columns: chosen } = node.parameters;
	const value = { ...chosen.value, state };
	return {
		...node,
		id: uuidFrom(`${state} ${ledger.table}`),
		name: state,
		parameters: {
			...node.parameters,
			operation,
			...(operation === 'update' && ofThisOrder(ledger)),
			columns: { ...chosen, value },
		},
	};
}

/**
 * A workflow that takes a list by webhook and sends an invoice for each order that its ledger does not
 * hold; given the same list again, it goes on.
 * @param {Ledger} ledger
 * @returns {import('../../scripts/n8n/workflows.mjs').Workflow}
 */
export function resumableWorkflow(ledger) {
	const list = {
		id: uuidFrom(`list ${ledger.table}`),
		name: 'List',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [0, 0],
		webhookId: uuidFrom(`hook ${ledger.table}`),
		parameters: {
			httpMethod: 'POST',
			path: `resumed-${ledger.name}`,
			responseMode: 'onReceived',
			options: {},
		},
	};
	const entries = {
		id: uuidFrom(`entries ${ledger.table}`),
		name: 'Entries',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		position: [200, 0],
		parameters: { fieldToSplitOut: 'body.entries', options: {} },
	};
	const send = {
		id: uuidFrom(`send ${ledger.table}`),
		name: SEND,
		position: [1_000, 0],
		...sendInvoice(botOf(ledger)),
	};
	const loop =
		ledger.name === 'after'
			? [send, write(ledger, SENT, 'insert')]
			: [write(ledger, SENDING, 'insert'), send, write(ledger, SENT, 'update')];
	const beforeLoop = [list, entries, newOrders(ledger), batches(ledger)];
	const held = readLedger(ledger);
	const names = [...beforeLoop, ...loop].map(({ name }) => name);
	const first = beforeLoop.length;
	const connections = connect([
		...names.slice(1).map((to, index) => ({
			from: names[index],
			to,
			output: index + 1 === first ? 1 : 0,
		})),
		{ from: names[names.length - 1], to: BATCHES },
		{ from: list.name, to: held.name },
	]);
	return {
		id: `resumable${ledger.name}000000`.slice(0, 16),
		name: `Resumable: ${ledger.title}`,
		nodes: [...beforeLoop, held, ...loop],
		connections: {
			...connections,
			[held.name]: { main: [[{ node: NEW_ORDERS, type: 'main', index: 1 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}
