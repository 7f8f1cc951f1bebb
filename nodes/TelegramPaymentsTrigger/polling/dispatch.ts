import { createHash } from 'node:crypto';
import type { IDataObject, INodeExecutionData, ITriggerFunctions } from 'n8n-workflow';
import { fallbackCall } from '../../shared/intake/fallback';
import { type Fresh, type Known, takeIn } from '../../shared/intake/intake';
import type { IntakeMemory } from '../../shared/intake/memory/intakeMemory';
import type { IntakeSettings } from '../../shared/intake/settings';
import { noteMissedWait } from '../../shared/intake/wake';
import { toItems } from '../../shared/n8n/items';
import { knowsKeys, type RunEnd, startRun } from '../../shared/n8n/runs';
import { withoutSaving } from '../../shared/n8n/staticData';
import type { BotConnection } from '../../shared/transport/botApi';
import { callLater } from '../../shared/transport/callLater';
import { type Told, wakeBeside, wakeOnce } from '../wakeOrPutOff';
import { backoffMs } from './backoff';
import { Backlog } from './backlog';
import { BuyerAnswers } from './buyerAnswers';
import { OrderedLanes } from './orderedLanes';
import type { StopSignal } from './stopSignal';

/** Runs that only report an answer given already: they must not slow down the next answers. */
const PARALLEL_REPORTS = 10;

/** How many payment runs begin at once, so that a burst leaves n8n time for the next checkouts. */
const PARALLEL_STARTS = 50;

/** A run that goes on for longer waits for something: it does not keep others from beginning. */
const START_MS = 1_000;

/**
 * How long a run holds back the next updates of its buyer. With `onReceived` it only has to be stored;
 * with `whenFinished` it should end. A run that was taken out of n8n's queue never does.
 */
const HOLDS_LANE_MS = { onReceived: 1_000, whenFinished: 60_000 } as const;

/** How often to look after a run that an earlier life of the node began. */
const LOOK_AGAIN_MS = 500;

export interface DispatchOptions {
	connection: BotConnection;
	settings: IntakeSettings;
	acknowledge: 'onReceived' | 'whenFinished';
	memory: IntakeMemory;
	stop: StopSignal;
	/** Where this n8n takes calls for waiting runs. */
	waitingBase: string;
	/** Told which updates Telegram need not hold any longer. */
	letGo: (updateIds: number[]) => void;
	/** Told of everything that a run is started for, e.g. to show it in a test run. */
	onRun: (data: INodeExecutionData[][]) => void;
}

/** What a piece of work may give up before it has ended. */
interface Turn {
	giveBack: () => void;
	freeLane: () => void;
}

/** n8n keeps keys of any length in an index; a charge's is long. */
const shorten = (key: string): string => createHash('sha256').update(key).digest('base64url');

/** Whether a run is to be started, or waited for, before Telegram may let go of the update. */
function isForRun(taken: Fresh | Known): boolean {
	if (taken.isUrgent) return false;
	if (taken.is === 'known') return taken.status === 'running';
	return (taken.emit ?? taken.wakeUp) !== undefined;
}

