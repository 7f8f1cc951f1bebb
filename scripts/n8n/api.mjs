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
		const response = await fetch(`${url}/rest${route}`, {
			method,
			headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) {
			throw new N8nApiError(`${method} ${route}`, response.status, describe(text));
		}
		return { response, data: text ? JSON.parse(text).data : undefined };
	}

	async function logIn() {
		const body = { emailOrLdapLoginId: owner.email, password: owner.password };
		const { response } = await send('POST', '/login', body);
		return response.headers
			.getSetCookie()
			.map((cookie) => cookie.split(';')[0])
			.join('; ');
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
		return (await send(method, route, body, await session)).data;
	}

	return { call };
}

/** @param {string} text body of a refusal */
function describe(text) {
	try {
		const { message, hint } = JSON.parse(text);
		return [message, hint].filter(Boolean).join(' - ') || text;
	} catch {
		return text;
	}
}
