import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import { type Fresh, type Known, takeIn } from '../../shared/intake/intake';
import type { IntakeMemory } from '../../shared/intake/memory/intakeMemory';
import type { IntakeSettings } from '../../shared/intake/settings';
import { noteMissedWait, type WakeUp } from '../../shared/intake/wake';
import type { Row } from '../../shared/payments/rows/row';
import { type BotConnection, callBotApi } from '../../shared/transport/botApi';
import type { BotApiRefusal } from '../../shared/transport/outcomes';
import { wantedUpdates } from '../allowedUpdates';
import { guardAnswer } from '../answerGuard';
import { noteChanged } from '../../shared/n8n/keepChanged';
import { type Told, wakeBeside, wakeOrPutOff } from '../wakeOrPutOff';
import { backoffMs } from './backoff';
import { BuyerAnswers } from './buyerAnswers';
import { carriedUpdates, releaseCarried } from './carried';
import { OrderedLanes } from './orderedLanes';
import { followRun, startRun } from '../../shared/n8n/runs';
import { SetAside } from './setAside';
import type { StopSignal } from './stopSignal';
import { describeEnd, isConflict, isFinal } from './trouble';
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
	settings: IntakeSettings;
	acknowledge: 'onReceived' | 'whenFinished';
	memory: IntakeMemory;
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
		const { memory, settings, once } = this.options;
		const taken = takeIn(update, settings, memory, Date.now(), { again: once });
		if (taken.is !== 'known' && taken.log) this.trigger.logger.warn(taken.log);
		if (taken.is === 'unreadable') return this.release(updateId);
		// n8n saves static data when a run is emitted, so a paid order has to be in it before that.
		if (!once) memory.save(this.trigger.getWorkflowStaticData('node'));
		this.dispatch(update, taken);
	}

	/** Answers at once and side by side; runs wait for their buyer's earlier ones. */
	private dispatch(update: unknown, taken: Fresh | Known): void {
		const { updateId, key, lane, isUrgent, answer } = taken;
		const answered = answer ? this.answers.send(answer) : Promise.resolve();
		if (taken.is === 'known' && taken.status === 'handled') return this.finish(updateId, key);
		const { guard, wakeUp, emit } = taken.is === 'fresh' ? taken : {};
		if (guard) guardAnswer(this.trigger, guard, this.options.connection);
		const isAnswerOnly = taken.is === 'fresh' && !(emit ?? wakeUp);
		// A query is worth nothing after ten seconds, so it never holds back the confirmation.
		if (isUrgent || isAnswerOnly) this.letGo([updateId]);
		if (isAnswerOnly) return;
		this.lanesFor(taken).add(lane, async () => {
			await answered;
			const due = taken.is === 'fresh' ? taken : await this.afterEarlierRun(update, key);
			if (due === 'stopped') return;
			if (due?.wakeUp) await this.tell(due.wakeUp, due);
			if (!due?.emit || (await this.runUntilAcknowledged(due, due.emit))) {
				this.finish(updateId, key);
			}
		});
	}

	private lanesFor({ answer, isUrgent }: Fresh | Known): OrderedLanes {
		if (answer) return this.reports;
		return isUrgent ? this.queries : this.payments;
	}

	private finish(updateId: number, key: string): void {
		if (this.options.once) return;
		const { memory } = this.options;
		memory.markHandled(key);
		memory.save(this.trigger.getWorkflowStaticData('node'));
		this.release(updateId);
	}

	/** Neither this node nor Telegram need keep the update any longer. */
	private release(updateId: number): void {
		if (this.options.once) return;
		releaseCarried(this.trigger.getWorkflowStaticData('node'), updateId);
		this.letGo([updateId]);
	}

	/**
	 * Waits for a run that this node began before it was published anew.
	 *
	 * @returns what is still to do: nothing when that run has succeeded
	 */
	private async afterEarlierRun(
		update: unknown,
		key: string,
	): Promise<Fresh | 'stopped' | undefined> {
		const { memory, settings, stop } = this.options;
		while (memory.statusOf(key) === 'running' && !stop.isStopped) await stop.pause(BUSY_PAUSE_MS);
		if (stop.isStopped) return 'stopped';
		const taken = takeIn(update, settings, memory, Date.now());
		return taken.is === 'fresh' ? taken : undefined;
	}

	/** Telegram need not hold these updates any longer. A test run leaves all of them to production. */
	private letGo(updateIds: number[]): void {
		if (this.options.once) return;
		for (const id of updateIds) this.window.finish(id);
		if (!this.window.isBusy) this.onIdle?.();
	}

	private async tell(wakeUp: WakeUp, { key, isUrgent, emit }: Fresh): Promise<void> {
		const { once, waitingBase } = this.options;
		// A test run in the editor must not use up what production waits for.
		if (once) return;
		// A buyer who was declined has the answer; nothing waits until a sleeping run knows it, too.
		if (isUrgent) void wakeBeside(this.trigger, wakeUp, waitingBase);
		else if ((await this.wakeUntilTold(wakeUp, key)) === 'missed') noteMissedWait(emit, wakeUp);
	}

	private async wakeUntilTold(wakeUp: WakeUp, key: string): Promise<Told> {
		const { stop, waitingBase } = this.options;
		for (let attempt = 1; !stop.isStopped; attempt++) {
			const told = await wakeOrPutOff(this.trigger, wakeUp, key, waitingBase);
			if (told !== 'putOff') return told;
			await stop.pause(backoffMs(attempt));
		}
		return 'putOff';
	}

	private async runUntilAcknowledged({ key, isUrgent }: Fresh, emit: Row[][]): Promise<boolean> {
		const { acknowledge, stop, once, memory } = this.options;
		const { returnJsonArray } = this.trigger.helpers;
		const data = emit.map((rows) => returnJsonArray(rows as IDataObject[]));
		if (once) {
			this.hasShown = true;
			this.trigger.emit(data);
			return true;
		}
		const deduplicationKey = `${this.trigger.getNode().id}:${key}`;
		for (let attempt = 1; !stop.isStopped; attempt++) {
			// A buyer waits for a query, so its run is not repeated: the guard answers instead.
			const mode = isUrgent ? 'onReceived' : acknowledge;
			// n8n may have taken the note of an earlier change back, see keepChanged.
			noteChanged(this.trigger.getWorkflowStaticData('node'));
			const run = startRun(this.trigger, data, mode, deduplicationKey);
			this.aside.releaseAfterEmit();
			if (!isUrgent) memory.begin(key, { outcome: followRun(run) });
			if ((await run) || isUrgent) return true;
			await stop.pause(backoffMs(attempt));
		}
		return false;
	}

	private reportAndStop(refusal: BotApiRefusal): void {
		this.options.stop.stop();
		this.trigger.emitError(new Error(describeEnd(refusal)));
	}
}
