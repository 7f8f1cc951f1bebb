import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { type BuyerAnswer, handleUpdate } from '../../../shared/intake/decide';
import { readSettings } from '../../../shared/intake/settings';
import {
	eventsProperty,
	handlingProperties,
	includeUpdateProperty,
} from '../../../shared/fields/settings.fields';
import type { WakeUp } from '../../../shared/intake/wake';
import { classifyUpdate } from '../../../shared/payments/updates';
import { waitingBaseUrl, wakeRun } from '../../../shared/n8n/wakeRun';
import { answerBuyer } from '../answers';
import type { ItemRun } from '../operation';
import { paidOrdersOf } from '../../../shared/intake/memory/knownOrders';

const EVENTS_LABEL = 'Pass On';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['update'], operation: ['process'] } },
	[
		{
			displayName:
				'For a bot that already has a Telegram Trigger: put this node right behind it and let that trigger receive messages, pre-checkout queries and shipping queries, without restricting chats. The Telegram Payments Trigger is faster, because it answers before a run is started.',
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
			description: 'What the Telegram Trigger gave, as it is',
		},
		{
			...eventsProperty,
			displayName: EVENTS_LABEL,
			description: 'Which updates become an item; all others are only answered',
		},
		...handlingProperties,
		{
			displayName: 'Options',
			name: 'processOptions',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [includeUpdateProperty],
		},
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

async function answer(
	context: IExecuteFunctions,
	item: ItemRun,
	{ method, parameters }: BuyerAnswer,
): Promise<void> {
	await answerBuyer(context, item, method, parameters as IDataObject & { ok: boolean });
}

async function wake(context: IExecuteFunctions, item: ItemRun, wakeUp: WakeUp): Promise<void> {
	const result = await wakeRun(context, waitingBaseUrl(context), wakeUp);
	if (result === 'unreachable') {
		item.warn(
			'A run that waits for this payment could not be told; n8n did not answer its own address.',
		);
	}
}

/**
 * Does with a Telegram Trigger's item what the Telegram Payments Trigger does with an update: same
 * rules, same answers, same row.
 */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject[]> {
	const read = (name: string, fallback: unknown): unknown =>
		this.getNodeParameter(
			name === 'options' ? 'processOptions' : name,
			item.index,
			fallback as object,
		);
	const settings = readSettings(read, EVENTS_LABEL);
	const classified = classifyUpdate(readUpdate(read('update', undefined)));
	if (!classified) {
		refuseInput('Update', 'is not an update of Telegram. Connect the Telegram Trigger directly');
	}
	const now = Date.now();
	const orders = paidOrdersOf(this.getWorkflow().id ?? '', this.getNode().id);
	const stored = this.getWorkflowStaticData('node');
	if (settings.rules.oncePerOrder) orders.load(stored);
	const handling = handleUpdate(classified, settings, orders.knownAt(now), now);
	if (settings.rules.oncePerOrder) {
		orders.follow(classified, handling, now);
		if (classified.event === 'successful_payment') orders.save(stored);
	}
	if (handling.answer) await answer(this, item, handling.answer);
	if (handling.wakeUp) await wake(this, item, handling.wakeUp);
	return handling.record ? [handling.record as IDataObject] : [];
}
