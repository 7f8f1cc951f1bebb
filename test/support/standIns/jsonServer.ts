import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as stand-ins see it; bodies are JSON or a form, both come parsed. */
export interface RecordedRequest {
	host: string;
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	body: unknown;
}

export interface StandInAnswer {
	status?: number;
	body: unknown;
}

/** Plays one service; `undefined` for a request that the service does not know. */
export type StandIn = (request: RecordedRequest) => StandInAnswer | undefined;

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string, type: string): unknown {
	if (text === '') return undefined;
	if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
	return JSON.parse(text);
}

async function record(request: IncomingMessage): Promise<RecordedRequest> {
	const host = (request.headers.host ?? '').replace(/:\d+$/, '');
	const url = new URL(request.url ?? '/', `https://${host}`);
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
	);
	return {
		host,
		method: request.method ?? 'GET',
		path: decodeURIComponent(url.pathname),
		query: Object.fromEntries(url.searchParams),
		headers,
		body: parseBody(await readText(request), headers['content-type'] ?? ''),
	};
}

/** Answers by the stand-in of the host named in the request and keeps every request. */
export function answerBy(
	standIns: Readonly<Record<string, StandIn>>,
	requests: RecordedRequest[],
): RequestListener {
	return (incoming, response) => {
		const reply = ({ status = 200, body }: StandInAnswer) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		record(incoming)
			.then((request) => {
				requests.push(request);
				const unknown = `The stand-in does not know ${request.method} ${request.host}${request.path}`;
				reply(
					standIns[request.host]?.(request) ?? {
						status: 501,
						body: { error: { message: unknown } },
					},
				);
			})
			.catch((error: unknown) => reply({ status: 500, body: { error: String(error) } }));
	};
}

/** A stand-in on an address of its own, for services whose address can be set. */
export async function serveStandIn(standIn: StandIn) {
	const requests: RecordedRequest[] = [];
	const server = createServer(answerBy({ '127.0.0.1': standIn }, requests));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
