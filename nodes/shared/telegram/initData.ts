import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';

/**
 * What a Mini App hands to its server (Bot API: "Validating data received via the Mini App"): a query
 * string whose pairs Telegram has signed twice, with the bot's token (`hash`) and with a key of its own
 * (`signature`).
 */

/** Telegram's public keys for the signature, Ed25519 (core.telegram.org/bots/webapps). */
export const TELEGRAM_KEYS = {
	production: 'e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d',
	test: '40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec',
} as const;

/**
 * Assumption: the clocks of Telegram and of this n8n differ by less. What is signed later than that is
 * refused, because its age means nothing. Seconds.
 */
const CLOCKS_DIFFER_S = 300;

/** What stands before the 32 bytes of an Ed25519 key in a DER document (RFC 8410). */
const ED25519_DER = '302a300506032b6570032100';

/** Why init data is refused. */
export type InitDataRefusal =
	'empty' | 'malformed' | 'unsigned' | 'forged' | 'undated' | 'stale' | 'tooNew';

/** The pairs of init data; each key is there once. */
export type InitDataFields = ReadonlyMap<string, string>;

/**
 * Takes init data apart. Values are decoded and otherwise left alone: what is signed is their text.
 *
 * @returns the pairs, or why it is none
 */
export function parseInitData(text: string): InitDataFields | InitDataRefusal {
	const trimmed = text.trim().replace(/^[?#]/, '');
	if (trimmed === '') return 'empty';
	const fields = new Map<string, string>();
	for (const [key, value] of new URLSearchParams(trimmed)) {
		// Which of two would be the signed one?
		if (fields.has(key)) return 'malformed';
		fields.set(key, value);
	}
	return fields.has('hash') || fields.has('signature') ? fields : 'unsigned';
}

/** The text that is signed: `key=value` lines, sorted by key, without the signatures named. */
function checkString(fields: InitDataFields, without: readonly string[]): string {
	return [...fields]
		.filter(([key]) => !without.includes(key))
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, value]) => `${key}=${value}`)
		.join('\n');
}

/** Whether the data was signed with this bot's token; takes the same time for every wrong hash. */
export function isSignedByBot(fields: InitDataFields, token: string): boolean {
	const hash = fields.get('hash') ?? '';
	if (!/^[0-9a-f]{64}$/i.test(hash)) return false;
	const secret = createHmac('sha256', 'WebAppData').update(token).digest();
	// "All received fields" are signed, so `signature` stays in.
	const expected = createHmac('sha256', secret)
		.update(checkString(fields, ['hash']))
		.digest();
	return timingSafeEqual(expected, Buffer.from(hash, 'hex'));
}

/**
 * Whether Telegram signed the data for this bot; for those who do not have the bot's token.
 *
 * @param key 64 hexadecimal digits, see {@link TELEGRAM_KEYS}
 */
export function isSignedByTelegram(fields: InitDataFields, botId: number, key: string): boolean {
	const signature = fields.get('signature') ?? '';
	if (!/^[\w-]{86}(?:==)?$/.test(signature)) return false;
	const message = `${botId}:WebAppData\n${checkString(fields, ['hash', 'signature'])}`;
	const der = Buffer.from(ED25519_DER + key, 'hex');
	const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
	return verify(null, Buffer.from(message), publicKey, Buffer.from(signature, 'base64url'));
}

/**
 * Tells whether signed data is recent enough. Telegram leaves the limit to the app.
 *
 * @param now Unix time in milliseconds
 * @param maximumAge seconds
 */
export function checkAge(
	fields: InitDataFields,
	now: number,
	maximumAge: number,
): InitDataRefusal | undefined {
	const text = fields.get('auth_date') ?? '';
	if (!/^\d{1,12}$/.test(text)) return 'undated';
	const age = now / 1_000 - Number(text);
	if (age > maximumAge) return 'stale';
	return age < -CLOCKS_DIFFER_S ? 'tooNew' : undefined;
}
