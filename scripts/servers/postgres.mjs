import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureProgram } from '../lib/packages.mjs';
import { findFreePort } from '../lib/ports.mjs';
import { run } from '../lib/run.mjs';
import { startService } from '../lib/service.mjs';
import { findOnPath } from '../lib/tools.mjs';

/** Debian keeps the programs of each version apart and off PATH. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** Whoever reaches the port may do everything: it is open on this machine only, for test data. */
const ACCESS = { host: '127.0.0.1', user: 'shop', password: 'shop' };

/** Enough for every n8n process of a test, each with a pool of its own. */
const MAX_CONNECTIONS = 200;

/** @returns {string | undefined} the folder with `initdb` and `postgres` */
function findPrograms() {
	const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
	const onPath = findOnPath('initdb');
	return [
		...versions
			.sort((a, b) => Number(b) - Number(a))
			.map((version) => path.join(DEBIAN_FOLDER, version, 'bin')),
		...(onPath ? [path.dirname(onPath)] : []),
	].find((folder) => ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name))));
}

/** Folder of the programs; installed when missing. */
export const ensurePostgres = () =>
	ensureProgram({ title: 'PostgreSQL', debianPackage: 'postgresql', find: findPrograms });

/**
 * PostgreSQL refuses to run as root; Debian's package made a user for it.
 * @returns {Promise<{ uid: number, gid: number } | undefined>}
 */
async function findUser() {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (/** @type {string} */ option) => Number(await run('id', [option, 'postgres']));
	return { uid: await id('-u'), gid: await id('-g') };
}

/**
 * A PostgreSQL on this machine only.
 * @typedef {object} PostgresServer
 * @property {number} pid
 * @property {{ host: string, port: number, user: string, password: string, database: string }} access of its first database
 * @property {(text: string, database?: string) => Promise<Array<Record<string, any>>>} query rows that a statement gives
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a PostgreSQL of its own on a temporary folder. Data is not flushed to the disk: it need
 * not outlast the machine.
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres() {
	const programs = await ensurePostgres();
	const user = await findUser();
	const port = await findFreePort();
	const folder = await mkdtemp(path.join(tmpdir(), 'postgres-'));
	if (user) await chown(folder, user.uid, user.gid);
	const data = path.join(folder, 'data');
	const access = { ...ACCESS, port, database: 'postgres' };
	const query = async (/** @type {string} */ text, database = access.database) => {
		// Loaded late: this module is imported before the project's dependencies are installed.
		const { Client } = (await import('pg')).default;
		const client = new Client({ ...access, database });
		await client.connect();
		try {
			return (await client.query(text)).rows;
		} finally {
			await client.end();
		}
	};
	const initialise = ['--pgdata', data, '--username', access.user, '--auth', 'trust', '--no-sync'];
	await run(path.join(programs, 'initdb'), [...initialise, '--encoding', 'UTF8'], {
		user,
		cwd: folder,
	});
	const settings = ['fsync=off', `max_connections=${MAX_CONNECTIONS}`];
	const { pid, stop } = await startService({
		title: 'PostgreSQL',
		command: path.join(programs, 'postgres'),
		args: ['-D', data, '-h', access.host, '-p', String(port), '-k', folder].concat(
			settings.flatMap((setting) => ['-c', setting]),
		),
		folder,
		user,
		signals: { gently: 'SIGINT', atOnce: 'SIGQUIT' },
		isReady: () =>
			query('SELECT 1').then(
				() => true,
				() => false,
			),
	});
	return { pid, access, query, stop };
}
