import { findFreePort } from '../lib/ports.mjs';
import { startProcess } from './process.mjs';

/** n8n prints it after it has tried to activate every published workflow. */
const STARTED = 'Editor is now accessible via:';

/**
 * One run of `n8n start`.
 * @typedef {import('./process.mjs').N8nProcess & { url: string }} N8nServer
 */

/**
 * Starts n8n on a prepared data folder and waits until it serves and has activated its workflows.
 * @param {import('./install.mjs').InstalledN8n} n8n
 * @param {{ userFolder: string, port: number, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<N8nServer>}
 */
export async function startServer(n8n, { userFolder, port, env }) {
	const url = `http://127.0.0.1:${port}`;
	const process = await startProcess(n8n, {
		args: ['start'],
		userFolder,
		ready: STARTED,
		url,
		env: {
			N8N_PORT: String(port),
			N8N_WEBHOOK_URL: `${url}/`,
			N8N_EDITOR_BASE_URL: `${url}/`,
			N8N_RUNNERS_BROKER_PORT: String(await findFreePort()),
			...env,
		},
	});
	return { ...process, url };
}
