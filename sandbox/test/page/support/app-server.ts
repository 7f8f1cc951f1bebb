import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Mini App on an origin of its own. */
export interface AppServer {
	readonly url: string;
	close(): void;
}

/** Serves one page, written anew for each visit. */
export async function serveApp(page: () => string): Promise<AppServer> {
	const server = createServer((_request, response) => {
		response.setHeader('Content-Type', 'text/html');
		response.end(page());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
