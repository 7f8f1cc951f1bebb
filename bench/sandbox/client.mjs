import http from 'node:http';

/**
 * Requests over so many connections that stay open.
 * @param {number} connections
 */
export function createClient(connections) {
	const agent = new http.Agent({ keepAlive: true, maxSockets: connections });

	/**
	 * @param {string} url
	 * @param {object} [body] sent as JSON; without one it is a GET
	 * @returns {Promise<string>} the answer
	 * @throws {Error} for every other status than 200
	 */
	const call = (url, body) =>
		new Promise((resolve, reject) => {
			const text = body && JSON.stringify(body);
			const headers = text && {
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(text),
			};
			const method = text ? 'POST' : 'GET';
			const request = http.request(url, { agent, method, headers: headers || {} }, (response) => {
				let answer = '';
				response.setEncoding('utf8').on('data', (/** @type {string} */ part) => (answer += part));
				response.once('end', () => {
					if (response.statusCode === 200) resolve(answer);
					else reject(new Error(`${url} answered ${response.statusCode}: ${answer}`));
				});
			});
			request.once('error', reject);
			request.end(text);
		});
	return { call, close: () => agent.destroy() };
}

/**
 * @param {number} count
 * @param {() => Promise<void>} work done by so many at once, each to its end
 */
export const atOnce = (count, work) => Promise.all(Array.from({ length: count }, work));
