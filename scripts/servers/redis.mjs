import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureProgram } from '../lib/packages.mjs';
import { findFreePort } from '../lib/ports.mjs';
import { startService } from '../lib/service.mjs';
import { findOnPath } from '../lib/tools.mjs';

const HOST = '127.0.0.1';
const NAMES = ['redis-server', 'valkey-server'];

/** Path of the program; installed when missing. */
export const ensureRedis = () =>
	ensureProgram({
		title: 'Redis',
		debianPackage: 'redis-server',
		find: () => NAMES.map(findOnPath).find((found) => found !== undefined),
	});

/**
 * Starts a Redis of its own on this machine only; what it holds is gone when it ends.
 * @typedef {import('../lib/service.mjs').Service & { host: string, port: number }} RedisServer
 * @returns {Promise<RedisServer>}
 */
export async function startRedis() {
	const command = await ensureRedis();
	const port = await findFreePort();
	const folder = await mkdtemp(path.join(tmpdir(), 'redis-'));
	const service = await startService({
		title: 'Redis',
		command,
		args: ['--bind', HOST, '--port', String(port), '--save', '', '--dir', folder],
		folder,
		signals: { gently: 'SIGTERM', atOnce: 'SIGKILL' },
		isReady: () => answersPing(port),
	});
	return { ...service, host: HOST, port };
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answersPing(port) {
	return new Promise((resolve) => {
		const socket = connect(port, HOST, () => socket.write('PING\r\n'));
		socket.once('data', (data) => {
			resolve(data.toString().startsWith('+PONG'));
			socket.destroy();
		});
		socket.once('error', () => resolve(false));
	});
}
