import { type ITriggerFunctions, NodeHelpers } from 'n8n-workflow';
import { refuseForeign } from '../receivers';
import { ownerOf } from '../webhook/ownership';
import { readRegistration, type Registration, removeRegistration } from '../webhook/registration';

/** Stands for this n8n's address, which a trigger is not told. */
const HERE = 'https://here';

/** Whether a webhook is one of this very node, on whatever host. */
function isOwn(trigger: ITriggerFunctions, url: string): boolean {
	const node = trigger.getNode();
	const path = NodeHelpers.getNodeWebhookPath(trigger.getWorkflow().id ?? '', node, 'webhook');
	return ownerOf(url, `${HERE}/webhook/${path}`, node.webhookId) !== 'foreign';
}

const FOREIGN =
	'While a webhook is set, Telegram sends a bot’s updates nowhere else. Unpublish the workflow or stop the service that set it, use another bot, or turn on the option "Replace Existing Webhook" and publish the workflow. A test never replaces a webhook.';

/**
 * Telegram lets nobody poll while a webhook is set (Bot API: 409). One of this very node, left by the
 * way it received before, is removed; anybody else's is named and left alone.
 *
 * @param mayReplace whether it may be anybody's. Read beforehand: n8n (2.41) evaluates parameters while a
 * trigger starts, and refuses to later
 * @param signal ends it when the trigger stops: the next way to receive may have set a webhook by then
 * @returns what was removed
 * @throws NodeOperationError for a webhook of somebody else
 */
export async function makeWay(
	trigger: ITriggerFunctions,
	mayReplace: boolean,
	signal?: AbortSignal,
): Promise<Registration | undefined> {
	const registration = await readRegistration(trigger, { signal });
	if (registration.url === '') return undefined;
	if (!isOwn(trigger, registration.url) && !mayReplace) {
		refuseForeign(trigger, registration.url, FOREIGN);
	}
	await removeRegistration(trigger, { signal });
	return registration;
}
