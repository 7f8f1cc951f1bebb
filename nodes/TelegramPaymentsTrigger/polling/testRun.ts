import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { takeIn } from '../../shared/intake/intake';
import type { IntakeMemory } from '../../shared/intake/memory/intakeMemory';
import type { IntakeSettings } from '../../shared/intake/settings';
import { toItems } from '../../shared/n8n/items';
import { type BotConnection, callBotApi } from '../../shared/transport/botApi';
import { wantedUpdates } from '../allowedUpdates';
import { guardAnswer } from '../answerGuard';
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
 * A test run in the editor by long polling. It shows one update and confirms nothing, so that the
 * published workflow gets it as well. While that polls in this process, the test only looks on.
 */
class TestRun {
	private readonly stop = new StopSignal();
	private readonly window = new UpdateWindow();
	private readonly answers: BuyerAnswers;

	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly options: TestRunOptions,
	) {
		this.answers = new BuyerAnswers(trigger, options.connection);
	}

	/** Until an update was shown, or closed. */
	async run(): Promise<void> {
		while (!this.stop.isStopped) {
			try {
				await this.fetch();
			} catch (error) {
				if (this.stop.isStopped) return;
				this.trigger.logger.warn(`Telegram could not be polled: ${(error as Error).message}`);
			}
			await this.stop.pause(PAUSE_MS);
		}
	}

	async close(): Promise<void> {
		this.stop.stop();
		await this.answers.settle();
	}

	private async fetch(): Promise<void> {
		const { connection, settings } = this.options;
		const parameters = {
			offset: this.window.offset,
			timeout: 0,
			allowed_updates: wantedUpdates(settings.events),
		};
		const updates = await callBotApi<unknown[]>(connection, 'getUpdates', parameters, {
			signal: this.stop.signal,
			repeat: false,
		});
		for (const update of updates) {
			const isFresh = this.window.fetch((update as { update_id: number }).update_id);
			if (isFresh && !this.stop.isStopped) this.accept(update);
		}
	}

	/** A buyer is answered in a test, too; the first row is shown. */
	private accept(update: unknown): void {
		const { settings, memory, connection } = this.options;
		const taken = takeIn(update, settings, memory, Date.now(), { again: true });
		if (taken.is === 'unreadable') return this.trigger.logger.warn(taken.log);
		if (taken.answer) void this.answers.send(taken.answer);
		if (taken.is !== 'fresh') return;
		if (taken.guard) {
			guardAnswer(this.trigger, taken.guard, settings.fallback.afterMs, connection);
		}
		if (!taken.emit) return;
		this.trigger.emit(toItems(this.trigger, taken.emit));
		this.stop.stop();
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
	const test = new TestRun(trigger, options);
	return {
		manualTriggerFunction: async () => void test.run(),
		closeFunction: async () => {
			await test.close();
			if (displaced && !isUnpublished(trigger)) await setRegistration(trigger, displaced);
		},
	};
}
