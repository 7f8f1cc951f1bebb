import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { http } from '../../scripts/lib/http.mjs';
import { startProgram } from '../lib/program.mjs';

/** How often to look whether calls wait. */
const LOOK_MS = 100;

const program = path.join(import.meta.dirname, 'server.mjs');

/**
 * A running stub of the Bot API.
 * @typedef {object} Stub
 * @property {string} url
 * @property {(token: string, count: number) => Promise<import('./queries.mjs').Outcome>} checkOut so many buyers press Pay at once
 * @property {(token: string, count: number) => Promise<void>} sell so many payments are delivered; does not wait for that
 * @property {(tokens: string[], traffic: { perSecond: number, seconds: number, pays?: boolean }) => Promise<import('./queries.mjs').Outcome>} stream
 *   buyers come evenly over time, to one bot after the other
 * @property {(token: string) => Promise<import('./bot.mjs').TakenInvoices>} takeInvoices what was sent since the last call
 * @property {(calls: number) => Promise<void>} untilHeld until so many calls of `/hold` wait
 * @property {() => Promise<void>} release answers them
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} node which Node.js runs it
 * @param {string[]} [args] options of the stub
 * @returns {Promise<Stub>}
 */
export async function startStub(node, args = []) {
	const { ready: url, stop } = await startProgram(node, [program, ...args]);

	/** @param {string} name @param {object} [parameters] */
	async function control(name, parameters = {}) {
		const client = await http();
		const { ok, result, description } = (await client.post(`${url}/control/${name}`, parameters))
			.data;
		if (!ok) throw new Error(`The stub answered ${name} with "${description}".`);
		return result;
	}

	return {
		url,
		checkOut: (token, count) => control('checkOut', { token, count }),
		sell: (token, count) => control('sell', { token, count }),
		stream: (tokens, traffic) => control('stream', { tokens, ...traffic }),
		takeInvoices: (token) => control('takeInvoices', { token }),
		untilHeld: async (calls) => {
			while ((await control('held')) < calls) await sleep(LOOK_MS);
		},
		release: () => control('release'),
		stop,
	};
}
