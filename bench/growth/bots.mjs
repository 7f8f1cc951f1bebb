import { ensureTable } from '../../scripts/n8n/dataTables.mjs';
import {
	connect,
	idFrom,
	listColumns,
	paymentTrigger,
	storeIn,
	TRIGGER,
} from '../../scripts/n8n/parts.mjs';
import { activateWorkflow, createWorkflow } from '../../scripts/n8n/workflows.mjs';

const TABLE = 'growth';

/** Workflows that are published at the same time. */
const AT_ONCE = 4;

/**
 * A bot that polls: rules answer its checkouts, its payments become rows of a Data Table.
 * @param {number} number from 0
 */
export function createBot(number) {
	const id = 9_000 + number;
	const name = `Growth ${id}`;
	const token = `${id}:bot-of-a-growing-fleet-00000000000`;
	const credential = { id: idFrom(`growthBot${id}`), name: `Bot ${id}` };
	const store = storeIn(TABLE);
	return {
		token,
		/** @param {string} baseUrl of the Bot API */
		credential: (baseUrl) => ({
			...credential,
			type: 'telegramPaymentsApi',
			data: { accessToken: token, baseUrl, testEnvironment: false },
		}),
		workflow: {
			id: idFrom(`growthFlow${id}`),
			name,
			nodes: [paymentTrigger(name, credential, { receiveUpdates: 'polling' }), store],
			connections: connect([{ from: TRIGGER, to: store.name }]),
			settings: { executionOrder: 'v1' },
		},
	};
}

/** @typedef {ReturnType<typeof createBot>} Bot */

/**
 * Publishes the workflows of bots in an n8n that runs, several at a time: their number makes the difference
 * between seconds and minutes.
 * @param {import('../../scripts/n8n/api.mjs').N8nApi} api
 * @param {readonly Bot[]} bots
 */
export async function publish(api, bots) {
	await ensureTable(api, { name: TABLE, columns: listColumns() });
	const waiting = [...bots];
	const work = async () => {
		for (let bot = waiting.shift(); bot; bot = waiting.shift()) {
			const { id, versionId } = await createWorkflow(api, bot.workflow);
			await activateWorkflow(api, id, versionId);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}
