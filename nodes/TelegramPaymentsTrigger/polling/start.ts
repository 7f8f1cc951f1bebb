import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readSettings } from '../../shared/handling/readSettings';
import { callBotApi } from '../../shared/transport/botApi';
import { openBotConnection } from '../../shared/transport/botConnection';
import { toNodeError } from '../../shared/transport/nodeErrors';
import { waitingBaseUrl } from '../../shared/transport/wakeRun';
import { memoryOf } from '../memory/deliveryMemory';
import { showUrl, type WebhookInfo } from '../webhook/ownership';
import { Poller } from './poller';
import { StopSignal } from './stopSignal';

/**
 * Telegram gives no updates to a poller while a webhook is set (Bot API: 409). One of this very node,
 * left by the way it received before, is removed; anybody else's is named and left alone.
 */
async function makeWay(trigger: ITriggerFunctions): Promise<void> {
	const { url } = await callBotApi<WebhookInfo>(trigger, 'getWebhookInfo');
	if (url === '') return;
	const { replaceWebhook } = trigger.getNodeParameter('options', {}) as {
		replaceWebhook?: boolean;
	};
	const { webhookId } = trigger.getNode();
	const isOwn = webhookId !== undefined && url.includes(`/${webhookId}/`);
	if (!isOwn && replaceWebhook !== true) {
		throw new NodeOperationError(
			trigger.getNode(),
			`This bot already delivers its updates to ${showUrl(url)}`,
			{
				description:
					'While a webhook is set, Telegram gives a bot’s updates to nobody else. Deactivate the workflow or service behind it, use another bot, or switch on the option "Replace Existing Webhook".',
			},
		);
	}
	await callBotApi(trigger, 'deleteWebhook', { drop_pending_updates: false });
}

/**
 * Starts to receive by long polling, on activation or for a test in the editor.
 *
 * @throws NodeApiError or NodeOperationError when the bot cannot be polled, so that the activation fails
 */
export async function startPolling(trigger: ITriggerFunctions): Promise<ITriggerResponse> {
	const manual = trigger.getMode() === 'manual';
	try {
		const settings = readSettings((name, fallback) =>
			trigger.getNodeParameter(name, fallback as object),
		);
		await makeWay(trigger);
		const memory = memoryOf(trigger.getWorkflow().id ?? '', trigger.getNode().id);
		memory.load(trigger.getWorkflowStaticData('node'));
		const poller = new Poller(trigger, {
			connection: await openBotConnection(trigger),
			settings,
			acknowledge: trigger.getNodeParameter('acknowledge', 'onReceived') as 'onReceived',
			memory,
			stop: new StopSignal(),
			waitingBase: waitingBaseUrl(trigger),
			once: manual,
		});
		const closeFunction = async () => await poller.close();
		if (manual) return { closeFunction, manualTriggerFunction: async () => void poller.run() };
		poller.resume();
		void poller.run();
		return { closeFunction };
	} catch (error) {
		throw toNodeError(trigger.getNode(), error);
	}
}
