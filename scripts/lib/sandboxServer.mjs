import path from 'node:path';
import { projectFolder } from './paths.mjs';
import { findFreePort } from './ports.mjs';
import { startService } from './service.mjs';

/** The built program; `npm run build` makes it. */
export const sandboxProgram = path.join(projectFolder, 'sandbox', 'dist', 'cli.js');

/**
 * Starts the built sandbox as a process of its own and waits until it answers.
 * @param {{ port?: number, args?: string[] }} [options] a free port by default; further options of the
 *   sandbox's command line
 * @returns {Promise<import('./service.mjs').Service & { url: string }>}
 */
export async function startSandbox({ port, args = [] } = {}) {
	const own = port ?? (await findFreePort());
	const url = `http://127.0.0.1:${own}`;
	const service = await startService({
		title: 'The sandbox',
		command: process.execPath,
		args: [sandboxProgram, ...args, '--port', String(own)],
		signals: { gently: 'SIGTERM', atOnce: 'SIGKILL' },
		isReady: () =>
			fetch(`${url}/api/health`).then(
				({ ok }) => ok,
				() => false,
			),
	});
	return { ...service, url };
}

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
		const response = await fetch(`${url}/api${route}`, {
			method,
			headers: { 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		if (!response.ok) {
			throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
		}
		return await response.json();
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
	const response = await fetch(`${url}/bot${token}/${method}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(parameters),
	});
	const { ok, result, description } = await response.json();
	if (!ok) throw new Error(`${method} was refused: ${description}`);
	return result;
}
