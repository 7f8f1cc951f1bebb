import { N8nApiError } from './api.mjs';
import { ensureTable } from './dataTables.mjs';

/**
 * A workflow as n8n exports it; `id`: 16 characters.
 * @typedef {{ id: string, name: string, nodes: any[], connections: object, settings?: object, meta?: { botCommands?: Array<{ command: string, description: string }>, chats?: Array<{ id: number, type: string, title: string }>, dataTables?: Array<import('./dataTables.mjs').DataTable>, subWorkflows?: string[], isUnpublished?: boolean } }} Workflow
 *   `meta`: only in the files of the examples, what a person does beside the import; `subWorkflows` are
 *   examples that it calls, and `isUnpublished` is one that needs an account somewhere
 */

/**
 * @param {import('./api.mjs').N8nApi} api
 * @param {string} id
 * @returns {Promise<any>} undefined when there is none
 */
async function findWorkflow(api, id) {
	try {
		return await api.call('GET', `/workflows/${id}`);
	} catch (error) {
		if (error instanceof N8nApiError && error.status === 404) return undefined;
		throw error;
	}
}

/**
 * Puts a workflow into n8n with its Data Tables and activates it. One that is there already stays as it is (somebody may
 * have changed it in the editor).
 * @param {import('./api.mjs').N8nApi} api
 * @param {Workflow} workflow
 * @returns {Promise<string>} the id it has: early releases of n8n 2, and those before, give a new one
 * @throws {N8nApiError} with the node's own message when a trigger refuses to be activated
 */
export async function ensureActiveWorkflow(api, workflow) {
	for (const table of workflow.meta?.dataTables ?? []) await ensureTable(api, table);
	const existing = await findWorkflow(api, workflow.id);
	const { id, versionId, active } = existing ?? (await createWorkflow(api, workflow));
	if (!active && !workflow.meta?.isUnpublished) await activateWorkflow(api, id, versionId);
	return id;
}

/**
 * @param {import('./api.mjs').N8nApi} api
 * @param {Workflow} workflow
 * @returns {Promise<any>}
 */
export function createWorkflow(api, { id, name, nodes, connections, settings = {} }) {
	// n8n 1 stores no workflow that does not say whether it is active.
	const body = { id, name, nodes, connections, settings, active: false };
	return api.call('POST', '/workflows', body);
}

/**
 * @param {import('./api.mjs').N8nApi} api
 * @param {string} id
 * @param {string} versionId
 */
export const activateWorkflow = (api, id, versionId) =>
	api.call('POST', `/workflows/${id}/activate`, { versionId });

/**
 * @param {import('./api.mjs').N8nApi} api
 * @param {string} id
 */
export const deactivateWorkflow = (api, id) => api.call('POST', `/workflows/${id}/deactivate`, {});
