import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeHelpers, NodeOperationError } from 'n8n-workflow';
import { readSettings } from '../../shared/intake/settings';
import { readBot } from '../../shared/telegram/bot';
import { BOT_CREDENTIAL } from '../../shared/transport/botApi';
import { openBotConnection } from '../../shared/transport/botConnection';
import { toNodeError } from '../../shared/explain/nodeErrors';
import { waitingBaseUrl } from '../../shared/n8n/wakeRun';
import { memoryOf } from '../../shared/intake/memory/intakeMemory';
import { ownerOf, showUrl } from '../webhook/ownership';
import {
	mayTakeOver,
	readRegistration,
	type Registration,
	removeRegistration,
	setRegistration,
} from '../webhook/registration';
import { checkOwnAddress } from '../ownAddress';
import { Poller, type PollerOptions } from './poller';
import { StopSignal } from './stopSignal';

/** Stands for this n8n's address, which a trigger is not told. */
const HERE = 'https://here';

/** Whether a webhook is one of this very node, on whatever host. */
function isOwn(trigger: ITriggerFunctions, url: string): boolean {
	const node = trigger.getNode();
	const path = NodeHelpers.getNodeWebhookPath(trigger.getWorkflow().id ?? '', node, 'webhook');
	return ownerOf(url, `${HERE}/webhook/${path}`, node.webhookId) !== 'foreign';
}

function refuseForeign(trigger: ITriggerFunctions, url: string): never {
	throw new NodeOperationError(
		trigger.getNode(),
		`This bot already delivers its updates to ${showUrl(url)}`,
		{
			description:
				'While a webhook is set, Telegram gives a bot’s updates to nobody else. Unpublish the workflow or stop the service that set it, use another bot, or turn on the option "Replace Existing Webhook" and publish the workflow. A test never replaces a webhook.',
		},
	);
}

/**
 * Telegram gives no updates to a poller while a webhook is set (Bot API: 409). One of this very node,
 * left by the way it received before, is removed; anybody else's is named and left alone.
 *
 * @returns what has to be put back after a test
 */
async function makeWay(trigger: ITriggerFunctions): Promise<Registration | undefined> {
	const registration = await readRegistration(trigger);
	if (registration.url === '') return undefined;
	if (!isOwn(trigger, registration.url) && !mayTakeOver(trigger)) {
		refuseForeign(trigger, registration.url);
	}
	await removeRegistration(trigger);
	return trigger.getMode() === 'manual' ? registration : undefined;
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
		const displaced = await makeWay(trigger);
		const memory = memoryOf(
			trigger.getWorkflow().id ?? '',
			trigger.getNode().id,
			readBot(await trigger.getCredentials(BOT_CREDENTIAL)),
			trigger.getWorkflowStaticData('node'),
		);
		const poller = new Poller(trigger, {
			connection: await openBotConnection(trigger),
			settings,
			acknowledge: trigger.getNodeParameter(
				'acknowledge',
				'onReceived',
			) as PollerOptions['acknowledge'],
			memory,
			stop: new StopSignal(),
			waitingBase: waitingBaseUrl(trigger),
			once: manual,
		});
		const closeFunction = async () => {
			await poller.close();
			if (displaced) await setRegistration(trigger, displaced);
		};
		if (manual) return { closeFunction, manualTriggerFunction: async () => void poller.run() };
		void checkOwnAddress(trigger);
		poller.resume();
		void poller.run();
		return { closeFunction };
	} catch (error) {
		throw toNodeError(trigger.getNode(), error);
	}
}
