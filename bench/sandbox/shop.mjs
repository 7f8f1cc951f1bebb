import http from 'node:http';
import { createClient } from './client.mjs';
import { TOKEN } from './contestants.mjs';

/**
 * A bot that approves every checkout in its response to the webhook.
 * @returns {Promise<{ url: string, paid: () => number, close: () => void }>} `paid`: payments it was told of
 */
async function openBot() {
	let paid = 0;
	const server = http.createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8').on('data', (part) => (text += part));
		request.once('end', () => {
			const { pre_checkout_query: query, message } = JSON.parse(text);
			if (message?.successful_payment) paid++;
			const answer = query && {
				method: 'answerPreCheckoutQuery',
				pre_checkout_query_id: query.id,
				ok: true,
			};
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(answer ? JSON.stringify(answer) : '');
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { url: `http://127.0.0.1:${port}`, paid: () => paid, close };
}

/**
 * A shop at the sandbox: its bot, its owner and its customers, in this process.
 * @param {string} url of the sandbox
 * @param {number} connections
 */
export async function openShop(url, connections) {
	const bot = await openBot();
	const { call, close } = createClient(connections);

	/** @param {string} method @param {object} parameters @returns {Promise<any>} */
	const ask = async (method, parameters) =>
		JSON.parse(await call(`${url}/bot${TOKEN}/${method}`, parameters)).result;

	/** @param {object} request @returns {Promise<void>} */
	async function pay(request) {
		const text = await call(`${url}/api/pay`, { token: TOKEN, ...request });
		if (JSON.parse(text).status !== 'paid') throw new Error(`The payment failed: ${text}`);
	}

	await ask('setWebhook', { url: bot.url, max_connections: 100 });
	return {
		ask,
		pay,
		paid: bot.paid,
		/** @param {number} ms */
		advance: async (ms) => void (await call(`${url}/api/clock`, { advance_ms: ms })),
		close: () => {
			close();
			bot.close();
		},
	};
}

/** An invoice without what says how it reaches the customer. */
export const INVOICE = Object.freeze({
	title: 'Beans',
	description: 'A bag of beans',
	payload: 'order-1',
	currency: 'XTR',
	prices: [{ label: 'Beans', amount: 1 }],
});
