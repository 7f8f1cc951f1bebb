import { Agent } from 'node:http';

/** @type {Promise<import('axios').AxiosInstance> | undefined} */
let client;

/**
 * The HTTP client of scripts, tests and benchmarks. It throws only when nobody answers: what a status
 * means is for the caller to say.
 */
export const http = () => (client ??= createClient());

async function createClient() {
	// Loaded late: this module is imported before the project's dependencies are installed.
	const { default: axios } = await import('axios');
	return axios.create({
		// Everything that is called runs on this machine.
		proxy: false,
		// A new connection for each call: one that is kept may lead to an n8n that was killed since.
		httpAgent: new Agent({ keepAlive: false }),
		// Also for a call without a body, which axios would call a form.
		headers: { 'content-type': 'application/json' },
		validateStatus: () => true,
	});
}

/** @param {number} status */
export const isSuccess = (status) => status >= 200 && status < 300;

/**
 * Whether somebody answers with success; no when nobody listens yet.
 * @param {string} url
 */
export async function answers(url) {
	try {
		return isSuccess((await (await http()).get(url)).status);
	} catch {
		return false;
	}
}
