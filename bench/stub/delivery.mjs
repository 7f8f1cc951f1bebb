import http from 'node:http';

/** Telegram's default for `max_connections` (Bot API: setWebhook). */
const DEFAULT_CONNECTIONS = 40;

/** Telegram gives at most so many updates a call (Bot API: getUpdates). */
const BATCH_LIMIT = 100;

/** Telegram delivers again what was not answered with 2xx; a bot that never takes it is given up. */
const REPEAT_MS = 1_000;
const MOST_ATTEMPTS = 10;

/** @typedef {{ id: number, text: string }} Update an update and its JSON */
/** @typedef {{ url: string, secret_token?: string, max_connections?: number, allowed_updates?: string[] }} Webhook */

/** Brings a bot its updates by webhook, over as many connections at once as the bot wants. */
export class WebhookDelivery {
	/** @type {Update[]} */
	#waiting = [];
	#active = 0;
	/** @type {Set<NodeJS.Timeout>} repeats that are due */
	#repeats = new Set();
	#connections;
	#agent;

	/**
	 * @param {Webhook} webhook
	 * @param {(body: string) => void} onAnswer told what the bot put into its response
	 */
	constructor(webhook, onAnswer) {
		this.webhook = webhook;
		this.onAnswer = onAnswer;
		this.#connections = webhook.max_connections ?? DEFAULT_CONNECTIONS;
		this.#agent = new http.Agent({ keepAlive: true, maxSockets: this.#connections });
	}

	/** @param {Update[]} updates */
	deliver(updates) {
		this.#waiting.push(...updates);
		this.#next();
	}

	/** Drops what has not been sent yet. */
	clear() {
		this.#waiting = [];
		for (const timer of this.#repeats) clearTimeout(timer);
		this.#repeats.clear();
	}

	/** Whether nothing is under way. */
	get isIdle() {
		return this.#active === 0 && this.#waiting.length === 0 && this.#repeats.size === 0;
	}

	#next() {
		while (this.#active < this.#connections) {
			const update = this.#waiting.shift();
			if (!update) return;
			this.#post(update, 1);
		}
	}

	/**
	 * @param {Update} update
	 * @param {number} attempt
	 */
	#repeatLater(update, attempt) {
		if (attempt > MOST_ATTEMPTS) return;
		const timer = setTimeout(() => {
			this.#repeats.delete(timer);
			this.#post(update, attempt);
		}, REPEAT_MS);
		this.#repeats.add(timer);
	}

	/**
	 * @param {Update} update
	 * @param {number} attempt
	 */
	#post(update, attempt) {
		const { text } = update;
		this.#active++;
		let isOver = false;
		const end = (/** @type {boolean} */ isTaken) => {
			// A response that breaks off ends twice.
			if (isOver) return;
			isOver = true;
			this.#active--;
			if (!isTaken) this.#repeatLater(update, attempt + 1);
			this.#next();
		};
		const { url, secret_token: secret } = this.webhook;
		const headers = {
			'content-type': 'application/json',
			'content-length': Buffer.byteLength(text),
			...(secret && { 'x-telegram-bot-api-secret-token': secret }),
		};
		const request = http.request(url, { method: 'POST', agent: this.#agent, headers });
		request.once('response', (response) => {
			let body = '';
			response.setEncoding('utf8').on('data', (part) => (body += part));
			response.once('end', () => {
				if (body.startsWith('{')) this.onAnswer(body);
			});
			const isTaken = Math.floor((response.statusCode ?? 0) / 100) === 2;
			response.once('close', () => end(isTaken));
		});
		request.once('error', () => end(false));
		request.end(text);
	}
}

/** Holds a bot's updates until it polls. */
export class PollingDelivery {
	/** @type {Update[]} */
	#updates = [];
	/** @type {{ offset: number, limit: number, respond: (updates: string) => void } | undefined} */
	#poll;
	#nextWait;

	/** @param {{ firstWait: number }} options part of its time that the first call without updates waits */
	constructor({ firstWait }) {
		this.#nextWait = firstWait;
	}

	/** @param {Update[]} updates */
	deliver(updates) {
		this.#updates = this.#updates.concat(updates);
		this.#serve();
	}

	/** Drops what the bot has not confirmed. */
	clear() {
		this.#updates = [];
	}

	/** Whether the bot waits for updates. */
	get isIdle() {
		return this.#poll !== undefined;
	}

	/**
	 * One call of getUpdates. A newer one ends the one that waits.
	 * @param {{ offset?: number, limit?: number, timeout?: number }} parameters
	 * @param {(updates: string) => void} respond given the JSON of a list
	 * @returns {() => void} forgets the call, whose client has gone
	 */
	poll({ offset = 0, limit = BATCH_LIMIT, timeout = 0 }, respond) {
		this.#poll?.respond('[]');
		const poll = {
			offset,
			limit,
			respond: (/** @type {string} */ updates) => {
				clearTimeout(timer);
				this.#poll = undefined;
				respond(updates);
			},
		};
		const timer = setTimeout(() => poll.respond('[]'), timeout * 1_000 * this.#nextWait);
		this.#nextWait = 1;
		this.#poll = poll;
		this.#serve();
		return () => {
			clearTimeout(timer);
			if (this.#poll === poll) this.#poll = undefined;
		};
	}

	#serve() {
		if (!this.#poll) return;
		const { offset, limit, respond } = this.#poll;
		const confirmed = this.#updates.findIndex(({ id }) => id >= offset);
		this.#updates.splice(0, confirmed === -1 ? this.#updates.length : confirmed);
		if (this.#updates.length === 0) return;
		const batch = this.#updates.slice(0, Math.min(limit, BATCH_LIMIT));
		respond(`[${batch.map(({ text }) => text).join(',')}]`);
	}
}
