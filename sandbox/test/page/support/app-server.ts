import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Mini App on an origin of its own. */
export interface AppServer {
	readonly url: string;
	/** A picture for invoices. */
	readonly photo: string;
	close(): void;
}

const MUG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">
<rect width="640" height="360" fill="#e9c08e"/><rect y="270" width="640" height="90" fill="#c98d54"/>
<ellipse cx="310" cy="296" rx="150" ry="22" fill="#b97c45"/>
<path d="M400 170h34a44 44 0 0 1 0 88h-30" fill="none" stroke="#fff" stroke-width="22"/>
<path d="M210 150h210l-14 122a28 28 0 0 1-28 24H252a28 28 0 0 1-28-24Z" fill="#fff"/>
<ellipse cx="315" cy="150" rx="105" ry="24" fill="#fff"/>
<ellipse cx="315" cy="152" rx="90" ry="17" fill="#5a3417"/>
<path d="M270 105c-14-22 14-32 0-56m45 56c-14-22 14-32 0-56m45 56c-14-22 14-32 0-56" fill="none"
stroke="#fff" stroke-opacity=".7" stroke-width="8" stroke-linecap="round"/></svg>`;

/** Serves one page, written anew for each visit, and a picture. */
export async function serveApp(page: () => string): Promise<AppServer> {
	const server = createServer(({ url = '' }, response) => {
		const isPhoto = url.endsWith('.svg');
		response.setHeader('Content-Type', isPhoto ? 'image/svg+xml' : 'text/html');
		response.end(isPhoto ? MUG : page());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	return {
		url,
		photo: `${url}coffee.svg`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
