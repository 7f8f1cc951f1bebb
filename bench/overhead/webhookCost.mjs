// Prints, as JSON, the CPU time of one webhook() call of the built trigger, in milliseconds.
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { cpuTimePerCall } from './cpuTime.mjs';

const require = createRequire(import.meta.url);
const file = '../../dist/nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node.js';
const { TelegramPaymentsTrigger } = require(file);

const TOKEN = '123456:a-bot-of-the-benchmark';
const WORKFLOW_ID = 'benchWorkflow001';
const NODE = { id: 'node-1', name: 'Telegram Payments Trigger', typeVersion: 2 };

const trigger = new TelegramPaymentsTrigger();
/** What a new node has. */
const parameters = Object.fromEntries(
	trigger.description.properties.map((/** @type {any} */ { name, default: value }) => [
		name,
		value,
	]),
);
const headers = {
	'content-type': 'application/json',
	'x-telegram-bot-api-secret-token': createHmac('sha256', TOKEN)
		.update(`${WORKFLOW_ID}:${NODE.id}`)
		.digest('hex'),
};
const staticData = {};
/** The node reads its length only. */
const rawBody = Buffer.alloc(300);

/** @param {number} id */
const from = (id) => ({ id, is_bot: false, first_name: 'Ann', username: `buyer${id}` });

/** @param {number} id */
const preCheckout = (id) => ({
	update_id: id,
	pre_checkout_query: {
		id: String(id),
		from: from(id),
		currency: 'USD',
		total_amount: 1250,
		invoice_payload: `order-${id}`,
	},
});

/** @param {number} id */
const payment = (id) => ({
	update_id: id,
	message: {
		message_id: id,
		from: from(id),
		chat: { id, type: 'private', first_name: 'Ann' },
		date: 1_790_000_000,
		successful_payment: {
			currency: 'USD',
			total_amount: 1250,
			invoice_payload: `order-${id}`,
			telegram_payment_charge_id: `charge-${id}`,
			provider_payment_charge_id: `provider-${id}`,
		},
	},
});

/** As little as the node needs of an HTTP response: it remembers and writes JSON. */
class Response {
	statusCode = 0;
	writableEnded = false;
	body = '';
	/** @type {Array<() => void>} */
	#listeners = [];
	/** @param {number} code */
	status(code) {
		this.statusCode = code;
		return this;
	}
	/** @param {unknown} value */
	json(value) {
		this.body = JSON.stringify(value);
		this.end();
	}
	setHeader() {}
	/** @param {string} _event @param {() => void} listener */
	once(_event, listener) {
		this.#listeners.push(listener);
	}
	end() {
		this.writableEnded = true;
		for (const listener of this.#listeners) listener();
	}
}

/** @param {object} update */
async function deliver(update) {
	const response = new Response();
	const result = await trigger.webhook.call({
		getHeaderData: () => headers,
		getBodyData: () => update,
		getRequestObject: () => ({ rawBody }),
		getCredentials: async () => ({ accessToken: TOKEN }),
		getMode: () => 'webhook',
		getNode: () => NODE,
		getNodeParameter: (/** @type {string} */ name, /** @type {unknown} */ fallback) =>
			parameters[name] ?? fallback,
		getResponseObject: () => response,
		getWorkflow: () => ({ id: WORKFLOW_ID }),
		getWorkflowStaticData: () => staticData,
		helpers: { returnJsonArray: (/** @type {object} */ json) => [{ json }] },
	});
	return { response, result };
}

let updateId = 0;

async function answerCheckout() {
	const { response } = await deliver(preCheckout(++updateId));
	if (!response.body.includes('"ok":true')) throw new Error('The checkout was not approved.');
}

async function takePayment() {
	const { response, result } = await deliver(payment(++updateId));
	if (!result.workflowData) throw new Error('The payment started no run.');
	// What n8n does when it has stored the run.
	response.status(200).end();
}

process.stdout.write(
	JSON.stringify({
		checkout: await cpuTimePerCall(answerCheckout),
		payment: await cpuTimePerCall(takePayment),
	}),
);
