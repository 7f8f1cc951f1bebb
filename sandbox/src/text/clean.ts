const CONTROLS = /[\u0000-\u0009\u000b\u000c\u000e-\u001f]/g;
const REMOVED = /[\r\u2028-\u202e]/g;
const MAX_BYTES = 35_000;

/**
 * Cleans a text as Telegram's library does before sending: control characters but `\n` become
 * spaces, `\r` and U+2028..U+202E vanish, the rest is cut at 35,000 bytes. It is not trimmed.
 */
export function cleanText(text: string): string {
	const cleaned = text.replace(CONTROLS, ' ').replace(REMOVED, '');
	if (Buffer.byteLength(cleaned) <= MAX_BYTES) return cleaned;
	let end = MAX_BYTES;
	const bytes = Buffer.from(cleaned);
	while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
	return bytes.subarray(0, end).toString();
}

/**
 * Whether the text cannot be UTF-8: decoding has turned bytes into U+FFFD, or half of a surrogate
 * pair came in JSON.
 */
export const isBroken = (text: string): boolean =>
	text.includes('\ufffd') || /\p{Surrogate}/u.test(text);
