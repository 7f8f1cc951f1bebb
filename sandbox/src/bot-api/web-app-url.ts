import { badRequest } from '../domain/errors.js';
import type { World } from '../domain/world.js';

/**
 * Checks the address of a Mini App. Telegram takes https; its test servers take http as well, and so
 * does the sandbox, unless it is told to follow the public rules.
 * @param subject what the address belongs to, as it begins the refusal
 */
export function checkWebAppUrl({ settings }: World, url: string, subject: string): string {
	const refuse = (why: string) => badRequest(`${subject} Web App URL '${url}' is invalid: ${why}`);
	const absolute = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `http://${url}`;
	const parsed = URL.canParse(absolute) ? new URL(absolute) : undefined;
	const isSecure = parsed?.protocol === 'https:';
	if (settings.publicWebhooks && !isSecure) throw refuse('Only HTTPS links are allowed');
	if (!parsed) throw refuse('Wrong HTTP URL');
	if (!isSecure && parsed.protocol !== 'http:') throw refuse('Only HTTP links are allowed');
	return parsed.href;
}
