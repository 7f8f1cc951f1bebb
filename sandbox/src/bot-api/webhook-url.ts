import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { badRequest } from '../domain/errors.js';

const PUBLIC_PORTS = new Set(['', '80', '88', '443', '8443']);

const RESERVED = new BlockList();
for (const [net, bits] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3],
] as const) {
	RESERVED.addSubnet(net, bits);
}

/**
 * Checks a webhook's address and resolves it, without asking the endpoint anything. By default as a
 * server with `--local` (any port, plain http, any address), else as api.telegram.org.
 */
export async function checkWebhookUrl(
	given: string,
	pinnedIp: string,
	isPublic: boolean,
): Promise<{ url: string; ip: string }> {
	const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`;
	if (!URL.canParse(withScheme) || /\s/.test(given)) {
		throw badRequest('invalid webhook URL specified');
	}
	const url = new URL(withScheme);
	const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
	if (!isWeb || url.hostname === '' || !canDecode(url.username) || !canDecode(url.password)) {
		throw badRequest('invalid webhook URL specified');
	}
	if (isPublic && url.protocol !== 'https:') {
		throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
	}
	if (isPublic && !PUBLIC_PORTS.has(url.port)) {
		throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
	}
	const ip = await resolve(url.hostname, pinnedIp, isPublic);
	if (isPublic && RESERVED.check(ip)) {
		throw badRequest(`bad webhook: IP address ${ip} is reserved`);
	}
	return { url: withScheme, ip };
}

/** User and password become a header; what is no percent-encoding cannot. */
function canDecode(part: string): boolean {
	try {
		decodeURIComponent(part);
		return true;
	} catch {
		return false;
	}
}

async function resolve(hostname: string, pinnedIp: string, isPublic: boolean): Promise<string> {
	if (pinnedIp !== '') {
		if (!isIPv4(pinnedIp)) throw badRequest('bad webhook: Invalid IP address specified');
		return pinnedIp;
	}
	const bare = hostname.replace(/^\[|\]$/g, '');
	if (isIP(bare)) {
		if (isPublic && !isIPv4(bare)) {
			throw badRequest('bad webhook: IPv6-only addresses are not allowed');
		}
		return bare;
	}
	try {
		return (await lookup(bare, { family: 4 })).address;
	} catch {
		throw badRequest('bad webhook: Failed to resolve host: No address associated with hostname');
	}
}
