import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import {
	handleUpdate,
	type Handling,
	type HandlingSettings,
	placeOnOutput,
} from '../../shared/intake/decide';
import type { WakeUp } from '../../shared/intake/wake';
import { classifyUpdate, type ClassifiedUpdate, orderingKey } from '../../shared/payments/updates';
import { type BotConnection, callBotApi } from '../../shared/transport/botApi';
import type { BotApiRefusal } from '../../shared/transport/outcomes';
import { wantedUpdates } from '../allowedUpdates';
import { guardAnswer } from '../answerGuard';
import type { DeliveryMemory } from '../../shared/intake/memory/deliveryMemory';
import { noteChanged } from '../../shared/n8n/keepChanged';
import { wakeOrPutOff } from '../wakeOrPutOff';
import { backoffMs } from './backoff';
import { BuyerAnswers } from './buyerAnswers';
import { carriedUpdates, releaseCarried } from './carried';
import { OrderedLanes } from './orderedLanes';
import { followRun, startRun } from '../../shared/n8n/runs';
import { SetAside } from './setAside';
import type { StopSignal } from './stopSignal';
import { describeEnd, describeUnreadable, isConflict, isFinal } from './trouble';
import { UpdateWindow } from './updateWindow';

/** Long poll: Telegram holds the request that long when there is nothing new (its limit is 50 s). */
const LONG_POLL_S = 50;

/** Telegram gives at most 100 updates a call. */
const BATCH_LIMIT = 100;

/** Polling the same offset faster makes Telegram give one update a call (Bot API server, 0.5 s). */
const BUSY_PAUSE_MS = 600;

/** Runs that only report an answer given already: they must not slow down the next answers. */
const PARALLEL_REPORTS = 10;

/** How many payment runs go on at once; what waits for its turn is still Telegram's or carried. */
const PARALLEL_RUNS = 50;

/** A test run never waits at Telegram (that would end production's poll), so it asks this often. */
const TEST_PAUSE_MS = 3_100;

export interface PollerOptions {
	connection: BotConnection;
	settings: HandlingSettings;
	acknowledge: 'onReceived' | 'whenFinished';
	memory: DeliveryMemory;
	stop: StopSignal;
	/** Where this n8n takes calls for waiting runs. */
	waitingBase: string;
	/** A test run in the editor: shows one update and confirms nothing. */
	once: boolean;
}

const idOf = (update: unknown): number => (update as { update_id: number }).update_id;

