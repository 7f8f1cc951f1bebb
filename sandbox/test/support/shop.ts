import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../../src/index.js';

export const TOKEN = '700100:test-token-of-the-shop';
export const BOT_ID = 700100;
export const STRIPE = '284685063:TEST:MDAwMDAwMDAwMDAw';

export interface Received {
	readonly headers: IncomingHttpHeaders;
	readonly rawHeaders: string[];
	readonly text: string;
	readonly update: Record<string, Record<string, unknown>> & { update_id: number };
}

interface Response {
	status?: number;
	headers?: Record<string, string>;
	/** An object is sent as JSON; bytes go as they are. */
	body?: unknown;
}

/** A bot's endpoint: remembers what came and answers as `respond` says. */
export interface Endpoint {
	readonly url: string;
	readonly received: Received[];
	respond: (
		update: Received['update'],
		attempt: number,
	) => Response | Promise<Response> | undefined;
	/** Resolves once `count` requests have come. */
	arrived(count: number): Promise<void>;
	close(): Promise<void>;
}

/** Serves a bot's webhook on a free port and keeps what arrives. */
export async function openEndpoint(): Promise<Endpoint> {
	const received: Received[] = [];
	const waiting: Array<{ count: number; resolve: () => void }> = [];
	const endpoint = { respond: () => undefined } as unknown as Endpoint;
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			const update = JSON.parse(text) as Received['update'];
			received.push({ headers: request.headers, rawHeaders: request.rawHeaders, text, update });
			for (const { count, resolve } of waiting) if (received.length >= count) resolve();
			void Promise.resolve(endpoint.respond(update, received.length)).then((given) => {
				const { status = 200, headers = {}, body } = given ?? {};
				const json = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
				response.writeHead(status, {
					...(json && { 'Content-Type': 'application/json' }),
					...headers,
				});
				response.end(json ? JSON.stringify(body) : (body ?? ''));
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return Object.assign(endpoint, {
		url: `http://127.0.0.1:${port}/hook?x=1`,
		received,
		arrived: (count: number) =>
			received.length >= count
				? Promise.resolve()
				: new Promise<void>((resolve) => waiting.push({ count, resolve })),
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	});
}

/** Approves every pre-checkout in the webhook's own response. */
export const approve: Endpoint['respond'] = (update) => {
	const query = update['pre_checkout_query'];
	return query
		? {
				body: {
					method: 'answerPreCheckoutQuery',
					pre_checkout_query_id: query['id'],
					ok: true,
				},
			}
		: undefined;
};

export interface Envelope {
	ok: boolean;
	result?: unknown;
	error_code?: number;
	description?: string;
	parameters?: Record<string, number>;
}

/** Runs a call and returns its envelope. */
export async function call(
	sandbox: Sandbox,
	method: string,
	params: Record<string, unknown> = {},
	token = TOKEN,
): Promise<Envelope> {
	return (await sandbox.call(token, method, params)).body as Envelope;
}

/** Runs a call that must succeed. */
export async function must<Result>(
	sandbox: Sandbox,
	method: string,
	params: Record<string, unknown> = {},
	token = TOKEN,
): Promise<Result> {
	const body = await call(sandbox, method, params, token);
	if (!body.ok) throw new Error(`${method}: ${body.description}`);
	return body.result as Result;
}

export const starsInvoice = {
	title: 'Coffee',
	description: 'A cup of coffee',
	payload: 'order-1',
	currency: 'XTR',
	prices: [{ label: 'Coffee', amount: 25 }],
};

export const cardInvoice = {
	...starsInvoice,
	currency: 'USD',
	provider_token: STRIPE,
	prices: [
		{ label: 'Coffee', amount: 1000 },
		{ label: 'Discount', amount: -100 },
	],
};

interface Sent {
	message_id: number;
}

/** Sends an invoice to a customer; returns what `pay` needs. */
export async function sendInvoice(
	sandbox: Sandbox,
	invoice: Record<string, unknown>,
	customerId = 42,
): Promise<{ token: string; customer_id: number; chat_id: number; message_id: number }> {
	const { message_id } = await must<Sent>(sandbox, 'sendInvoice', {
		chat_id: customerId,
		...invoice,
	});
	return { token: TOKEN, customer_id: customerId, chat_id: customerId, message_id };
}

/** A customer writes to the shop. */
export const write = (sandbox: Sandbox, customer_id: number, text: string) =>
	sandbox.writeMessage({ token: TOKEN, customer_id, text });

/** Looks again and again until it is so: a jump of the clock does not wait for slow deliveries. */
export async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
