import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The word Telegram sends with every delivery (Bot API: setWebhook, `secret_token`, 1-256 characters
 * of `A-Z a-z 0-9 _ -`). Derived, so that it needs no storage, and unguessable without the bot token.
 *
 * @returns 64 hexadecimal digits
 */
export function deriveSecret(accessToken: string, workflowId: string, nodeId: string): string {
	return createHmac('sha256', accessToken).update(`${workflowId}:${nodeId}`).digest('hex');
}

/** Compares without telling by the time taken how much was right. */
export function isSameSecret(given: unknown, expected: string): boolean {
	if (typeof given !== 'string') return false;
	const left = Buffer.from(given);
	const right = Buffer.from(expected);
	return left.length === right.length && timingSafeEqual(left, right);
}

/** A short mark by which a secret is recognized later without keeping it. */
export function markOf(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url').slice(0, 16);
}
