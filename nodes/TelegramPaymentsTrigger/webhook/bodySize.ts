import type { IWebhookFunctions } from 'n8n-workflow';

/** Telegram's updates stay below 512 KiB (Bot API server: update queue); anything larger is not one. */
const LARGEST_BODY_BYTES = 1_048_576;

/**
 * Whether a delivery is too large to be Telegram's. The length that the caller states is looked at
 * first; a body sent in chunks states none, so what has arrived is measured: n8n keeps it as it came
 * (`rawBody`, n8n's body parser).
 */
export function isTooLarge(context: IWebhookFunctions): boolean {
	if (Number(context.getHeaderData()['content-length'] ?? 0) > LARGEST_BODY_BYTES) return true;
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	return (rawBody?.length ?? 0) > LARGEST_BODY_BYTES;
}
