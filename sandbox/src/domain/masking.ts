const PROVIDER_TOKEN = /(\d+:(?:TEST|LIVE):)[^\s"\\,}]+/g;
const BOT_TOKEN = /\b(\d{3,16}:)[A-Za-z0-9_-]{20,}/g;
const SECRET_NAMES = new Set(['provider_token', 'secret_token', 'certificate', 'token']);
const MAX_LENGTH = 2_000;

/** A text with every provider and bot token in it made unreadable. */
export function maskText(text: string): string {
	if (!text.includes(':')) return text;
	return text.replace(PROVIDER_TOKEN, '$1***').replace(BOT_TOKEN, '$1***');
}

/** Parameters of a call as they may be shown: secrets masked, long values cut. */
export function maskParameters(fields: Iterable<[string, string]>): Record<string, string> {
	const shown: Record<string, string> = {};
	for (const [name, value] of fields) {
		const cut = value.length > MAX_LENGTH ? `${value.slice(0, MAX_LENGTH)}…` : value;
		const masked = maskText(cut);
		const secret = SECRET_NAMES.has(name) && masked === cut && cut !== '';
		shown[name.slice(0, 100)] = secret ? '***' : masked;
	}
	return shown;
}
