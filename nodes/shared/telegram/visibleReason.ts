/** What Telegram deletes from texts: carriage returns and U+2028-U+202E (tdlib, clean_input_string). */
const DELETED = /[\r\u2028-\u202e]/g;

/** Control characters, which Telegram turns into spaces. */
const BLANKED = /(?!\n)\p{Cc}/gu;

/**
 * The part of a refusal's text that reaches the buyer. Only this text tells a refusal from an approval
 * on the wire, so one that Telegram would empty must never be sent.
 *
 * @returns the text as the buyer sees it; empty when nothing is left
 */
export function visibleReason(text: string): string {
	return text.replace(DELETED, '').replace(BLANKED, ' ').trim();
}
