import { setTimeout as sleep } from 'node:timers/promises';
import { http, isSuccess } from '../../scripts/lib/http.mjs';

/** Buyers of a bot who come back again and again. */
const REGULARS = 30;
const REFUND_ATTEMPTS = 20;
const RETRY_MS = 1_000;

/**
 * What a buyer did and saw.
 * @typedef {object} Purchase
 * @property {string} order
 * @property {string} status of the sandbox (`paid`, `declined`, `timeout` …), or `noInvoice`
 * @property {string} [charge] when paid
 * @property {number} [total] smallest units, when paid
 * @property {boolean} [refused] whether paying must not have been possible
 * @property {'yes' | 'unknown'} [refunded]
 */

/**
 * @typedef {object} Visit
 * @property {import('./telegram.mjs').Telegram} telegram
 * @property {string} n8nUrl
 * @property {import('./bot.mjs').Bot} bot
 * @property {number} number counts the purchases of the lane
 * @property {string} order
 */

/** @typedef {(visit: Visit) => Promise<Purchase>} Buy */

/** @param {Visit} visit */
const regular = ({ bot, number }) => bot.id * 1_000 + (number % REGULARS);

/** @param {Visit} visit somebody who has never been here */
const newcomer = ({ bot, number }) => bot.id * 1_000_000 + number;

/**
 * @param {Visit} visit
 * @param {number} customer
 * @param {number} message with the invoice
 * @param {object} [choices] of the buyer
 */
async function payFor({ telegram, bot, order }, customer, message, choices) {
	const outcome = await telegram.pay({
		...choices,
		bot_id: bot.id,
		customer_id: customer,
		chat_id: customer,
		message_id: message,
	});
	if (outcome.status !== 'paid') return { order, status: outcome.status };
	const { telegram_payment_charge_id: charge, total_amount: total } = outcome;
	return { order, status: 'paid', charge, total };
}

/**
 * The bot's owner sends an invoice, the buyer pays it.
 * @param {(number: number) => object} invoice parameters of sendInvoice
 * @param {(number: number) => { refused?: boolean, [choice: string]: unknown }} [choose]
 * @returns {Buy}
 */
export const payInvoice =
	(invoice, choose = () => ({})) =>
	async (visit) => {
		const { telegram, bot, number, order } = visit;
		const customer = regular(visit);
		const { refused, ...choices } = choose(number);
		const { message_id } = await telegram.call(bot.token, 'sendInvoice', {
			chat_id: customer,
			title: 'Goods',
			description: 'Something good',
			payload: order,
			...invoice(number),
		});
		return { ...(await payFor(visit, customer, message_id, choices)), refused };
	};

/** The buyer asks in the chat and gets the invoice from a workflow. @type {Buy} */
export async function askInChat(visit) {
	const { telegram, bot, order } = visit;
	const customer = newcomer(visit);
	await telegram.write(bot.id, customer, order);
	return await payWhatComes(visit, customer);
}

/**
 * A workflow is started from elsewhere, sends the invoice and waits for the payment.
 * @param {string} path of the workflow's webhook
 * @returns {Buy}
 */
export const orderAndWait = (path) => async (visit) => {
	const { n8nUrl, order } = visit;
	const customer = newcomer(visit);
	await post(`${n8nUrl}/webhook/${path}`, { customer, order });
	return await payWhatComes(visit, customer);
};

/** @param {Visit} visit @param {number} customer @returns {Promise<Purchase>} */
async function payWhatComes(visit, customer) {
	const message = await visit.telegram.waitForInvoice(visit.bot.id, customer);
	if (message === undefined) return { order: visit.order, status: 'noInvoice' };
	return await payFor(visit, customer, message);
}

/**
 * Some payments are given back by a workflow, which is called until it says that it did.
 * @param {number} every
 * @param {string} path of the workflow's webhook
 * @param {Buy} buy
 * @returns {Buy}
 */
export const refundSome = (every, path, buy) => async (visit) => {
	const purchase = await buy(visit);
	const { status, charge } = purchase;
	if (status !== 'paid' || visit.number % every !== 0) return purchase;
	const refund = { user: regular(visit), charge };
	for (let attempt = 0; attempt < REFUND_ATTEMPTS; attempt++) {
		const done = await post(`${visit.n8nUrl}/webhook/${path}`, refund);
		if (done?.refunded === true) return { ...purchase, refunded: 'yes' };
		await sleep(RETRY_MS);
	}
	return { ...purchase, refunded: 'unknown' };
};

/** @param {string} url @param {object} body @returns {Promise<any>} undefined when it did not work */
async function post(url, body) {
	try {
		const { status, data } = await (await http()).post(url, body);
		return isSuccess(status) ? data : undefined;
	} catch {
		// n8n is being restarted.
		return undefined;
	}
}
