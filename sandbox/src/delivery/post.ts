import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { unzip } from 'node:zlib';
import type { Clock } from '../domain/clock.js';
import type { Webhook } from '../domain/state.js';

const decompress = promisify(unzip);

const SILENCE_LIMIT_MS = 60_000;
const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

/** What came back from a bot's endpoint. */
export interface Reply {
	readonly status: number;
	readonly reason: string;
	readonly contentType: string;
	readonly retryAfter: number | undefined;
	readonly body: Buffer;
}

/** An endpoint that could not be reached or did not answer. */
export class PostError extends Error {}

/** Posts updates to one webhook over kept-alive connections. */
export class Poster {
	private readonly url: URL;
	private readonly agent: HttpAgent | HttpsAgent;
	private readonly authorization: string | undefined;

	constructor(
		private readonly webhook: Webhook,
		private readonly clock: Clock,
	) {
		this.url = new URL(webhook.url);
		const options = { keepAlive: true, maxSockets: webhook.maxConnections, maxFreeSockets: 64 };
		this.agent =
			this.url.protocol === 'https:'
				? new HttpsAgent({ ...options, ...(webhook.certificate && { ca: webhook.certificate }) })
				: new HttpAgent(options);
		const { username, password } = this.url;
		if (username !== '') {
			const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
			this.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
		}
	}

	/** Sends one update; a stale kept-alive connection is replaced once, unnoticed. */
	async send(text: string): Promise<Reply> {
		const body = Buffer.from(text);
		const first = await this.attempt(body);
		if (!(first instanceof Error)) return first;
		const again = first instanceof StaleConnection ? await this.attempt(body) : first;
		if (again instanceof Error) throw again;
		return again;
	}

	close(): void {
		this.agent.destroy();
	}

	private attempt(body: Buffer): Promise<Reply | PostError> {
		return new Promise((resolve) => {
			const name = this.url.hostname.replace(/^\[|\]$/g, '');
			const send = this.url.protocol === 'https:' ? httpsRequest : httpRequest;
			const request = send({
				agent: this.agent,
				host: this.webhook.pinned ? this.webhook.ip : name,
				// The certificate is that of the name, wherever the connection goes.
				servername: isIP(name) ? '' : name,
				port: this.url.port || undefined,
				path: this.url.pathname + this.url.search,
				method: 'POST',
				headers: {
					Host: this.url.host,
					...(this.authorization && { Authorization: this.authorization }),
					...(this.webhook.secret && { 'X-Telegram-Bot-Api-Secret-Token': this.webhook.secret }),
					'Content-Type': 'application/json',
					'Content-Length': body.length,
					Connection: 'keep-alive',
					'Accept-Encoding': 'gzip, deflate',
				},
			});
			const timer = this.clock.after(SILENCE_LIMIT_MS, () => {
				request.destroy(new PostError('Read timeout expired'));
			});
			const settle = (outcome: Reply | PostError): void => {
				this.clock.cancel(timer);
				resolve(outcome);
			};
			request.on('response', (response) => collect(response, settle));
			request.on('error', (error) => settle(explain(error, request.reusedSocket)));
			request.end(body);
		});
	}
}

class StaleConnection extends PostError {}

function collect(response: IncomingMessage, settle: (outcome: Reply | PostError) => void): void {
	const chunks: Buffer[] = [];
	let size = 0;
	response.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size <= MAX_RESPONSE_BYTES) chunks.push(chunk);
		else chunks.length = 0;
	});
	response.on('error', () => settle(new PostError('Webhook connection closed')));
	response.on('end', () => void finish(response, Buffer.concat(chunks)).then(settle));
}

async function finish(response: IncomingMessage, body: Buffer): Promise<Reply | PostError> {
	const { headers, statusCode = 0, statusMessage = '' } = response;
	const retryAfter = /^\d+$/.exec(headers['retry-after'] ?? '')?.[0];
	const encoding = headers['content-encoding'] ?? '';
	const decoded = /^(?:gzip|deflate)$/i.test(encoding) ? await decode(body) : body;
	if (!decoded) return new PostError('Webhook connection closed');
	return {
		status: statusCode,
		reason: statusMessage,
		contentType: headers['content-type'] ?? '',
		retryAfter: retryAfter === undefined ? undefined : Number(retryAfter),
		body: decoded,
	};
}

/** The body as it was before compression; undefined when it is broken, empty when it is too long. */
async function decode(body: Buffer): Promise<Buffer | undefined> {
	if (body.length === 0) return body;
	try {
		return await decompress(body, { maxOutputLength: MAX_RESPONSE_BYTES });
	} catch (error) {
		const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
		return isTooLong ? Buffer.alloc(0) : undefined;
	}
}

function explain(error: NodeJS.ErrnoException, reused: boolean): PostError {
	if (error instanceof PostError) return error;
	if (error.code === 'ECONNRESET' || error.code === 'EPIPE') {
		return reused
			? new StaleConnection('Webhook connection closed')
			: new PostError('Webhook connection closed');
	}
	if (error.code === 'ECONNREFUSED') return new PostError('Connection refused');
	if (error.code === 'ETIMEDOUT') return new PostError('Connection timed out');
	if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
		return new PostError('Failed to resolve host');
	}
	if (/CERT|SSL|TLS|SELF_SIGNED/i.test(error.code ?? '')) {
		return new PostError(`Can't create an SSL connection: ${error.message}`);
	}
	return new PostError("Can't connect to the webhook");
}
