import { http, isSuccess } from '../lib/http.mjs';
import { Problem } from '../lib/problem.mjs';
import { owner } from './owner.mjs';

/**
 * n8n's answer to a request that failed.
 */
export class N8nApiError extends Problem {
	/**
	 * @param {string} request
	 * @param {number} status
	 * @param {string} text
	 */
	constructor(request, status, text) {
		super(`n8n answered ${request} with ${status}: ${text}`);
		this.status = status;
	}
}

/**
 * The calls that the editor makes, as the owner.
 * @typedef {ReturnType<typeof createApi>} N8nApi
 * @param {string} url
 */
export function createApi(url) {
	/** @type {Promise<string> | undefined} */
	let session;

	/**
	 * @param {string} method
	 * @param {string} route
	 * @param {unknown} [body]
	 * @param {string} [cookie]
	 */
	async function send(method, route, body, cookie) {
		const client = await http();
		const answer = await client.request({
			method,
			url: `${url}/rest${route}`,
			data: body,
			headers: cookie ? { cookie } : {},
		});
		if (!isSuccess(answer.status)) {
			throw new N8nApiError(`${method} ${route}`, answer.status, describe(answer.data));
		}
		return answer;
	}

	async function logIn() {
		const body = { emailOrLdapLoginId: owner.email, password: owner.password };
		const { headers } = await send('POST', '/login', body);
		return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
	}

	/**
	 * @param {string} method
	 * @param {string} route below `/rest`
	 * @param {unknown} [body]
	 * @returns {Promise<any>} the `data` of n8n's answer
	 * @throws {N8nApiError}
	 */
	async function call(method, route, body) {
		session ??= logIn();
		return (await send(method, route, body, await session)).data.data;
	}

	return { call };
}

/** @param {any} body of a refusal */
function describe(body) {
	const texts = [body?.message, body?.hint].filter(Boolean);
	if (texts.length > 0) return texts.join(' - ');
	return typeof body === 'string' ? body : JSON.stringify(body);
}
