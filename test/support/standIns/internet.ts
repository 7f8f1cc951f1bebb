import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { makeCertificates } from './certificates';
import { answerBy, type RecordedRequest, type StandIn } from './jsonServer';

/**
 * The internet as an n8n sees it whose HTTPS goes through a proxy: a few hosts played by stand-ins,
 * no other host reachable. For nodes whose host is fixed.
 */
export interface Internet {
	requests: RecordedRequest[];
	/** Settings for n8n: the proxy, and the authority that signed the hosts' certificates. */
	env: NodeJS.ProcessEnv;
	close: () => Promise<void>;
}

/** Starts the proxy. @param standIns by host name */
export async function startInternet(standIns: Record<string, StandIn>): Promise<Internet> {
	const folder = mkdtempSync(path.join(tmpdir(), 'stand-ins-'));
	const { authorityFile, key, cert } = makeCertificates(folder, Object.keys(standIns));
	const secureContext = createSecureContext({ key, cert });
	const requests: RecordedRequest[] = [];
	const inner = createServer(answerBy(standIns, requests));
	const sockets = new Set<Socket>();

	const proxy = createServer((_request, response) => response.writeHead(403).end());
	proxy.on('connect', (request, socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		const [host] = (request.url ?? '').split(':');
		if (!(host in standIns)) {
			socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		const secure = new TLSSocket(socket, { isServer: true, secureContext });
		secure.on('error', () => socket.destroy());
		inner.emit('connection', secure);
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	return {
		requests,
		env: {
			HTTPS_PROXY: url,
			https_proxy: url,
			NO_PROXY: '127.0.0.1,localhost',
			no_proxy: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: authorityFile,
		},
		close: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => proxy.close(resolve));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
