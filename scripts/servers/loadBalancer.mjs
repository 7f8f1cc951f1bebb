import http from 'node:http';

/** Larger than anything Telegram sends. */
const LARGEST_BODY_BYTES = 1_048_576;

/**
 * A reverse proxy as it stands before several n8n processes.
 * @typedef {{ url: string, close: () => Promise<void> }} LoadBalancer
 */

/**
 * Spreads requests over servers, one after another. A server that does not listen is passed over;
 * whatever fails later is answered with 502, because the request may have been handled.
 * @param {number} port
 * @param {(path: string) => string[]} serversFor addresses that take a request for a path
 * @returns {Promise<LoadBalancer>}
 */
export async function startLoadBalancer(port, serversFor) {
	// A new connection for each request: one that is kept can be closed by n8n just when it is used.
	const agent = new http.Agent({ keepAlive: false });
	let turn = 0;
	const server = http.createServer(async (request, response) => {
		const body = await readBody(request);
		if (!body) return void response.writeHead(413).end();
		const servers = serversFor(request.url ?? '/');
		turn++;
		for (let attempt = 0; attempt < servers.length; attempt++) {
			const target = servers[(turn + attempt) % servers.length];
			if (await forward(target, agent, request, body, response)) return;
		}
		response.writeHead(503).end();
	});
	// Never: Telegram keeps its connections as long as it likes.
	server.keepAliveTimeout = 0;
	await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
	return {
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			agent.destroy();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/**
 * @param {http.IncomingMessage} request
 * @returns {Promise<Buffer | undefined>} undefined when it is too large
 */
async function readBody(request) {
	/** @type {Buffer[]} */
	const chunks = [];
	let size = 0;
	for await (const chunk of request) {
		size += chunk.length;
		if (size > LARGEST_BODY_BYTES) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/**
 * @param {string} target
 * @param {http.Agent} agent
 * @param {http.IncomingMessage} request
 * @param {Buffer} body
 * @param {http.ServerResponse} response
 * @returns {Promise<boolean>} false when nobody listens there
 */
function forward(target, agent, { method, url, headers }, body, response) {
	return new Promise((resolve) => {
		const upstream = http.request(`${target}${url}`, {
			method,
			agent,
			headers: { ...headers, 'content-length': body.length },
		});
		upstream.once('response', (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(response);
			answer.once('close', () => resolve(true));
		});
		upstream.on('error', (error) => {
			if ('code' in error && error.code === 'ECONNREFUSED') return resolve(false);
			if (response.headersSent) response.destroy();
			else response.writeHead(502).end();
			resolve(true);
		});
		upstream.end(body);
	});
}
