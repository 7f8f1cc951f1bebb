import { setTimeout as sleep } from 'node:timers/promises';
import { callBot, createControl } from '../../scripts/lib/sandboxControl.mjs';

/** What an invoice in another currency than Stars has to name. */
export const PROVIDER = { provider_token: '284685063:TEST:bG9uZ19ydW4' };

const RETRY_MS = 500;
const ATTEMPTS = 20;
const LOOK_MS = 200;
const PATIENCE_MS = 20_000;

/**
 * The sandbox, as bots and customers use it.
 * @typedef {ReturnType<typeof createTelegram>} Telegram
 * @param {string} url
 */
export function createTelegram(url) {
	const control = createControl(url);

	/**
	 * Calls the Bot API as a bot, again and again: its own calls meet the ordered faults, too.
	 * @param {string} token
	 * @param {string} method
	 * @param {object} [parameters]
	 * @returns {Promise<any>}
	 */
	async function call(token, method, parameters = {}) {
		let last = '';
		for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
			try {
				return await callBot(url, token, method, parameters);
			} catch (error) {
				last = error.message;
			}
			await sleep(RETRY_MS);
		}
		throw new Error(`${ATTEMPTS} times in vain: ${last}`);
	}

	/**
	 * @param {number} botId
	 * @param {number} customer one who gets no more than one invoice
	 * @returns {Promise<number | undefined>} the message with it, unless it does not come
	 */
	async function waitForInvoice(botId, customer) {
		for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(LOOK_MS)) {
			const { messages } = await control('GET', `/messages?bot_id=${botId}&chat_id=${customer}`);
			const invoice = messages.find((/** @type {any} */ { sandbox }) => sandbox?.invoice);
			if (invoice) return invoice.message_id;
		}
		return undefined;
	}

	return {
		url,
		call,
		waitForInvoice,
		/** @param {object} request @returns {Promise<any>} what came of a whole checkout */
		pay: (request) => control('POST', '/pay', request),
		/** @param {number} botId @param {number} customer @param {string} words */
		write: (botId, customer, words) =>
			control('POST', '/messages', { bot_id: botId, customer_id: customer, text: words }),
		/** @param {object[]} faults in force from now on, in place of others */
		async disturb(faults) {
			await control('DELETE', '/faults');
			for (const fault of faults) await control('POST', '/faults', fault);
		},
	};
}
