import http from 'node:http';

/**
 * Stands for a service that a shop tells of its payments: takes its time, costs nothing.
 * @param {number} delayMs
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startSlowService(delayMs) {
	const server = http.createServer((request, response) => {
		request.resume();
		setTimeout(() => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end('{}');
		}, delayMs);
	});
	server.keepAliveTimeout = 60_000;
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