/** Deals with updates once they are here, from wherever: answers at once, then runs, in order. */
export class Dispatch {
	readonly answers: BuyerAnswers;
	readonly backlog: Backlog;
	private readonly payments = new OrderedLanes(PARALLEL_STARTS);
	private readonly queries = new OrderedLanes();
	private readonly reports = new OrderedLanes(PARALLEL_REPORTS);
	/** Tells the attempts of this life from those of an earlier one. */
	private readonly life = Date.now().toString(36);

	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly options: DispatchOptions,
	) {
		const { connection, acknowledge } = options;
		this.answers = new BuyerAnswers(trigger, connection);
		// Before 2.35 n8n does not say that it could not store a run: such a run never ends.
		const untilEnded = acknowledge === 'whenFinished' || !knowsKeys(trigger);
		this.backlog = new Backlog(trigger, { ...options, untilEnded });
	}

	/**
	 * Takes an update in. Never throws.
	 *
	 * @param isCarried it comes out of static data, Telegram does not hold it any more
	 */
	accept(update: unknown, isCarried = false): void {
		const updateId = (update as { update_id: number }).update_id;
		try {
			this.take(update, updateId, isCarried);
		} catch (error) {
			// Whatever is wrong with one update, the others get their runs.
			this.trigger.logger.error(
				`The update ${updateId} could not be dealt with: ${(error as Error).message}`,
			);
			if (isCarried) this.backlog.add(updateId, update as IDataObject, true);
		}
	}

	private take(update: unknown, updateId: number, isCarried: boolean): void {
		const { settings, memory, letGo } = this.options;
		const paidBefore = memory.orders.toText();
		const taken = takeIn(update, settings, memory, Date.now());
		if (taken.is !== 'known' && taken.log) this.trigger.logger.warn(taken.log);
		if (taken.is !== 'unreadable') {
			const answered = taken.answer ? this.answers.send(taken.answer) : Promise.resolve();
			if (isForRun(taken)) {
				this.backlog.add(updateId, update as IDataObject, isCarried);
				this.payments.add(taken.lane, async (giveBack) => {
					await new Promise<void>((freeLane) => {
						void this.deal(update, { giveBack, freeLane }).then(freeLane);
					});
				});
				return;
			}
			if (taken.is === 'fresh' && taken.isUrgent) this.acceptUrgent(taken, answered);
		}
		// Once per Order learns of payments that start no run, too, and n8n has to save that.
		const isLearned = memory.orders.toText() !== paidBefore;
		if (isCarried || isLearned) this.backlog.forget(updateId);
		letGo([updateId]);
	}

	/** Makes room when Telegram shows nothing new any more: all it shows waits for its run. */
	hurry(): void {
		if (!this.payments.hurry()) this.backlog.makeRoom(true);
	}

	/** A query is worth nothing after ten seconds: its run is started once, whatever comes of it. */
	private acceptUrgent(
		{ answer, guard, emit, wakeUp, lane, key }: Fresh,
		answered: Promise<void>,
	): void {
		const { connection, waitingBase, memory, settings } = this.options;
		if (guard) callLater(this.trigger, fallbackCall(guard, settings.fallback.afterMs), connection);
		memory.markHandled(key);
		if (!(emit ?? wakeUp)) return;
		(answer ? this.reports : this.queries).add(lane, async () => {
			await answered;
			// A buyer who was declined has the answer; nothing waits until a sleeping run knows it, too.
			if (wakeUp) void wakeBeside(this.trigger, wakeUp, waitingBase);
			if (!emit) return;
			const runKey = this.keyOf(key);
			const data = this.show(emit);
			const run = withoutSaving(this.trigger, () => startRun(this.trigger, data, runKey));
			const ended = run.then((end) => {
				if (end !== 'unstored') this.backlog.noteEnded(runKey);
			});
			if (answer) await Promise.race([ended, this.options.stop.pause(START_MS)]);
		});
	}

	/** Wakes who waits for an update and runs it, until it is dealt with. */
	private async deal(update: unknown, turn: Turn): Promise<void> {
		const { settings, memory, stop, waitingBase } = this.options;
		const updateId = (update as { update_id: number }).update_id;
		let told: Told = 'putOff';
		let attempt = 1;
		const freeAt = Date.now() + HOLDS_LANE_MS.whenFinished;
		const tryAgain = async (failures: number) => {
			if (Date.now() > freeAt) turn.freeLane();
			await stop.pause(backoffMs(failures));
		};
		for (let failures = 1; !stop.isStopped && this.backlog.has(updateId); failures++) {
			// Anew each time: a run that an earlier life began may have ended meanwhile.
			const taken = takeIn(update, settings, memory, Date.now());
			if (taken.is === 'unreadable') return;
			const { key } = taken;
			if (taken.is === 'known') {
				if (taken.status === 'handled') return this.finish(updateId);
				await this.holdLane(turn, this.untilEnded(key));
				continue;
			}
			const { wakeUp, emit } = taken;
			if (wakeUp && told === 'putOff') {
				told = await wakeOnce(this.trigger, memory, wakeUp, key, waitingBase);
				if (told === 'putOff') {
					await tryAgain(failures);
					continue;
				}
			}
			if (wakeUp && told === 'missed') noteMissedWait(emit, wakeUp);
			if (!emit) {
				memory.markHandled(key);
				return this.finish(updateId);
			}
			const run = this.run({ updateId, key, attempt }, this.show(emit), turn.giveBack);
			const end = await this.holdLane(turn, run);
			if (this.isDealtWith(end)) return;
			// What n8n could not store may have left a row: the same key takes it over.
			if (end === 'unstored') this.backlog.noteUnstored(updateId, update as IDataObject);
			else attempt++;
			turn.giveBack();
			await tryAgain(failures);
		}
	}

	/** Keeps the buyer's next updates back, but not for good: some runs never end. */
	private async holdLane<T>({ freeLane }: Turn, work: Promise<T>): Promise<T> {
		const { acknowledge, stop } = this.options;
		let isGoingOn = true;
		void stop.pause(HOLDS_LANE_MS[acknowledge]).then(() => {
			if (isGoingOn) freeLane();
		});
		const result = await work;
		isGoingOn = false;
		return result;
	}

	/** Waits for a run that this node began before it was published anew. */
	private async untilEnded(key: string): Promise<void> {
		const { memory, stop } = this.options;
		while (memory.statusOf(key) === 'running' && !stop.isStopped) await stop.pause(LOOK_AGAIN_MS);
	}

	/** May stay open for good. */
	private async run(
		{ updateId, key, attempt }: { updateId: number; key: string; attempt: number },
		data: INodeExecutionData[][],
		giveBack: () => void,
	): Promise<RunEnd> {
		const { memory, acknowledge, stop } = this.options;
		const runKey = this.keyOf(key, acknowledge === 'whenFinished' ? attempt : undefined);
		const end = await new Promise<RunEnd>((resolve) => {
			this.backlog.startRun(updateId, () => {
				memory.begin(key);
				void stop.pause(START_MS).then(giveBack);
				void startRun(this.trigger, data, runKey).then((ended) => {
					memory.end(key, this.isDealtWith(ended));
					resolve(ended);
				});
			});
		});
		if (this.isDealtWith(end)) this.finish(updateId, runKey);
		return end;
	}

	/** With `onReceived` everything that n8n has stored is dealt with, however it ended. */
	private isDealtWith(end: RunEnd): boolean {
		return this.options.acknowledge === 'onReceived' ? end !== 'unstored' : end === 'succeeded';
	}

	private finish(updateId: number, runKey?: string): void {
		this.backlog.finish(updateId, runKey);
		this.options.letGo([updateId]);
	}

	private show(rows: object[][]): INodeExecutionData[][] {
		const data = toItems(this.trigger, rows);
		this.options.onRun(data);
		return data;
	}

	/** What n8n knows a run by. Repeated attempts are runs of their own. */
	private keyOf(key: string, attempt?: number): string {
		const { bot } = this.options.memory;
		const thing = `${this.trigger.getNode().id}:${String(bot.id)}:${key}`;
		return shorten(attempt === undefined ? thing : `${thing}:${this.life}:${attempt}`);
	}
}