/** Fetches a bot's updates by long polling and deals with them until stopped. */
export class Poller {
	private readonly window = new UpdateWindow();
	private readonly payments = new OrderedLanes(PARALLEL_RUNS);
	private readonly queries = new OrderedLanes();
	private readonly reports = new OrderedLanes(PARALLEL_REPORTS);
	private readonly answers: BuyerAnswers;
	private readonly aside: SetAside;
	/** The offset that Telegram has been told last. */
	private confirmed = 0;
	private onIdle?: () => void;
	/** A test run has shown its update. */
	private hasShown = false;

	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly options: PollerOptions,
	) {
		this.answers = new BuyerAnswers(trigger, options.connection);
		this.aside = new SetAside(trigger, options.stop, (ids) => this.letGo(ids));
	}

	/** Takes up what an earlier life of this node had set aside. */
	resume(): void {
		for (const update of carriedUpdates(this.trigger.getWorkflowStaticData('node'))) {
			this.window.fetch(idOf(update));
			this.accept(update);
			this.window.finish(idOf(update));
		}
	}

	/** Runs until stopped; trouble that cannot pass by itself ends it through `emitError`. */
	async run(): Promise<void> {
		const { stop } = this.options;
		let failures = 0;
		let conflicts = 0;
		while (!stop.isStopped && !this.hasShown) {
			try {
				const { offset } = this.window;
				await this.fetch();
				failures = conflicts = 0;
				await this.answers.headStart(stop);
				if (this.options.once) await stop.pause(TEST_PAUSE_MS);
				else if (this.window.offset === offset && this.window.isBusy) {
					await Promise.race([stop.pause(BUSY_PAUSE_MS), this.untilIdle()]);
				}
			} catch (error) {
				if (stop.isStopped) return;
				failures++;
				conflicts = isConflict(error) ? conflicts + 1 : 0;
				if (isFinal(error, conflicts)) return this.reportAndStop(error);
				this.trigger.logger.warn(`Telegram could not be polled: ${(error as Error).message}`);
				await stop.pause(backoffMs(failures));
			}
		}
	}

	/** Resolves when nothing that Telegram still holds is being worked on. */
	private async untilIdle(): Promise<void> {
		await new Promise<void>((resolve) => (this.onIdle = resolve));
	}

	/** Waits for answers under way and tells Telegram what has been dealt with. */
	async close(): Promise<void> {
		this.options.stop.stop();
		await this.answers.settle();
		if (this.options.once || this.window.offset === this.confirmed) return;
		const confirm = { offset: this.window.offset, limit: 1, timeout: 0 };
		try {
			await callBotApi(this.options.connection, 'getUpdates', confirm, {
				timeoutMs: 5_000,
				repeat: false,
			});
		} catch (error) {
			// Unconfirmed updates come again and are recognised then.
			this.trigger.logger.debug(`Updates were left unconfirmed: ${(error as Error).message}`);
		}
	}

	/** One `getUpdates`, and everything that follows from it. */
	private async fetch(): Promise<void> {
		const timeout = this.window.isBusy || this.options.once ? 0 : LONG_POLL_S;
		const { offset } = this.window;
		const updates = await callBotApi<unknown[]>(
			this.options.connection,
			'getUpdates',
			{
				offset,
				limit: BATCH_LIMIT,
				timeout,
				allowed_updates: wantedUpdates(this.options.settings.events),
			},
			{
				timeoutMs: (timeout + 10) * 1_000,
				signal: this.options.stop.signal,
				repeat: false,
			},
		);
		this.confirmed = offset;
		const fresh = updates.filter((update) => this.window.fetch(idOf(update)));
		for (const update of fresh) this.accept(update);
		if (fresh.length === 0 && updates.length === BATCH_LIMIT && !this.options.once) {
			// A hundred updates that are all known hide what comes after them.
			this.aside.keep(updates.filter((update) => this.window.isUnfinished(idOf(update))));
		}
	}

	private accept(update: unknown): void {
		const updateId = idOf(update);
		const classified = classifyUpdate(update);
		const { memory, settings } = this.options;
		if (!classified) {
			this.trigger.logger.error(describeUnreadable(update as object));
			return this.release(updateId);
		}
		if (memory.statusOf(updateId) === 'handled') return this.finish(updateId);
		const now = Date.now();
		const handling = handleUpdate(classified, settings, memory.orders.knownAt(now), now);
		if (settings.rules.oncePerOrder) this.followOrder(classified, handling, now);
		this.dispatch(classified, handling);
	}

	/** n8n saves static data when a run is emitted, so a paid order has to be in it before that. */
	private followOrder(classified: ClassifiedUpdate, handling: Handling, now: number): void {
		const { memory, once } = this.options;
		memory.orders.follow(classified, handling, now);
		if (classified.event !== 'successful_payment' || once) return;
		memory.orders.save(this.trigger.getWorkflowStaticData('node'));
	}

	/** Answers at once and side by side; runs wait for their buyer's earlier ones. */
	private dispatch(classified: ClassifiedUpdate, handling: Handling): void {
		const { update_id: updateId } = classified.update;
		const answered = handling.answer ? this.answers.send(handling.answer) : Promise.resolve();
		if (handling.fallback) guardAnswer(this.trigger, handling.fallback, this.options.connection);
		// A query is worth nothing after ten seconds, so it never holds back the confirmation.
		const { wakeUp, record } = handling;
		if ('query' in classified || !(record ?? wakeUp)) this.letGo([updateId]);
		if (!(record ?? wakeUp)) return;
		this.lanesFor(classified, handling).add(orderingKey(classified), async () => {
			await answered;
			if (await this.isHandledByEarlierRun(updateId)) return this.finish(updateId);
			if (wakeUp) await this.wakeUntilTold(wakeUp, updateId);
			if (!record || (await this.runUntilAcknowledged(classified, record as IDataObject))) {
				this.finish(updateId);
			}
		});
	}

	private lanesFor(classified: ClassifiedUpdate, handling: Handling): OrderedLanes {
		if (handling.answer) return this.reports;
		return 'query' in classified ? this.queries : this.payments;
	}

	private finish(updateId: number): void {
		if (this.options.once) return;
		const { memory } = this.options;
		memory.markHandled(updateId);
		memory.save(this.trigger.getWorkflowStaticData('node'));
		this.release(updateId);
	}

	/** Neither this node nor Telegram need keep the update any longer. */
	private release(updateId: number): void {
		if (this.options.once) return;
		releaseCarried(this.trigger.getWorkflowStaticData('node'), updateId);
		this.letGo([updateId]);
	}

	/** Waits for a run that this node began before it was published anew; tells whether it succeeded. */
	private async isHandledByEarlierRun(updateId: number): Promise<boolean> {
		const { memory, stop, once } = this.options;
		if (once) return false;
		while (memory.statusOf(updateId) === 'running' && !stop.isStopped) {
			await stop.pause(BUSY_PAUSE_MS);
		}
		return memory.statusOf(updateId) === 'handled';
	}

	/** Telegram need not hold these updates any longer. A test run leaves all of them to production. */
	private letGo(updateIds: number[]): void {
		if (this.options.once) return;
		for (const id of updateIds) this.window.finish(id);
		if (!this.window.isBusy) this.onIdle?.();
	}

	private async wakeUntilTold(wakeUp: WakeUp, updateId: number): Promise<void> {
		const { stop, once, waitingBase } = this.options;
		// A test run in the editor must not use up what production waits for.
		for (let attempt = 1; !stop.isStopped && !once; attempt++) {
			if (await wakeOrPutOff(this.trigger, wakeUp, updateId, waitingBase)) return;
			await stop.pause(backoffMs(attempt));
		}
	}

	private async runUntilAcknowledged(
		classified: ClassifiedUpdate,
		record: IDataObject,
	): Promise<boolean> {
		const { settings, acknowledge, stop, once, memory } = this.options;
		const items = this.trigger.helpers.returnJsonArray(record);
		const data = placeOnOutput(classified.event, settings.events, items);
		if (once) {
			this.hasShown = true;
			this.trigger.emit(data);
			return true;
		}
		const isQuery = 'query' in classified;
		const { update_id: updateId } = classified.update;
		const key = `${this.trigger.getNode().id}:${updateId}`;
		for (let attempt = 1; !stop.isStopped; attempt++) {
			// A buyer waits for a query, so its run is not repeated: the guard answers instead.
			const mode = isQuery ? 'onReceived' : acknowledge;
			// n8n may have taken the note of an earlier change back, see keepChanged.
			noteChanged(this.trigger.getWorkflowStaticData('node'));
			const run = startRun(this.trigger, data, mode, key);
			this.aside.releaseAfterEmit();
			if (!isQuery) followRun(memory, updateId, run);
			if ((await run) || isQuery) return true;
			await stop.pause(backoffMs(attempt));
		}
		return false;
	}

	private reportAndStop(refusal: BotApiRefusal): void {
		this.options.stop.stop();
		this.trigger.emitError(new Error(describeEnd(refusal)));
	}
}
