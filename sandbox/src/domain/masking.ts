// Nothing is tried at a digit within a number: else a long one would be read once for each of its digits.
const PROVIDER_TOKEN = /(?<!\d)(\d+:(?:TEST|LIVE):)[^\s"\\,}]+/g;
const BOT_TOKEN = /\b(\d{3,16}:)[A-Za-z0-9_-]{20,}/g;
const USER_INFO = /\/\/[^/\s"'?#@]+@/g;
// `user:password@`; Telegram takes an address without a scheme as well.
const LEADING_USER_INFO = /^((?:[a-z][a-z0-9+.-]*:)?\/\/)?[^/?#]*@/i;
/** What each of these has: nearly every text is done with after one look. */
const MAY_HOLD_SECRET = /\d:|\/\//;
const SECRET_NAMES = new Set(['provider_token', 'secret_token', 'certificate', 'token']);
const MAX_LENGTH = 2_000;
/** No secret is longer: one that begins before the cut is seen whole. */
const MAX_SECRET = 300;

/** A text with every provider token, bot token and password of an address made unreadable. */
export function maskText(text: string): string {
	if (!MAY_HOLD_SECRET.test(text)) return text;
	return text
		.replace(PROVIDER_TOKEN, '$1***')
		.replace(BOT_TOKEN, '$1***')
		.replace(USER_INFO, '//***@');
}

/** A text as the journal keeps it: secrets masked, cut where it is long. */
export function shownText(text: string, mask = maskText): string {
	if (text.length <= MAX_LENGTH) return mask(text);
	return `${mask(text.slice(0, MAX_LENGTH + MAX_SECRET)).slice(0, MAX_LENGTH)}…`;
}

/** A webhook's address as it may be shown: without user, password and tokens. */
export const maskUrl = (url: string): string => maskText(url.replace(LEADING_USER_INFO, '$1***@'));

/** A method's name as it may be shown: what is no name may hold a token (`/bot/<token>/getMe`). */
export const shownMethod = (method: string): string =>
	/^\w*$/.test(method) ? method.slice(0, 100) : '***';

/** Parameters of a call as they may be shown: secrets masked, long values cut. */
export function maskParameters(fields: Iterable<[string, string]>): Record<string, string> {
	const shown: Record<string, string> = {};
	for (const [name, value] of fields) {
		const start = value.slice(0, MAX_LENGTH);
		const isSecret = SECRET_NAMES.has(name) && start !== '' && maskText(start) === start;
		const visible = shownText(value, name === 'url' ? maskUrl : maskText);
		shown[name.slice(0, 100)] = isSecret ? '***' : visible;
	}
	return shown;
}
