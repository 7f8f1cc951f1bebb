import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../lib/ports.mjs';
import { createApi } from './api.mjs';
import { importCredentials } from './credentials.mjs';
import { ensureN8n } from './install.mjs';
import { startRestartable } from './restartable.mjs';
import { startServer } from './server.mjs';
import { installPackage, prepareUserFolder } from './userFolder.mjs';
import { ensureActiveWorkflow } from './workflows.mjs';

/**
 * What to start.
 * @typedef {object} LaunchOptions
 * @property {string} [tarball] the packed package; without it n8n starts without the package
 * @property {string} [version] of n8n, one of releases.mjs
 * @property {string} [userFolder] data folder to make or to go on with; a temporary one by default, removed by stop()
 * @property {number} [port] a free one by default
 * @property {import('./credentials.mjs').Credential[]} [credentials]
 * @property {import('./workflows.mjs').Workflow[]} [workflows] stored and activated, in this order
 * @property {NodeJS.ProcessEnv} [env] further settings of n8n
 */

/**
 * A running n8n.
 * @typedef {object} N8n
 * @property {string} url of the editor
 * @property {string} userFolder
 * @property {import('./api.mjs').N8nApi} api
 * @property {() => string[]} logs its last lines
 * @property {() => number} pid of the process of the moment
 * @property {() => Promise<void>} stop ends it and waits for that
 * @property {() => Promise<void>} kill ends it as a power cut would
 * @property {() => Promise<void>} restart stops it, unless kill() has, and starts it again: same data, same address
 * @property {() => Promise<string>} exited how the process of the moment ended
 */

/**
 * Starts a pinned n8n with the packed package, credentials and workflows; installs n8n first when
 * it is missing. Returns when every workflow is active.
 * @param {LaunchOptions} options
 * @returns {Promise<N8n>}
 */
export async function launchN8n({ tarball, credentials = [], workflows = [], env, ...options }) {
	const n8n = await ensureN8n(options.version);
	const userFolder =
		options.userFolder ?? (await mkdtemp(path.join(tmpdir(), 'n8n-telegram-payments-')));
	const cleanUp = async () => {
		if (!options.userFolder) await rm(userFolder, { recursive: true, force: true });
	};
	/** @type {import('./restartable.mjs').Restartable | undefined} */
	let server;
	const stop = async () => {
		await server?.stop();
		await cleanUp();
	};
	try {
		await mkdir(userFolder, { recursive: true });
		await prepareUserFolder(n8n, userFolder);
		if (tarball) await installPackage(userFolder, tarball);
		await importCredentials(n8n, userFolder, credentials, env);
		const port = options.port ?? (await findFreePort());
		server = await startRestartable(() => startServer(n8n, { userFolder, port, env }));
		const url = `http://127.0.0.1:${port}`;
		const api = createApi(url);
		for (const workflow of workflows) await ensureActiveWorkflow(api, workflow);
		const { lines: logs, pid, kill, restart, exited } = server;
		return { url, userFolder, api, logs, pid, stop, kill, restart, exited };
	} catch (error) {
		await stop();
		throw error;
	}
}
