import type { IHookFunctions, ITriggerFunctions } from 'n8n-workflow';
import { BOT_CREDENTIAL, callBotApi, type CallOptions } from '../../shared/transport/botApi';
import type { WebhookInfo } from './ownership';
import { deriveSecret } from './secret';

type Context = IHookFunctions | ITriggerFunctions;

/** Telegram's own default for `max_connections` (Bot API: setWebhook). */
export const DEFAULT_MAX_CONNECTIONS = 40;

/** How a bot is registered, without the secret, which is derived. */
export type Registration = Pick<WebhookInfo, 'url' | 'allowed_updates' | 'max_connections'>;

/** Reads what Telegram has registered (Bot API: getWebhookInfo). */
export async function readRegistration(
	context: Context,
	options?: CallOptions,
): Promise<Registration> {
	const { url, allowed_updates, max_connections } = await callBotApi<WebhookInfo>(
		context,
		'getWebhookInfo',
		{},
		options,
	);
	return {
		url,
		...(allowed_updates === undefined ? {} : { allowed_updates }),
		...(max_connections === undefined ? {} : { max_connections }),
	};
}

/** The secret of this node's deliveries. */
export async function secretOf(context: Context): Promise<string> {
	const { accessToken } = await context.getCredentials<{ accessToken: string }>(BOT_CREDENTIAL);
	return deriveSecret(accessToken.trim(), context.getWorkflow().id ?? '', context.getNode().id);
}

/**
 * Registers this node's webhook. Updates that wait at Telegram are never dropped.
 *
 * @returns the secret Telegram was given
 */
export async function setRegistration(
	context: Context,
	{ url, allowed_updates = [], max_connections = DEFAULT_MAX_CONNECTIONS }: Registration,
): Promise<string> {
	const secret = await secretOf(context);
	await callBotApi(context, 'setWebhook', {
		url,
		secret_token: secret,
		max_connections,
		allowed_updates,
		drop_pending_updates: false,
	});
	return secret;
}

/**
 * Whether a webhook of somebody else may be taken: only on request, and never by a test, because its
 * secret is not known and it could not be put back.
 */
export function mayTakeOver(context: Context): boolean {
	const { replaceWebhook } = context.getNodeParameter('options', {}) as {
		replaceWebhook?: boolean;
	};
	return replaceWebhook === true && context.getMode() !== 'manual';
}

/** Removes whatever webhook is set; updates that wait at Telegram are kept. */
export async function removeRegistration(context: Context, options?: CallOptions): Promise<void> {
	await callBotApi(context, 'deleteWebhook', { drop_pending_updates: false }, options);
}
