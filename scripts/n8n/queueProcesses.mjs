import { findFreePort } from '../lib/ports.mjs';
import { startProcess } from './process.mjs';

/**
 * Starts `n8n webhook`, which takes production webhooks and puts their runs into the queue.
 * @param {import('./install.mjs').InstalledN8n} n8n
 * @param {{ userFolder: string, port: number, env: NodeJS.ProcessEnv }} options
 */
export const startWebhookProcessor = (n8n, { userFolder, port, env }) =>
	startProcess(n8n, {
		args: ['webhook'],
		userFolder,
		env: { ...env, N8N_PORT: String(port) },
		ready: 'Webhook listener waiting for requests.',
		url: `http://127.0.0.1:${port}`,
	});

/**
 * Starts `n8n worker`, which takes runs out of the queue.
 * @param {import('./install.mjs').InstalledN8n} n8n
 * @param {{ userFolder: string, concurrency: number, env: NodeJS.ProcessEnv }} options
 *   `concurrency`: how many runs at once
 */
export const startWorker = async (n8n, { userFolder, concurrency, env }) =>
	startProcess(n8n, {
		args: ['worker', `--concurrency=${concurrency}`],
		userFolder,
		env: { ...env, N8N_RUNNERS_BROKER_PORT: String(await findFreePort()) },
		ready: 'n8n worker is now ready',
	});
