import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

const HOST = '127.0.0.1';

/**
 * @param {number} port
 * @returns {Promise<void>} once it was bound and is free again
 */
function tryPort(port) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve()));
	});
}

/** A port of 127.0.0.1 that nobody listens on, and that nobody here was given a moment ago. */
export async function findFreePort() {
	// Loaded late: this module is imported before the project's dependencies are installed.
	const { default: getPort } = await import('get-port');
	return await getPort({ host: HOST });
}

/**
 * @param {number} port
 * @param {string} owner who wants it, for the message
 * @param {string} option how to choose another
 * @throws {Problem} when it is taken
 */
export async function requirePort(port, owner, option) {
	try {
		await tryPort(port);
	} catch (error) {
		throw new Problem(
			`Port ${port} for ${owner} cannot be used (${error.code === 'EADDRINUSE' ? 'something already listens on it' : error.message}). Stop what uses it, or choose another with ${option}.`,
		);
	}
}
