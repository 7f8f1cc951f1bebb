/** Telegram's own address; any other is a server of one's own, or the sandbox. */
export const TELEGRAM = 'https://api.telegram.org';

/**
 * One spelling of the credential's Base URL: without a slash at the end, host in small letters, no port
 * where it is the usual one.
 *
 * @param baseUrl as typed; nothing means Telegram's own server
 */
export function serverAddress(baseUrl: unknown): string {
	const typed = String(baseUrl ?? TELEGRAM).trim();
	const address = URL.canParse(typed) ? new URL(typed).href : typed;
	return address.replace(/\/+$/, '');
}
