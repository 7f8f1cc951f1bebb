import type { IWebhookFunctions } from 'n8n-workflow';
import { BOT_CREDENTIAL } from '../../shared/transport/botApi';
import { deriveSecret, isSameSecret } from './secret';

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/** How long a secret that was derived once is trusted without reading the credential again. */
const TRUST_MS = 60_000;

interface Trusted {
	secret: string;
	until: number;
}

const trusted = new Map<string, Trusted>();

async function readSecret(context: IWebhookFunctions, workflowId: string): Promise<string> {
	const { accessToken } = await context.getCredentials<{ accessToken: string }>(BOT_CREDENTIAL);
	return deriveSecret(accessToken.trim(), workflowId, context.getNode().id);
}

/**
 * Whether a delivery carries this node's secret. The credential is read (a database query) at most
 * once a minute for right secrets, so that a burst of checkouts does not wait for it.
 */
export async function isFromTelegram(context: IWebhookFunctions): Promise<boolean> {
	const given = context.getHeaderData()[SECRET_HEADER];
	if (typeof given !== 'string' || given === '') return false;
	const workflowId = context.getWorkflow().id ?? '';
	const key = `${workflowId}:${context.getNode().id}`;
	const recent = trusted.get(key);
	if (recent && recent.until > Date.now() && isSameSecret(given, recent.secret)) return true;
	const secret = await readSecret(context, workflowId);
	if (!isSameSecret(given, secret)) return false;
	trusted.set(key, { secret, until: Date.now() + TRUST_MS });
	return true;
}
