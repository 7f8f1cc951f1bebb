import type { IncomingHttpHeaders } from 'node:http';
import { ControlError } from '../domain/errors.js';

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;
/** How containers call the computer they run on; nobody can register such a name. */
const FROM_CONTAINER = /^host\.(?:docker|containers|lima|orb)\.internal$/i;

/** Whether only this computer reaches an address to listen on. */
export const isLoopback = (host: string): boolean =>
	LOOPBACK.test(host.includes(':') ? `[${host}]` : host);

/**
 * Refuses what a web page of somebody else makes a browser send: everybody who reaches the control
 * interface can do everything, and a browser reaches it for every page that is open in it.
 * @param listeningOn the address the sandbox was told to listen on
 */
export function refuseForeign(headers: IncomingHttpHeaders, listeningOn: string): void {
	const { host, origin } = headers;
	const name = host?.replace(/:\d+$/, '');
	// A name that leads here although it is none of ours: DNS rebinding. Every browser sends a name.
	if (name !== undefined && isLoopback(listeningOn) && !isOurs(name)) {
		throw new ControlError(
			403,
			`"${name}" is no address of this sandbox: use 127.0.0.1 or localhost, or start it with --host.`,
		);
	}
	if (origin !== undefined && !isOwnPage(headers, origin)) {
		throw new ControlError(403, `Pages of ${origin} may not use this sandbox.`);
	}
}

/**
 * The same for the Bot API, where a call needs no more than an address: a page of somebody else can also
 * make it by what it shows, such as a picture, for which browsers send no origin.
 */
export function refuseForeignCall(headers: IncomingHttpHeaders, listeningOn: string): void {
	refuseForeign(headers, listeningOn);
	const site = headers['sec-fetch-site'];
	if (site === 'cross-site' || site === 'same-site') {
		throw new ControlError(403, 'Pages of others may not use this sandbox.');
	}
}

const isOurs = (name: string): boolean => LOOPBACK.test(name) || FROM_CONTAINER.test(name);

/** Behind a proxy the page has another address than the one asked here; its browser knows better. */
const isOwnPage = (headers: IncomingHttpHeaders, origin: string): boolean =>
	headers['sec-fetch-site'] === 'same-origin' ||
	(URL.canParse(origin) && new URL(origin).host === headers.host);
