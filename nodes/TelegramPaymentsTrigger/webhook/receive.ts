import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
	handleUpdate,
	type Handling,
	type HandlingSettings,
	placeOnOutput,
} from '../../shared/intake/decide';
import { readSettings } from '../../shared/intake/settings';
import type { PaymentRecord } from '../../shared/payments/paymentRecord';
import { classifyUpdate, type ClassifiedUpdate } from '../../shared/payments/updates';
import { waitingBaseUrl, wakeRun } from '../../shared/n8n/wakeRun';
import { guardAnswer } from '../answerGuard';
import { wakeOrPutOff } from '../wakeOrPutOff';
import { memoryOf, type DeliveryMemory } from '../../shared/intake/memory/deliveryMemory';
import { keepChanged } from '../../shared/n8n/keepChanged';
import { isFromTelegram } from './authenticity';

/** Telegram's updates stay below 512 KiB (Bot API server: update queue); anything larger is not one. */
const LARGEST_BODY_BYTES = 1_048_576;

/** When Telegram should try again while a run is still going on, in seconds. */
const RETRY_WHILE_RUNNING_S = 30;

/** When Telegram should try again after a waiting run could not be told, in seconds. */
const RETRY_AFTER_FAILED_WAKE_S = 2;

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Ends the request here; n8n starts no run and sends nothing of its own. */
function end(response: Response, status: number): IWebhookResponseData {
	response.status(status).end();
	return { noWebhookResponse: true };
}

/** n8n answers 200 when the run was stored (or succeeded), 500 otherwise. */
function followResponse(memory: DeliveryMemory, updateId: number, response: Response): void {
	memory.begin(updateId, {
		outcome: () => {
			if (!response.writableEnded) return undefined;
			return response.statusCode >= 200 && response.statusCode < 300 ? 'succeeded' : 'failed';
		},
	});
	response.once('finish', () => memory.settle(updateId));
}

/** What makes n8n start a run with this row. */
function runWith(
	context: IWebhookFunctions,
	{ event }: ClassifiedUpdate,
	record: PaymentRecord,
	{ events }: HandlingSettings,
): IWebhookResponseData {
	const items = context.helpers.returnJsonArray(record as IDataObject);
	return { workflowData: placeOnOutput(event, events, items), webhookResponse: {} };
}

/** A query is answered first, then its run is started; a repeated query is only answered again. */
function receiveQuery(
	context: IWebhookFunctions,
	classified: ClassifiedUpdate,
	handling: Handling,
	memory: DeliveryMemory,
	settings: HandlingSettings,
): IWebhookResponseData {
	const response = context.getResponseObject();
	const { answer, fallback, record } = handling;
	const updateId = classified.update.update_id;
	const repeated = memory.statusOf(updateId) === 'handled';
	if (answer) response.status(200).json({ method: answer.method, ...answer.parameters });
	else response.status(200).end();
	// A declined buyer already has the answer; a run that waits is told beside this request.
	if (handling.wakeUp) void wakeRun(context, waitingBaseUrl(context), handling.wakeUp);
	if (repeated || !record) return { noWebhookResponse: true };
	memory.markHandled(updateId);
	if (fallback) guardAnswer(context, fallback);
	return { ...runWith(context, classified, record, settings), noWebhookResponse: true };
}

/**
 * Handles one delivery from Telegram: checks that it is Telegram's, answers buyers in the response
 * itself, and hands payments to n8n once.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	if (!(await isFromTelegram(context))) return end(response, 403);
	if (Number(context.getHeaderData()['content-length'] ?? 0) > LARGEST_BODY_BYTES) {
		return end(response, 413);
	}
	const classified = classifyUpdate(context.getBodyData());
	if (!classified) {
		context.logger.warn(
			'A delivery is not an update as the Bot API describes it; answered with 400.',
		);
		return end(response, 400);
	}

	const settings = readSettings((name, fallback) =>
		context.getNodeParameter(name, fallback as object),
	);
	const memory = memoryOf(context.getWorkflow().id ?? '', context.getNode().id);
	const stored = context.getWorkflowStaticData('node');
	memory.load(stored);
	const now = Date.now();
	const handling = handleUpdate(classified, settings, memory.orders.knownAt(now), now);
	if (settings.rules.oncePerOrder) memory.orders.follow(classified, handling, now);
	if (handling.answer || handling.fallback) {
		return receiveQuery(context, classified, handling, memory, settings);
	}
	const isTestOfActive = context.getMode() === 'manual' && stored.displaced !== undefined;
	if (isTestOfActive) {
		// A test run may show an update in the editor and leaves it to production: Telegram repeats it.
		const shown = handling.record && runWith(context, classified, handling.record, settings);
		return { ...shown, ...end(response, 503) };
	}
	const updateId = classified.update.update_id;
	if (
		handling.wakeUp &&
		memory.statusOf(updateId) === 'new' &&
		!(await wakeOrPutOff(context, handling.wakeUp, updateId))
	) {
		response.setHeader('Retry-After', String(RETRY_AFTER_FAILED_WAKE_S));
		return end(response, 503);
	}
	if (!handling.record) {
		if (classified.event === 'successful_payment') memory.save(stored);
		return end(response, 200);
	}

	// Only now: while a waiting run was told, the same update may have come again.
	const status = memory.statusOf(updateId);
	if (status === 'handled') return end(response, 200);
	if (status === 'running') {
		response.setHeader('Retry-After', String(RETRY_WHILE_RUNNING_S));
		return end(response, 503);
	}
	const run = runWith(context, classified, handling.record, settings);
	followResponse(memory, updateId, response);
	const whenFinished = context.getNodeParameter('acknowledge', 'onReceived') === 'whenFinished';
	// n8n saves static data after it has stored the run and before it answers, so a run that could
	// not be stored leaves no mark. With `whenFinished` only the end of the run decides.
	memory.save(stored, whenFinished ? undefined : updateId);
	keepChanged(stored);
	return run;
}
