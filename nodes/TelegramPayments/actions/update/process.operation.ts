import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	sleep,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { eventsProperty, handlingProperties } from '../../../shared/fields/settings.fields';
import { fallbackCall } from '../../../shared/intake/fallback';
import { takeIn } from '../../../shared/intake/intake';
import { memoryOf } from '../../../shared/intake/memory/intakeMemory';
import { noteMissedWait, type WakeUp } from '../../../shared/intake/wake';
import { readSettings } from '../../../shared/intake/settings';
import { nodeKey } from '../../../shared/n8n/nodeKey';
import { waitingBaseUrl } from '../../../shared/n8n/resumeUrl';
import { wakeRun } from '../../../shared/n8n/wakeRun';
import { readBot } from '../../../shared/telegram/bot';
import { BOT_CREDENTIAL } from '../../../shared/transport/botApi';
import { connectBot } from '../../../shared/transport/botConnection';
import { callLater } from '../../../shared/transport/callLater';
import { answerBuyer } from '../run/buyerAnswers';
import type { ItemRun } from '../operation';

const EVENTS_LABEL = 'Pass On';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['update'], operation: ['process'] } },
	[
		{
			displayName:
				'For a bot that already has a Telegram Trigger. Put this node right behind it, and let that trigger receive messages, pre-checkout queries and shipping queries from all chats. The Telegram Payments Trigger is faster, because it answers before a run starts.',
			name: 'processNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Update',
			name: 'update',
			type: 'json',
			required: true,
			default: '={{ $json }}',
			description: 'Output of the Telegram Trigger, unchanged',
		},
		{
			...eventsProperty,
			displayName: EVENTS_LABEL,
			description: 'Which updates become an item. The node only answers all others.',
		},
		...handlingProperties,
	],
);

function readUpdate(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return refuseInput('Update', 'is not JSON. Connect the Telegram Trigger and keep {{ $json }}');
	}
}

/** Pauses between the tries to tell a run that waits: nothing delivers the update again. Milliseconds. */
const WAKE_PAUSES_MS = [2_000, 10_000] as const;

/** @returns whether the run goes on with what it is told */
async function wake(context: IExecuteFunctions, item: ItemRun, wakeUp: WakeUp): Promise<boolean> {
	const { executionId } = wakeUp;
	const tell = async () => await wakeRun(context, waitingBaseUrl(context), wakeUp);
	let { status, answer } = await tell();
	for (const pause of WAKE_PAUSES_MS) {
		if (status !== 'unheard') break;
		await sleep(pause);
		({ status, answer } = await tell());
	}
	if (status !== 'woken') context.logger.warn(`The run ${executionId} was not woken: ${answer}.`);
	if (status === 'unheard') {
		item.warn(
			`The run ${executionId} waits for this payment, but did not continue: ${answer}. Check that n8n can call itself at N8N_WEBHOOK_URL (older: WEBHOOK_URL), without a login or redirect in front of it.`,
		);
	}
	return status === 'woken';
}

/**
 * Does with a Telegram Trigger's item what the Telegram Payments Trigger does with an update: same
 * rules, same answers, same row, same memory. A run that the owner retries or tries out in the editor
 * gets its item again.
 */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject[]> {
	const read = (name: string, fallback: unknown): unknown =>
		this.getNodeParameter(name, item.index, fallback as object);
	const settings = readSettings(read, EVENTS_LABEL);
	const credential = await this.getCredentials(BOT_CREDENTIAL, item.index);
	const stored = this.getWorkflowStaticData('node');
	const memory = memoryOf(nodeKey(this), readBot(credential), stored);
	const isAgain = this.getMode() === 'retry' || this.getMode() === 'manual';
	const update = readUpdate(read('update', undefined));
	const taken = takeIn(update, settings, memory, Date.now(), { again: isAgain });
	if (taken.is === 'unreadable') {
		refuseInput('Update', 'is not an update of Telegram. Connect the Telegram Trigger directly');
	}
	const { answer } = taken;
	if (answer) {
		await answerBuyer(
			this,
			item,
			answer.method,
			answer.parameters as IDataObject & { ok: boolean },
		);
	}
	if (taken.is === 'known') return [];
	if (taken.guard) {
		const fallback = fallbackCall(taken.guard, settings.fallback.afterMs);
		callLater(this, fallback, connectBot(this, credential));
	}
	if (taken.log) this.logger.warn(taken.log);
	if (taken.wakeUp) {
		const isWoken = await wake(this, item, taken.wakeUp);
		if (!isWoken && !taken.isUrgent) noteMissedWait(taken.emit, taken.wakeUp);
		// While the waiting run was told, the same update may have come again.
		if (!isAgain && memory.statusOf(taken.key) === 'handled') return [];
	}
	memory.markHandled(taken.key);
	memory.save(stored);
	return (taken.emit ?? []).flat() as IDataObject[];
}
