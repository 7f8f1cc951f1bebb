import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../bot-api/answer.js';
import { ConnectionLost } from '../bot-api/dispatch.js';
import type { FileAnswer } from '../bot-api/download.js';
import type { CallRequest } from '../bot-api/dispatch.js';
import { EMULATED_BY } from './header.js';
import { readParams, TooLarge } from './read-params.js';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Finds what is downloaded under a path by a bot. */
export type Downloader = (token: string, path: string) => Promise<FileAnswer>;

type Runner = (request: CallRequest) => Promise<Answer>;

/** Whether a request is for the Bot API (and not for the page or the control interface). */
export const isBotRequest = (url: string): boolean =>
	url.startsWith('/bot') || url.startsWith('/file/bot') || !url.startsWith('/');

/** Serves `/bot<token>/<method>` and `/bot<token>/test/<method>`. */
export async function serveBot(
	request: IncomingMessage,
	response: ServerResponse,
	run: Runner,
	download: Downloader,
	admit: (headers: IncomingHttpHeaders) => unknown,
): Promise<void> {
	response.sendDate = false;
	try {
		admit(request.headers);
	} catch (error) {
		// Before anything is read or done: a bot comes into being by its first call.
		refuse(response, 403, `Forbidden: ${(error as Error).message}`);
		return;
	}
	if (request.method !== 'GET' && request.method !== 'POST') {
		finish(response, 501, '');
		return;
	}
	const url = request.url ?? '/';
	if (!url.startsWith('/')) {
		refuse(response, 404, 'Not Found: absolute URI is specified in the Request-Line');
		return;
	}
	const [path = '', query = ''] = splitOnce(url, '?');
	if (path.startsWith('/file/')) {
		await serveFile(response, readFilePath(path), download);
		return;
	}
	const target = readPath(path);
	if (!target) {
		refuse(response, 404, 'Not Found');
		return;
	}
	try {
		const body = request.method === 'POST' ? await collect(request) : Buffer.alloc(0);
		const params = await readParams(query, request.headers['content-type'] ?? '', body);
		const method = target.method || (params.fields.get('method') ?? '');
		send(response, await run({ token: target.token, method, params }));
	} catch (error) {
		if (error instanceof ConnectionLost) request.socket.destroy();
		else if (error instanceof TooLarge) {
			response.setHeader('Connection', 'close');
			refuse(response, 413, 'Request Entity Too Large');
		} else if (!request.destroyed || !response.headersSent) {
			refuse(response, 500, 'Internal Server Error');
		}
	}
}

function readFilePath(path: string): { token: string; path: string } | undefined {
	const found = /^\/file\/bot([^/]+)\/(?:test\/)?(.+)$/.exec(path);
	return found ? { token: decode(found[1] ?? ''), path: decode(found[2] ?? '') } : undefined;
}

async function serveFile(
	response: ServerResponse,
	target: { token: string; path: string } | undefined,
	download: Downloader,
): Promise<void> {
	const answer: FileAnswer = target
		? await download(target.token, target.path)
		: { status: 404, description: 'Not Found' };
	if ('description' in answer) {
		refuse(response, answer.status, answer.description);
		return;
	}
	response.setHeader('X-Emulated-By', EMULATED_BY);
	response.setHeader('Content-Type', answer.type);
	response.setHeader('Content-Length', answer.data.length);
	response.end(answer.data);
}

function readPath(path: string): { token: string; method: string } | undefined {
	const slash = path.indexOf('/', 1);
	if (!path.startsWith('/bot') || slash < 0) return undefined;
	const token = decode(path.slice('/bot'.length, slash));
	let method = path.slice(slash + 1);
	if (method.startsWith('test')) {
		// The test environment; no method's name begins with "test".
		if (!method.startsWith('test/')) return undefined;
		method = method.slice('test/'.length);
	}
	return { token, method: decode(method.replace(/\/+$/, '')) };
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function splitOnce(text: string, mark: string): [string, string] {
	const at = text.indexOf(mark);
	return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function collect(request: IncomingMessage): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		request.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size <= MAX_BODY_BYTES) chunks.push(chunk);
			else {
				chunks.length = 0;
				request.removeAllListeners('data');
				request.resume();
				reject(new TooLarge());
			}
		});
		request.on('end', () => resolve(Buffer.concat(chunks)));
		request.on('error', reject);
		request.on('aborted', () => reject(new ConnectionLost()));
	});
}

function send(response: ServerResponse, { status, body, text }: Answer): void {
	const retryAfter = body.ok ? undefined : body.parameters?.retry_after;
	if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
	finish(response, status, text);
}

function refuse(response: ServerResponse, status: number, description: string): void {
	finish(response, status, JSON.stringify({ ok: false, error_code: status, description }));
}

function finish(response: ServerResponse, status: number, text: string): void {
	if (response.headersSent || response.destroyed) return;
	response.statusCode = status;
	response.setHeader('X-Emulated-By', EMULATED_BY);
	if (text !== '') response.setHeader('Content-Type', 'application/json');
	response.setHeader('Content-Length', Buffer.byteLength(text));
	response.end(text);
}
