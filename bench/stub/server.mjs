// A Bot API that costs next to nothing: what is measured against it is the bot. A process of its own.
import http from 'node:http';
import { parseArgs } from 'node:util';
import { Bot } from './bot.mjs';
import { stream } from './stream.mjs';

const { values } = parseArgs({
	options: {
		/** Milliseconds that each message takes on its way. */
		latency: { type: 'string', default: '0' },
		/** Messages a second that are accepted. */
		limit: { type: 'string', default: 'Infinity' },
		/** Bots that wait for updates call again at different moments. */
		scatter: { type: 'boolean', default: false },
	},
});
const latencyMs = Number(values.latency);
const messagesPerSecond = Number(values.limit);

/** @type {Map<string, Bot>} */
const bots = new Map();

/** @param {string} token */
function botOf(token) {
	const known = bots.get(token);
	if (known) return known;
	const bot = new Bot({
		id: Number.parseInt(token, 10),
		messagesPerSecond,
		scatter: values.scatter,
	});
	bots.set(token, bot);
	return bot;
}

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {string} body JSON
 */
function send(response, status, body) {
	const length = Buffer.byteLength(body);
	response.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
	response.end(body);
}

/** @param {http.ServerResponse} response @param {unknown} result */
const succeed = (response, result) =>
	send(response, 200, `{"ok":true,"result":${JSON.stringify(result)}}`);

/**
 * @param {http.ServerResponse} response
 * @param {number} code
 * @param {string} description
 * @param {object} [parameters]
 */
const refuse = (response, code, description, parameters) =>
	send(
		response,
		code,
		JSON.stringify({ ok: false, error_code: code, description, ...(parameters && { parameters }) }),
	);

/** @param {Bot} bot @param {any} parameters @param {http.ServerResponse} response */
function sendInvoice(bot, parameters, response) {
	const sent = bot.sendInvoice(Number(parameters.chat_id));
	const answer = () => {
		if ('message' in sent) return succeed(response, sent.message);
		const retry = { retry_after: sent.retryAfter };
		refuse(response, 429, `Too Many Requests: retry after ${sent.retryAfter}`, retry);
	};
	setTimeout(answer, latencyMs);
}

/** @type {Record<string, (bot: Bot, parameters: any, response: http.ServerResponse) => void>} */
const methods = {
	getMe: (bot, _, response) => succeed(response, bot.user),
	getWebhookInfo: (bot, _, response) => succeed(response, bot.webhookInfo),
	setWebhook: (bot, parameters, response) => {
		bot.setWebhook(parameters);
		succeed(response, true);
	},
	deleteWebhook: (bot, _, response) => {
		bot.setWebhook(undefined);
		succeed(response, true);
	},
	getUpdates: (bot, parameters, response) => {
		const respond = (/** @type {string} */ updates) =>
			send(response, 200, `{"ok":true,"result":${updates}}`);
		response.once('close', bot.poll(parameters, respond));
	},
	answerPreCheckoutQuery: (bot, parameters, response) => {
		if (bot.answer(parameters)) return succeed(response, true);
		refuse(response, 400, 'Bad Request: query is too old and response timeout expired');
	},
	sendInvoice,
};

/** @type {Set<http.ServerResponse>} calls that are answered when `release` is asked for */
const held = new Set();

/** @param {http.ServerResponse} response */
function hold(response) {
	held.add(response);
	response.once('close', () => held.delete(response));
}

function release() {
	for (const response of held) succeed(response, true);
	held.clear();
}

/** What the benchmarks ask for; the bot is named by its token. */
/** @type {Record<string, (bot: Bot, parameters: any) => unknown>} */
const controls = {
	checkOut: (bot, { count }) => bot.checkOut(count),
	sell: (bot, { count }) => bot.sell(count),
	stream: (_, { tokens, ...traffic }) => stream(tokens.map(botOf), traffic),
	takeInvoices: (bot) => bot.takeInvoices(),
	held: () => held.size,
	release,
};

/** @param {string} url @param {any} parameters @param {http.ServerResponse} response */
async function handle(url, parameters, response) {
	if (url === '/hold') return hold(response);
	const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(url) ?? [];
	if (token && method && Object.hasOwn(methods, method)) {
		return methods[method](botOf(token), parameters, response);
	}
	const [, name] = /^\/control\/(\w+)$/.exec(url) ?? [];
	if (name && Object.hasOwn(controls, name)) {
		return succeed(
			response,
			(await controls[name](botOf(String(parameters.token)), parameters)) ?? null,
		);
	}
	refuse(response, 404, 'Not Found');
}

const server = http.createServer((request, response) => {
	let body = '';
	request.setEncoding('utf8').on('data', (part) => (body += part));
	request.once('end', () => {
		let parameters;
		try {
			parameters = body === '' ? {} : JSON.parse(body);
		} catch {
			return refuse(response, 400, 'Bad Request: the stub reads JSON only');
		}
		void handle(request.url ?? '', parameters, response);
	});
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	process.stdout.write(`ready http://127.0.0.1:${port}\n`);
});
