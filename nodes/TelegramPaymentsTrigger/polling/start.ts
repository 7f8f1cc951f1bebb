import { type ITriggerFunctions, type ITriggerResponse, NodeOperationError } from 'n8n-workflow';
import { toNodeError } from '../../shared/explain/nodeErrors';
import { memoryOf } from '../../shared/intake/memory/intakeMemory';
import { readSettings } from '../../shared/intake/settings';
import { nodeKey } from '../../shared/n8n/nodeKey';
import { waitingBaseUrl } from '../../shared/n8n/resumeUrl';
import { readBot } from '../../shared/telegram/bot';
import { BOT_CREDENTIAL } from '../../shared/transport/botApi';
import { connectBot } from '../../shared/transport/botConnection';
import { BotApiNoAnswer, BotApiRefusal } from '../../shared/transport/outcomes';
import { checkOwnAddress } from '../ownAddress';
import { isReplaced, notePolling, noteStopped, showToTest } from '../published';
import { forgetReceiver, howToFree, noteReceiver, otherReceiver, pollingWay } from '../receivers';
import { mayTakeOver } from '../webhook/registration';
import type { DispatchOptions } from './dispatch';
import { Loop } from './loop';
import { makeWay } from './makeWay';
import { StopSignal } from './stopSignal';
import { startTestRun } from './testRun';
import { isTokenRefused } from './trouble';

/** n8n starts what is published when it starts itself: nobody looks, and it tries only five times. */
const UNATTENDED: ReadonlySet<string> = new Set(['init', 'leadershipChange']);

/** Whether trouble may pass by itself, so that the loop can wait for that. */
const mayPass = (error: unknown): boolean =>
	error instanceof BotApiNoAnswer || (error instanceof BotApiRefusal && !isTokenRefused(error));

/**
 * Looks for a webhook before the first poll.
 *
 * @returns whether the way is clear; false leaves it to the loop
 * @throws what a person who publishes has to know: a foreign webhook, a token that is not accepted
 */
async function isWayClear(trigger: ITriggerFunctions, mayReplace: boolean): Promise<boolean> {
	if (UNATTENDED.has(trigger.getActivationMode())) return false;
	try {
		await makeWay(trigger, mayReplace);
		return true;
	} catch (error) {
		if (!mayPass(error)) throw toNodeError(trigger.getNode(), error);
		return false;
	}
}

/**
 * Telegram refuses the second of two polls of one bot, again and again: of two triggers, neither would
 * receive reliably.
 *
 * @throws NodeOperationError with the trigger that polls already
 */
function claim(trigger: ITriggerFunctions, way: string): void {
	const other = otherReceiver(trigger, way);
	if (other) {
		throw new NodeOperationError(
			trigger.getNode(),
			other.workflowId === trigger.getWorkflow().id
				? `The trigger "${other.nodeName}" already receives this bot's updates`
				: `The published workflow "${other.workflowName}" already receives this bot's updates`,
			{ description: howToFree(trigger, other) },
		);
	}
	noteReceiver(trigger, way);
}

/**
 * Starts to receive by long polling, when the workflow is published or for a test in the editor.
 *
 * @throws NodeApiError or NodeOperationError when it makes no sense to wait, so that publishing fails
 */
export async function startPolling(trigger: ITriggerFunctions): Promise<ITriggerResponse> {
	try {
		const settings = readSettings((name, fallback) =>
			trigger.getNodeParameter(name, fallback as object),
		);
		const credentials = await trigger.getCredentials(BOT_CREDENTIAL);
		const connection = connectBot(trigger, credentials);
		const stored = trigger.getWorkflowStaticData('node');
		const memory = memoryOf(nodeKey(trigger), readBot(credentials), stored);
		if (trigger.getMode() === 'manual') {
			return await startTestRun(trigger, { connection, settings, memory });
		}
		const way = pollingWay(credentials);
		claim(trigger, way);
		const mayReplace = mayTakeOver(trigger);
		const isClear = await isWayClear(trigger, mayReplace).catch((error: unknown) => {
			forgetReceiver(trigger, way);
			throw error;
		});
		const stop = new StopSignal();
		const loop: Loop = new Loop(trigger, {
			connection,
			settings,
			acknowledge: trigger.getNodeParameter(
				'acknowledge',
				'onReceived',
			) as DispatchOptions['acknowledge'],
			memory,
			stop,
			waitingBase: waitingBaseUrl(trigger),
			onRun: (data) => showToTest(trigger, data),
			makeWay: async () => void (await makeWay(trigger, mayReplace, stop.signal)),
			isReplaced: () => isReplaced(trigger, loop),
		});
		notePolling(trigger, loop, memory.label);
		void checkOwnAddress(trigger);
		void loop.run(isClear);
		return {
			closeFunction: async () => {
				if (!isReplaced(trigger, loop)) forgetReceiver(trigger, way);
				noteStopped(trigger, loop);
				await loop.close();
			},
		};
	} catch (error) {
		throw toNodeError(trigger.getNode(), error);
	}
}
