import { http, isSuccess } from './http.mjs';

/**
 * Calls of a sandbox's control interface.
 * @param {string} url of the sandbox
 */
export function createControl(url) {
	/**
	 * @param {string} method
	 * @param {string} route below /api
	 * @param {unknown} [body]
	 * @returns {Promise<any>}
	 */
	return async (method, route, body) => {
		const client = await http();
		const { status, data } = await client.request({
			method,
			url: `${url}/api${route}`,
			data: body,
		});
		if (!isSuccess(status))
			throw new Error(`${method} ${route}: ${status} ${JSON.stringify(data)}`);
		return data;
	};
}

/**
 * Calls the Bot API as a bot.
 * @param {string} url of the sandbox
 * @param {string} token
 * @param {string} method
 * @param {object} [parameters]
 * @returns {Promise<any>} the result
 * @throws {Error} with Telegram's description when it is refused
 */
export async function callBot(url, token, method, parameters = {}) {
	const client = await http();
	const { ok, result, description } = (
		await client.post(`${url}/bot${token}/${method}`, parameters)
	).data;
	if (!ok) throw new Error(`${method} was refused: ${description}`);
	return result;
}
