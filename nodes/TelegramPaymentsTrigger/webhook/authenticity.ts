import type { IWebhookFunctions } from 'n8n-workflow';
import { nodeKey } from '../../shared/n8n/nodeKey';
import { type Bot, readBot } from '../../shared/telegram/bot';
import { BOT_CREDENTIAL } from '../../shared/transport/botApi';
import { deriveSecret, isSameSecret } from './secret';

export const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** How long a secret that was derived once is trusted without reading the credential again. */
const TRUST_MS = 60_000;

/** A secret of this node and the bot it was derived for. */
interface Trusted {
	secret: string;
	bot: Bot;
}

const trusted = new Map<string, Trusted & { until: number }>();

async function readTrusted(context: IWebhookFunctions, workflowId: string): Promise<Trusted> {
	const credential = await context.getCredentials<{ accessToken: string }>(BOT_CREDENTIAL);
	const secret = deriveSecret(credential.accessToken.trim(), workflowId, context.getNode().id);
	return { secret, bot: readBot(credential) };
}

/**
 * Whose updates a delivery brings. The credential is read (a database query) at most once a minute for
 * right secrets, so that a burst of checkouts does not wait for it.
 *
 * @returns `undefined` when the delivery does not carry this node's secret
 */
export async function senderOf(context: IWebhookFunctions): Promise<Bot | undefined> {
	const given = context.getHeaderData()[SECRET_HEADER];
	if (typeof given !== 'string' || given === '') return undefined;
	const workflowId = context.getWorkflow().id ?? '';
	const key = nodeKey(context);
	const recent = trusted.get(key);
	if (recent && recent.until > Date.now() && isSameSecret(given, recent.secret)) return recent.bot;
	const current = await readTrusted(context, workflowId);
	if (!isSameSecret(given, current.secret)) return undefined;
	trusted.set(key, { ...current, until: Date.now() + TRUST_MS });
	return current.bot;
}
