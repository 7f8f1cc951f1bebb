import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

const FOLDER_OF_VERSIONS = '/usr/lib/postgresql';
const DATABASE = { host: '127.0.0.1', database: 'postgres', user: 'shop', password: 'shop' };

export interface PostgresServer {
	/** Data of n8n's "Postgres" credential. */
	credential: Record<string, unknown>;
	query: (text: string) => Promise<Array<Record<string, unknown>>>;
	stop: () => Promise<void>;
}

function findPrograms(): string {
	const find = () =>
		existsSync(FOLDER_OF_VERSIONS)
			? readdirSync(FOLDER_OF_VERSIONS)
					.sort((a, b) => Number(b) - Number(a))
					.map((version) => path.join(FOLDER_OF_VERSIONS, version, 'bin'))
					.find((folder) => existsSync(path.join(folder, 'initdb')))
			: undefined;
	const found = find();
	if (found !== undefined) return found;
	if (process.getuid?.() === 0) {
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		execFileSync('apt-get', ['update'], { env, stdio: 'pipe' });
		const install = ['install', '--yes', '--no-install-recommends', 'postgresql'];
		execFileSync('apt-get', install, { env, stdio: 'pipe' });
	}
	const installed = find();
	if (installed === undefined) {
		throw new Error(
			'This test needs PostgreSQL (Debian/Ubuntu: sudo apt-get install postgresql), and there is none in /usr/lib/postgresql.',
		);
	}
	return installed;
}

/** PostgreSQL refuses to run as root; Debian's package made a user for it. */
function findUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (option: string) =>
		Number(execFileSync('id', [option, 'postgres'], { stdio: 'pipe' }));
	return { uid: id('-u'), gid: id('-g') };
}

async function waitUntilReady(server: ChildProcess, client: () => Client): Promise<void> {
	for (let attempt = 0; attempt < 200 && server.exitCode === null; attempt++) {
		const one = client();
		try {
			await one.connect();
			await one.end();
			return;
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
	throw new Error('PostgreSQL did not start');
}

/** Starts a PostgreSQL server of its own in a temporary folder, on a port of this machine only. */
export async function startPostgres(port: number): Promise<PostgresServer> {
	const programs = findPrograms();
	const user = findUser();
	const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'));
	if (user) chownSync(folder, user.uid, user.gid);
	const data = path.join(folder, 'data');
	const access = ['--username', DATABASE.user, '--auth', 'trust', '--no-sync'];
	execFileSync(path.join(programs, 'initdb'), ['--pgdata', data, ...access], {
		...user,
		cwd: folder,
		stdio: 'pipe',
	});
	const settings = ['-h', DATABASE.host, '-p', String(port), '-k', folder, '-c', 'fsync=off'];
	const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings], {
		...user,
		cwd: folder,
		stdio: 'ignore',
	});
	const ended = new Promise((resolve) => server.once('close', resolve));
	const endWithParent = () => server.kill('SIGKILL');
	process.once('exit', endWithParent);
	const stop = async () => {
		server.kill('SIGINT');
		await ended;
		process.off('exit', endWithParent);
		rmSync(folder, { recursive: true, force: true });
	};
	const client = () => new Client({ ...DATABASE, port });
	try {
		await waitUntilReady(server, client);
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		credential: {
			...DATABASE,
			port,
			ssl: 'disable',
			allowUnauthorizedCerts: false,
			sshTunnel: false,
		},
		query: async (text) => {
			const one = client();
			await one.connect();
			try {
				return (await one.query(text)).rows as Array<Record<string, unknown>>;
			} finally {
				await one.end();
			}
		},
		stop,
	};
}
