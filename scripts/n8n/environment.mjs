import path from 'node:path';
import { cleanEnvironment } from '../lib/run.mjs';

/** Settings of another n8n on this machine, which must not reach the one started here. */
const FOREIGN = /^(N8N_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_URL$|NODE_OPTIONS$|NODE_ENV$|JEST_)/;

/** The sandbox and n8n's own address are on this machine, also where the internet is behind a proxy. */
const NO_PROXY = [process.env.NO_PROXY ?? process.env.no_proxy, '127.0.0.1,localhost']
	.filter(Boolean)
	.join(',');

/**
 * The whole environment of an n8n process: only on this machine, silent towards the outside.
 * @param {{ node: string }} n8n
 * @param {string} userFolder
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function n8nEnvironment({ node }, userFolder, extra = {}) {
	const inherited = Object.entries(cleanEnvironment()).filter(([name]) => !FOREIGN.test(name));
	return {
		...Object.fromEntries(inherited),
		PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
		NO_PROXY,
		no_proxy: NO_PROXY,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// Also in the addresses that it gives to others, where an older release does not know N8N_WEBHOOK_URL.
		N8N_HOST: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...extra,
	};
}
