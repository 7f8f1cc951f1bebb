import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Runtime } from '../runtime.js';
import { EMULATED_BY } from '../server/header.js';

const HEARTBEAT_MS = 20_000;
const MAX_BACKLOG_BYTES = 16 * 1024 * 1024;

/** Sends every change as a server-sent event until the listener leaves. */
export function streamEvents(
	runtime: Runtime,
	request: IncomingMessage,
	reply: Pick<FastifyReply, 'hijack' | 'raw'>,
): void {
	reply.hijack();
	const out = reply.raw;
	out.writeHead(200, {
		'Content-Type': 'text/event-stream',
		'Cache-Control': 'no-cache',
		Connection: 'keep-alive',
		'X-Emulated-By': EMULATED_BY,
	});
	out.write(': connected\n\n');
	const stop = runtime.events.listen((change) => {
		// A listener that does not read would pile everything up here.
		if (out.writableLength > MAX_BACKLOG_BYTES) out.destroy();
		out.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
	});
	const heartbeat = setInterval(() => out.write(': still here\n\n'), HEARTBEAT_MS);
	heartbeat.unref();
	request.on('close', () => {
		stop();
		clearInterval(heartbeat);
	});
}
