import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

const HOST = '127.0.0.1';

/**
 * @param {number} port 0 for any
 * @returns {Promise<number>} the port that could be bound
 */
function bind(port) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host: HOST, exclusive: true }, () => {
			const bound = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
			server.close(() => resolve(bound));
		});
	});
}

/** A port of 127.0.0.1 that nobody listens on. */
export const findFreePort = () => bind(0);

/**
 * @param {number} port
 * @param {string} owner who wants it, for the message
 * @param {string} option how to choose another
 * @throws {Problem} when it is taken
 */
export async function requirePort(port, owner, option) {
	try {
		await bind(port);
	} catch (error) {
		throw new Problem(
			`Port ${port} for ${owner} cannot be used (${error.code === 'EADDRINUSE' ? 'something already listens on it' : error.message}). Stop what uses it, or choose another with ${option}.`,
		);
	}
}
