import { setTimeout as sleep } from 'node:timers/promises';

/** States of a run that has not ended and does not wait. */
export const UNFINISHED = Object.freeze(['new', 'running']);

const POLL_MS = 100;

/**
 * Which runs; all workflows and all states by default.
 * @typedef {{ workflowId?: string, status?: readonly string[] }} RunFilter
 */

/** @param {import('./api.mjs').N8nApi} api @param {RunFilter} filter */
const read = (api, filter) =>
	api.call('GET', `/executions?filter=${encodeURIComponent(JSON.stringify(filter))}`);

/**
 * Counts runs.
 * @param {import('./api.mjs').N8nApi} api
 * @param {RunFilter} filter
 * @returns {Promise<number>}
 */
export async function countRuns(api, filter) {
	return (await read(api, filter)).count;
}

/**
 * The newest runs, as n8n's list shows them.
 * @param {import('./api.mjs').N8nApi} api
 * @param {RunFilter} filter
 * @returns {Promise<Array<{ id: string, status: string, mode: string, workflowId: string }>>}
 */
export async function listRuns(api, filter) {
	return (await read(api, filter)).results;
}

/**
 * Cancels a run, as its button in n8n's list does.
 * @param {import('./api.mjs').N8nApi} api
 * @param {string} id
 */
export const stopRun = (api, id) => api.call('POST', `/executions/${id}/stop`);

/**
 * Until no run goes on.
 * @param {import('./api.mjs').N8nApi} api
 * @param {number} timeoutMs
 */
export async function waitUntilIdle(api, timeoutMs) {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const left = await countRuns(api, { status: UNFINISHED });
		if (left === 0) return;
		if (Date.now() > deadline) throw new Error(`${left} runs go on after ${timeoutMs} ms`);
		await sleep(POLL_MS);
	}
}
