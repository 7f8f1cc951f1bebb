import {
	connect,
	idFrom,
	listColumns,
	paymentTrigger,
	storeIn,
	TRIGGER,
} from '../../scripts/n8n/parts.mjs';

/** @typedef {import('../../scripts/n8n/workflows.mjs').Workflow} Workflow */

/** What is compared with what the buyers did. */
const COLUMNS = /** @type {const} */ ({
	idempotency_key: 'string',
	event: 'string',
	order_id: 'string',
	telegram_payment_charge_id: 'string',
	total_amount: 'number',
});

/**
 * A bot whose payments end in a table of its own.
 * @typedef {ReturnType<typeof createBot>} Bot
 * @param {object} options
 * @param {number} options.id
 * @param {'webhook' | 'polling'} options.receiveUpdates
 * @param {'whenFinished' | 'onReceived'} options.acknowledge
 * @param {Record<string, unknown>} [options.parameters] of the trigger
 */
export function createBot({ id, receiveUpdates, acknowledge, parameters }) {
	const token = `${id}:bot-of-the-long-run-000000000000`;
	const credential = { id: idFrom(`soakBot${id}`), name: `Bot ${id}` };
	const name = `Soak ${id}`;
	const table = `soak_${id}`;
	// Where each run is to be the only one, a second one shall show as a second row.
	const operation = acknowledge === 'whenFinished' ? 'upsert' : 'insert';
	const trigger = paymentTrigger(name, credential, { receiveUpdates, acknowledge, ...parameters });
	const store = storeIn(table, { operation, columns: COLUMNS });

	return {
		id,
		token,
		receiveUpdates,
		acknowledge,
		credentials: { telegramPaymentsApi: credential },
		table: { name: table, columns: listColumns(COLUMNS) },
		/** @param {string} baseUrl of the Bot API */
		credential: (baseUrl) => ({
			...credential,
			type: 'telegramPaymentsApi',
			data: { accessToken: token, baseUrl, testEnvironment: false },
		}),
		/**
		 * @param {Array<{ from?: string, output?: number, node: any }>} [others] what else the workflow
		 *   does: nodes and what they follow, the trigger by default
		 * @param {number[]} [stored] outputs of the trigger whose items are kept
		 * @returns {Workflow}
		 */
		workflow: (others = [], stored = [0]) => ({
			id: idFrom(`soakFlow${id}`),
			name,
			nodes: [trigger, store, ...others.map(({ node }) => node)],
			connections: connect([
				...stored.map((output) => ({ from: TRIGGER, to: store.name, output })),
				...others.map(({ from = TRIGGER, output, node }) => ({ from, to: node.name, output })),
			]),
			settings: { executionOrder: 'v1' },
		}),
	};
}
