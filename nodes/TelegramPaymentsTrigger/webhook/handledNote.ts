import { isRecord } from '../../shared/input/lists';
import type { IWebhookFunctions } from 'n8n-workflow';
import { SECRET_HEADER } from './authenticity';

/**
 * A note of this node to itself that a run has succeeded. With `whenFinished` n8n saves static data just
 * before it answers, and nobody knows before the answer whether the run has succeeded (n8n 2.41
 * `webhooks/webhook-helpers.js`, `live-webhooks.js`). The note is a delivery of its own, with the secret
 * of Telegram's: n8n saves when it has answered that, in whichever process.
 */

/** What `memoryKey` makes, and nothing that could not stand in the memory. */
const KEY = /^[\w-]{1,64}$/;

const TIMEOUT_MS = 10_000;

/** Which update has been handled, if a delivery is such a note and none of Telegram's. */
export function readHandledNote(body: unknown): string | undefined {
	const handled = isRecord(body) ? body.handled : undefined;
	return typeof handled === 'string' && KEY.test(handled) ? handled : undefined;
}

/** Sends the note. Never throws: without it the mark is saved with the next delivery. */
export async function sendHandledNote(context: IWebhookFunctions, key: string): Promise<void> {
	try {
		await context.helpers.httpRequest({
			method: 'POST',
			url: context.getNodeWebhookUrl('default') ?? '',
			headers: { [SECRET_HEADER]: context.getHeaderData()[SECRET_HEADER] },
			body: { handled: key },
			json: true,
			timeout: TIMEOUT_MS,
			disableFollowRedirect: true,
		});
	} catch (error) {
		context.logger.debug(
			`n8n could not call itself to save that a run has succeeded: ${(error as Error).message}`,
		);
	}
}
