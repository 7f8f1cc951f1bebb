import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { fallbackCall } from '../../shared/intake/fallback';
import { type Fresh, type Known, takeIn } from '../../shared/intake/intake';
import { type IntakeMemory, memoryOf } from '../../shared/intake/memory/intakeMemory';
import { noteMissedWait } from '../../shared/intake/wake';
import { type IntakeSettings, readSettings } from '../../shared/intake/settings';
import { toItems } from '../../shared/n8n/items';
import { nodeKey } from '../../shared/n8n/nodeKey';
import { keepChanged } from '../../shared/n8n/staticData';
import { handToTestRun } from '../../shared/n8n/testRuns';
import type { Row } from '../../shared/payments/rows/columns';
import { callLater } from '../../shared/transport/callLater';
import { isPolling } from '../published';
import { wakeBeside, wakeOnce } from '../wakeOrPutOff';
import { senderOf } from './authenticity';
import { isTooLarge } from './bodySize';
import { readHandledNote, sendHandledNote } from './handledNote';

/** When Telegram should try again while a run is still going on, in seconds. */
const RETRY_WHILE_RUNNING_S = 30;

/**
 * When Telegram should try again after a waiting run could not be told, or what a test has shown, in
 * seconds: production is put back by then.
 */
const RETRY_SOON_S = 2;

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Ends the request here; n8n starts no run and sends nothing of its own. */
function end(response: Response, status: number, retryAfterS?: number): IWebhookResponseData {
	if (retryAfterS !== undefined) response.setHeader('Retry-After', String(retryAfterS));
	response.status(status).end();
	return { noWebhookResponse: true };
}

/**
 * Tells how a run ended, or with `onReceived` whether it was stored: n8n answers 200 then, 500 otherwise.
 * It answers also when Telegram has given up waiting; `finish` would not come then.
 */
function onceAnswered(response: Response, tell: (hasSucceeded: boolean) => void): void {
	const { end: finish } = response;
	response.end = (...args: Parameters<typeof finish>) => {
		response.end = finish;
		const result = finish.apply(response, args);
		tell(response.statusCode >= 200 && response.statusCode < 300);
		return result;
	};
}

/** What makes n8n start a run with these rows; a test run in the editor shows them. */
function runWith(context: IWebhookFunctions, emit: Row[][]): IWebhookResponseData {
	const workflowData = toItems(context, emit);
	if (context.getMode() === 'manual') handToTestRun(context, workflowData);
	return { workflowData, webhookResponse: {} };
}

/** Somebody waits: answered first, then the run is started; a repeat is only answered again. */
function receiveUrgent(
	context: IWebhookFunctions,
	taken: Fresh | Known,
	memory: IntakeMemory,
	{ fallback }: IntakeSettings,
): IWebhookResponseData {
	const response = context.getResponseObject().status(200);
	const { answer } = taken;
	if (answer) response.json({ method: answer.method, ...answer.parameters });
	else response.end();
	if (taken.is === 'known') return { noWebhookResponse: true };
	// A declined buyer already has the answer; a run that waits is told beside this request.
	if (taken.wakeUp) void wakeBeside(context, taken.wakeUp);
	if (!taken.emit) return { noWebhookResponse: true };
	memory.markHandled(taken.key);
	if (taken.guard) callLater(context, fallbackCall(taken.guard, fallback.afterMs));
	return { ...runWith(context, taken.emit), noWebhookResponse: true };
}

/**
 * Handles one delivery from Telegram: checks that it is Telegram's, answers buyers in the response
 * itself, and hands payments to n8n once.
 */
export async function receiveDelivery(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const bot = await senderOf(context);
	if (!bot) return end(response, 403);
	if (isTooLarge(context)) return end(response, 413);
	const settings = readSettings((name, fallback) =>
		context.getNodeParameter(name, fallback as object),
	);
	const stored = context.getWorkflowStaticData('node');
	const memory = memoryOf(nodeKey(context), bot, stored);
	const noted = readHandledNote(context.getBodyData());
	if (noted !== undefined) {
		memory.markHandled(noted);
		memory.save(stored);
		return end(response, 200);
	}
	const taken = takeIn(context.getBodyData(), settings, memory, Date.now());
	if (taken.is !== 'known' && taken.log) context.logger.warn(taken.log);
	if (taken.is === 'unreadable') return end(response, 400);
	if (taken.isUrgent) return receiveUrgent(context, taken, memory, settings);

	const shown = taken.is === 'fresh' ? taken : undefined;
	const isOfProduction = stored.displaced !== undefined || isPolling(context, memory.label);
	if (context.getMode() === 'manual' && isOfProduction) {
		if (taken.is === 'known' && taken.status === 'handled') return end(response, 200);
		// A test run may show an update in the editor and leaves it to production: Telegram repeats it.
		return {
			...(shown?.emit && runWith(context, shown.emit)),
			...end(response, 503, RETRY_SOON_S),
		};
	}
	if (shown?.wakeUp) {
		const told = await wakeOnce(context, memory, shown.wakeUp, taken.key);
		if (told === 'putOff') return end(response, 503, RETRY_SOON_S);
		if (told === 'missed') noteMissedWait(shown.emit, shown.wakeUp);
	}
	// Only now: while a waiting run was told, the same update may have come again.
	const status = memory.statusOf(taken.key);
	if (status === 'running') return end(response, 503, RETRY_WHILE_RUNNING_S);
	if (status === 'handled' || !shown?.emit) {
		memory.save(stored);
		return end(response, 200);
	}
	const whenFinished = context.getNodeParameter('acknowledge', 'onReceived') === 'whenFinished';
	const isNoted = whenFinished && context.getMode() !== 'manual';
	memory.begin(taken.key);
	onceAnswered(response, (hasSucceeded) => {
		memory.end(taken.key, hasSucceeded);
		if (hasSucceeded && isNoted) void sendHandledNote(context, taken.key);
	});
	// n8n saves static data after it has stored the run and before it answers, so a run that could
	// not be stored leaves no mark. With `whenFinished` only the end of the run decides.
	memory.save(stored, whenFinished ? undefined : taken.key);
	keepChanged(stored);
	return runWith(context, shown.emit);
}
