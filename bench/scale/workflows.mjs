import { inARow, paymentTrigger, TRIGGER } from '../../scripts/n8n/parts.mjs';

/** @typedef {{ name: string, title: string, token: string, id: number }} Load */

const DATABASE = { id: 'scaleDatabase001', name: 'Shop database' };

/** @param {Load} load */
const botOf = ({ id }) => ({ id: `scaleBotCred${id}`, name: `Bot ${id}` });

/** @param {Load} load the table its payments are stored in */
export const tableOf = ({ name }) => `payments_${name}`;

/**
 * @param {readonly Load[]} loads
 * @param {string} botApiUrl
 * @param {object} access of the shop's database
 * @returns {import('../../scripts/n8n/credentials.mjs').Credential[]}
 */
export const scaleCredentials = (loads, botApiUrl, access) => [
	...loads.map((load) => ({
		...botOf(load),
		type: 'telegramPaymentsApi',
		data: { accessToken: load.token, baseUrl: botApiUrl, testEnvironment: false },
	})),
	{
		...DATABASE,
		type: 'postgres',
		data: { ...access, ssl: 'disable', allowUnauthorizedCerts: false, sshTunnel: false },
	},
];

/**
 * Trigger by webhook, for one of the loads a call to another service, a row in PostgreSQL.
 * @param {Load} load
 * @param {string | undefined} serviceUrl
 * @returns {import('../../scripts/n8n/workflows.mjs').Workflow}
 */
export function scaleWorkflow(load, serviceUrl) {
	const place = (/** @type {number} */ digit) =>
		`${digit}0000000-0000-4000-8000-00000000${load.id}`;
	const trigger = paymentTrigger(load.title, botOf(load), { acknowledge: 'onReceived' });
	const service = {
		id: place(3),
		name: 'Tell another service',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		position: [220, 0],
		parameters: { method: 'POST', url: serviceUrl, options: {} },
	};
	const store = {
		id: place(4),
		name: 'Store',
		type: 'n8n-nodes-base.postgres',
		typeVersion: 2.6,
		position: [440, 0],
		parameters: {
			resource: 'database',
			operation: 'executeQuery',
			query: `INSERT INTO ${tableOf(load)} (idempotency_key) VALUES ($1) ON CONFLICT DO NOTHING`,
			options: { queryReplacement: `={{ [$('${TRIGGER}').item.json.idempotency_key] }}` },
		},
		credentials: { postgres: DATABASE },
	};
	const nodes = serviceUrl ? [trigger, service, store] : [trigger, store];
	return {
		id: `scaleWorkflo${load.id}`,
		name: load.title,
		nodes,
		connections: inARow(nodes),
		settings: { executionOrder: 'v1' },
	};
}
