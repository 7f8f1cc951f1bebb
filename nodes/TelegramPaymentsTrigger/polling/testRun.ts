import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { fallbackCall } from '../../shared/intake/fallback';
import { takeIn } from '../../shared/intake/intake';
import type { IntakeMemory } from '../../shared/intake/memory/intakeMemory';
import type { IntakeSettings } from '../../shared/intake/settings';
import { toItems } from '../../shared/n8n/items';
import { type BotConnection, callBotApi } from '../../shared/transport/botApi';
import { callLater } from '../../shared/transport/callLater';
import { wantedUpdates } from '../allowedUpdates';
import { isPolling, isUnpublished, noteStillPublished, watchPublished } from '../published';
import { mayTakeOver, setRegistration } from '../webhook/registration';
import { BuyerAnswers } from './buyerAnswers';
import { makeWay } from './makeWay';
import { StopSignal } from './stopSignal';
import { UpdateWindow } from './updateWindow';

/** A test run never waits at Telegram (that would end somebody's poll), so it asks this often. */
const PAUSE_MS = 3_100;

interface TestRunOptions {
	connection: BotConnection;
	settings: IntakeSettings;
	memory: IntakeMemory;
}

/**
 * A test run in the editor by long polling, until it has shown an update or is stopped. It confirms
 * nothing, so that the published workflow gets the update as well.
 */
async function showNext(
	trigger: ITriggerFunctions,
	{ connection, settings, memory }: TestRunOptions,
	stop: StopSignal,
	answers: BuyerAnswers,
): Promise<void> {
	const window = new UpdateWindow();
	const allowed_updates = wantedUpdates(settings.events);
	/** A buyer is answered in a test, too; the first row is shown. */
	const accept = (update: unknown) => {
		const taken = takeIn(update, settings, memory, Date.now(), { again: true });
		if (taken.is === 'unreadable') return trigger.logger.warn(taken.log);
		if (taken.answer) void answers.send(taken.answer);
		if (taken.is !== 'fresh') return;
		const { guard, emit } = taken;
		if (guard) callLater(trigger, fallbackCall(guard, settings.fallback.afterMs), connection);
		if (!emit) return;
		trigger.emit(toItems(trigger, emit));
		stop.stop();
	};
	while (!stop.isStopped) {
		try {
			const parameters = { offset: window.offset, timeout: 0, allowed_updates };
			const options = { signal: stop.signal, repeat: false };
			const updates = await callBotApi<unknown[]>(connection, 'getUpdates', parameters, options);
			for (const update of updates) {
				const isFresh = window.fetch((update as { update_id: number }).update_id);
				if (isFresh && !stop.isStopped) accept(update);
			}
		} catch (error) {
			if (stop.isStopped) return;
			trigger.logger.warn(`Telegram could not be polled: ${(error as Error).message}`);
		}
		await stop.pause(PAUSE_MS);
	}
}

/**
 * Starts a test run.
 *
 * @throws NodeOperationError when somebody else has a webhook for the bot
 */
export async function startTestRun(
	trigger: ITriggerFunctions,
	options: TestRunOptions,
): Promise<ITriggerResponse> {
	// While the published workflow polls in this process, the test only looks on.
	if (isPolling(trigger, options.memory.label)) {
		let unwatch = () => {};
		return {
			// n8n puts its own `emit` on the context after this function has returned.
			manualTriggerFunction: async () => {
				unwatch = watchPublished(trigger, (data) => {
					unwatch();
					trigger.emit(data);
				});
			},
			closeFunction: async () => unwatch(),
		};
	}
	noteStillPublished(trigger);
	const displaced = await makeWay(trigger, mayTakeOver(trigger));
	const stop = new StopSignal();
	const answers = new BuyerAnswers(trigger, options.connection);
	return {
		manualTriggerFunction: async () => void showNext(trigger, options, stop, answers),
		closeFunction: async () => {
			stop.stop();
			await answers.settle();
			if (displaced && !isUnpublished(trigger)) await setRegistration(trigger, displaced);
		},
	};
}
