import type { IncomingHttpHeaders } from 'node:http';
import { ControlError } from '../domain/errors.js';

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/** Whether only this computer reaches an address to listen on. */
export const isLoopback = (host: string): boolean =>
	LOOPBACK.test(host.includes(':') ? `[${host}]` : host);

/**
 * Refuses what a web page of somebody else makes a browser send: everybody who reaches the control
 * interface can do everything, and a browser reaches it for every page that is open in it.
 * @param listeningOn the address the sandbox was told to listen on
 */
export function refuseForeign(headers: IncomingHttpHeaders, listeningOn: string): void {
	const { host = '', origin } = headers;
	const name = host.replace(/:\d+$/, '');
	// A name that leads here although it is none of ours: DNS rebinding.
	if (isLoopback(listeningOn) && !LOOPBACK.test(name) && name !== listeningOn) {
		throw new ControlError(403, `${name || 'No host'} is not an address of this sandbox.`);
	}
	if (origin !== undefined && hostOf(origin) !== host) {
		throw new ControlError(403, `Pages of ${origin} may not use this sandbox.`);
	}
}

function hostOf(origin: string): string | undefined {
	return URL.canParse(origin) ? new URL(origin).host : undefined;
}
