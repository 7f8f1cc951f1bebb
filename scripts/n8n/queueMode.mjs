import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFreePort } from '../lib/ports.mjs';
import { startLoadBalancer } from '../servers/loadBalancer.mjs';
import { startPostgres } from '../servers/postgres.mjs';
import { startRedis } from '../servers/redis.mjs';
import { createApi } from './api.mjs';
import { importCredentials } from './credentials.mjs';
import { ensureN8n } from './install.mjs';
import { ownerEnvironment } from './owner.mjs';
import { startWebhookProcessor, startWorker } from './queueProcesses.mjs';
import { startRestartable } from './restartable.mjs';
import { startServer } from './server.mjs';
import { installPackage } from './userFolder.mjs';
import { ensureActiveWorkflow } from './workflows.mjs';

/** n8n's own default. */
const DEFAULT_CONCURRENCY = 10;

const N8N_DATABASE = 'n8n';

/** What a load balancer sends to the webhook processors; the rest goes to the main process. */
const FOR_PROCESSORS = /^\/webhook(-waiting)?\//;

/** @typedef {import('./restartable.mjs').Restartable} Restartable */

/**
 * What to start.
 * @typedef {object} QueueModeOptions
 * @property {string} tarball the packed package, installed for each process
 * @property {number} [processors] of webhooks, 1 by default
 * @property {number} [workers] 1 by default
 * @property {number} [concurrency] runs that each worker does at once
 * @property {(postgres: import('../servers/postgres.mjs').PostgresServer) => import('./credentials.mjs').Credential[]} [credentials]
 * @property {import('./workflows.mjs').Workflow[]} [workflows] stored and activated, in this order
 * @property {NodeJS.ProcessEnv} [env] further settings of all n8n processes
 */

/**
 * n8n in queue mode, running on this machine only.
 * @typedef {object} QueueModeN8n
 * @property {string} url of the editor
 * @property {string} webhookUrl of the load balancer, which Telegram calls
 * @property {import('./api.mjs').N8nApi} api
 * @property {Restartable} main
 * @property {Restartable[]} processors
 * @property {Restartable[]} workers
 * @property {() => Promise<void>} addProcessor starts one more
 * @property {() => Promise<void>} addWorker starts one more
 * @property {import('../servers/postgres.mjs').PostgresServer} postgres holds n8n's data in the database `n8n`; its first one is free
 * @property {import('../servers/redis.mjs').RedisServer} redis
 * @property {() => string[]} logs last lines of every process
 * @property {() => Promise<void>} stop ends everything and removes all data
 */

/**
 * Starts n8n's main process, webhook processors and workers with a Redis, a PostgreSQL and a load
 * balancer of their own; installs what is missing first. Returns when every workflow is active.
 * @param {QueueModeOptions} options
 * @returns {Promise<QueueModeN8n>}
 */
export async function launchQueueMode(options) {
	const { tarball, concurrency = DEFAULT_CONCURRENCY, credentials = () => [] } = options;
	const n8n = await ensureN8n();
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-queue-mode-'));
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	process.once('exit', remove);
	/** @type {Array<() => unknown>} */
	const ends = [() => process.off('exit', remove), remove];
	/** @type {Restartable[]} */
	const processors = [];
	/** @type {Restartable[]} */
	const workers = [];
	/** @type {Restartable | undefined} */
	let main;
	const stop = async () => {
		await Promise.all([...processors, ...workers].map((one) => one.stop()));
		await main?.stop();
		for (let end = ends.pop(); end; end = ends.pop()) await end();
	};

	/** A data folder with the package in it, as on a machine of its own. */
	const makeFolder = async (/** @type {string} */ name) => {
		const userFolder = path.join(folder, name);
		await mkdir(userFolder);
		await installPackage(userFolder, tarball);
		return userFolder;
	};

	try {
		const postgres = await startPostgres();
		ends.push(postgres.stop);
		await postgres.query(`CREATE DATABASE ${N8N_DATABASE}`);
		const redis = await startRedis();
		ends.push(redis.stop);
		const port = await findFreePort();
		const url = `http://127.0.0.1:${port}`;
		/** @type {string[]} */
		const processorUrls = [];
		const balancer = await startLoadBalancer(await findFreePort(), (route) =>
			FOR_PROCESSORS.test(route) ? processorUrls : [url],
		);
		ends.push(balancer.close);
		const env = {
			...queueEnvironment({ postgres, redis, webhookUrl: balancer.url, editorUrl: url }),
			...options.env,
		};
		const mainFolder = await makeFolder('main');
		const mainEnv = {
			...env,
			...(await ownerEnvironment()),
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		};
		main = await startRestartable(() =>
			startServer(n8n, { userFolder: mainFolder, port, env: mainEnv }),
		);
		await importCredentials(n8n, mainFolder, credentials(postgres), env);

		const addProcessor = async () => {
			const own = await findFreePort();
			const userFolder = await makeFolder(`processor-${own}`);
			processors.push(
				await startRestartable(() => startWebhookProcessor(n8n, { userFolder, port: own, env })),
			);
			processorUrls.push(`http://127.0.0.1:${own}`);
		};
		const addWorker = async () => {
			const userFolder = await makeFolder(`worker-${workers.length}-${await findFreePort()}`);
			workers.push(
				await startRestartable(() => startWorker(n8n, { userFolder, concurrency, env })),
			);
		};
		await Promise.all([
			...Array.from({ length: options.processors ?? 1 }, addProcessor),
			...Array.from({ length: options.workers ?? 1 }, addWorker),
		]);
		const api = createApi(url);
		for (const workflow of options.workflows ?? []) await ensureActiveWorkflow(api, workflow);
		const all = () => [/** @type {Restartable} */ (main), ...processors, ...workers];
		const logs = () => all().flatMap((one) => one.lines().slice(-LOG_LINES));
		return {
			...{ url, webhookUrl: balancer.url, api, postgres, redis },
			...{ main, processors, workers, addProcessor, addWorker, logs, stop },
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Of each process. */
const LOG_LINES = 500;

/**
 * The settings that all processes of one n8n share.
 * @param {{ postgres: import('../servers/postgres.mjs').PostgresServer, redis: { host: string, port: number }, webhookUrl: string, editorUrl: string }} parts
 * @returns {NodeJS.ProcessEnv}
 */
function queueEnvironment({ postgres: { access }, redis, webhookUrl, editorUrl }) {
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: access.host,
		DB_POSTGRESDB_PORT: String(access.port),
		DB_POSTGRESDB_USER: access.user,
		DB_POSTGRESDB_PASSWORD: access.password,
		DB_POSTGRESDB_DATABASE: N8N_DATABASE,
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		N8N_WEBHOOK_URL: `${webhookUrl}/`,
		N8N_EDITOR_BASE_URL: `${editorUrl}/`,
	};
}
