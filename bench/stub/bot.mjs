import { Arrivals } from './arrivals.mjs';
import { PollingDelivery, WebhookDelivery } from './delivery.mjs';
import { createLimit } from './limit.mjs';
import { Queries } from './queries.mjs';
import { payment, preCheckout } from './updates.mjs';

const POLL_MS = 5;

/** Late answers of a burst that was too large are not waited for any longer. */
const LONGEST_DRAIN_MS = 60_000;

/** Multiples of it spread evenly between whole numbers. */
const GOLDEN_RATIO = 0.618;

const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @typedef {{ chatId: number, at: number }} SentInvoice `at`: milliseconds since the epoch */
/** @typedef {{ customers: number, messages: number, refused: number, sent: SentInvoice[] }} TakenInvoices */

/** One bot at the stub: how it receives updates, what it was asked, what it has sent. */
export class Bot {
	#queries = new Queries();
	#arrivals = new Arrivals();
	#polling;
	/** @type {WebhookDelivery | undefined} */
	#webhook;
	#lastUpdate = 0;
	#lastMessage = 0;
	#take;
	/** @type {SentInvoice[]} accepted, in their order */
	#invoices = [];
	#refused = 0;
	#id;

	/**
	 * @param {{ id: number, messagesPerSecond: number, scatter: boolean }} options `scatter`: bots do not
	 *   all call at the same moment, however soon one after the other they were started
	 */
	constructor({ id, messagesPerSecond, scatter }) {
		this.#id = id;
		this.#polling = new PollingDelivery({ firstWait: scatter ? (id * GOLDEN_RATIO) % 1 : 1 });
		this.#take = createLimit(messagesPerSecond);
	}

	/** @returns {{ id: number, is_bot: true, first_name: string, username: string }} Bot API: getMe */
	get user() {
		return { id: this.#id, is_bot: true, first_name: 'Shop', username: `shop${this.#id}_bot` };
	}

	/** Bot API: getWebhookInfo. */
	get webhookInfo() {
		const { url = '', max_connections, allowed_updates } = this.#webhook?.webhook ?? {};
		const pending = { has_custom_certificate: false, pending_update_count: 0 };
		return { url, ...pending, max_connections, allowed_updates };
	}

	/** @param {import('./delivery.mjs').Webhook | undefined} webhook */
	setWebhook(webhook) {
		this.#webhook = webhook?.url
			? new WebhookDelivery(webhook, (body) => void this.answer(JSON.parse(body)))
			: undefined;
	}

	/** @type {PollingDelivery['poll']} */
	poll(parameters, respond) {
		return this.#polling.poll(parameters, respond);
	}

	/** @param {Parameters<Queries['answer']>[0]} parameters */
	answer(parameters) {
		return this.#queries.answer(parameters) || this.#arrivals.answer(parameters);
	}

	/**
	 * Bot API: sendInvoice, as far as the limit is concerned.
	 * @param {number} chatId
	 * @returns {{ retryAfter: number } | { message: object }}
	 */
	sendInvoice(chatId) {
		const retryAfter = this.#take();
		if (retryAfter > 0) {
			this.#refused++;
			return { retryAfter };
		}
		this.#invoices.push({ chatId, at: Date.now() });
		const chat = { id: chatId, type: 'private', first_name: 'Ann' };
		const date = Math.floor(Date.now() / 1_000);
		return { message: { message_id: ++this.#lastMessage, from: this.user, date, chat } };
	}

	/**
	 * What the customers got since the last look, which starts anew.
	 * @returns {TakenInvoices}
	 */
	takeInvoices() {
		const sent = this.#invoices;
		const report = {
			customers: new Set(sent.map(({ chatId }) => chatId)).size,
			messages: sent.length,
			refused: this.#refused,
			sent,
		};
		this.#invoices = [];
		this.#refused = 0;
		return report;
	}

	/**
	 * So many buyers have paid; delivered as soon as there is a webhook or a poll. Does not wait for the
	 * end: who keeps the payments knows when it has them all.
	 * @param {number} count
	 */
	async sell(count) {
		while (!this.#webhook && !this.#polling.isIdle) await sleep(POLL_MS);
		const updates = Array.from({ length: count }, () => {
			const id = ++this.#lastUpdate;
			return { id, text: payment(id) };
		});
		(this.#webhook ?? this.#polling).deliver(updates);
	}

	/**
	 * One buyer presses Pay now, whatever else is going on.
	 * @param {{ pays: boolean }} buyer whether the payment follows the approval
	 * @returns {Promise<number | undefined>} milliseconds until the approval, if it came in time
	 */
	async visit({ pays }) {
		const { queryId, answered } = this.#arrivals.ask();
		this.#deliver((id) => preCheckout(id, queryId));
		const ms = await answered;
		if (pays && ms !== undefined) this.#deliver(payment);
		return ms;
	}

	/** @param {(updateId: number) => string} write */
	#deliver(write) {
		const id = ++this.#lastUpdate;
		(this.#webhook ?? this.#polling).deliver([{ id, text: write(id) }]);
	}

	/**
	 * So many buyers press Pay at the same moment. Resolves when the bot has dealt with all of them.
	 * @param {number} count
	 * @returns {Promise<import('./queries.mjs').Outcome>}
	 */
	async checkOut(count) {
		// n8n may have said that a workflow is active a moment before it sets the webhook.
		while (!(this.#webhook ?? this.#polling).isIdle) await sleep(POLL_MS);
		const delivery = this.#webhook ?? this.#polling;
		const updates = this.#queries.open(count).map((queryId) => {
			const id = ++this.#lastUpdate;
			return { id, text: preCheckout(id, queryId) };
		});
		delivery.deliver(updates);
		const outcome = await this.#queries.outcome();
		delivery.clear();
		const deadline = Date.now() + LONGEST_DRAIN_MS;
		while (!(delivery.isIdle && this.#queries.isQuiet) && Date.now() < deadline) {
			await sleep(POLL_MS);
		}
		return outcome;
	}
}
