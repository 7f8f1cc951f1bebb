import { sleep } from 'n8n-workflow';
import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import type { IntakeMemory } from '../../shared/intake/memory/intakeMemory';
import { knowsKeys, saveWithoutRun, startRun } from '../../shared/n8n/runs';
import { noteChanged, untilSaved, withoutSaving } from '../../shared/n8n/staticData';
import { Carried } from './carried';
import type { StopSignal } from './stopSignal';

/** How many updates static data may hold; n8n writes it as a whole every time. */
const CAPACITY = 1_000;

/** A run that takes longer is worth a place in static data, so that Telegram need not wait for it. */
const SLOW_MS = 300;

/** After so long without a new run, what has ended is taken out of n8n's database. */
const QUIET_MS = 5_000;

/**
 * n8n waits up to a minute for its database before it gives a run up; what goes on for longer has been
 * stored, and is in n8n's list of executions.
 */
const STORED_AFTER_MS = 70_000;

/** When n8n's database is slow, further runs do not wait for the saving under way. */
const PATIENT_MS = 500;

/** n8n does not try again what it could not save, so after so long it is asked to once more. */
const SAVE_AGAIN_AFTER_MS = 5_000;

/** How much later than the first saving the second one has ended, when it was asked for twice. */
const SAVED_TWICE_AFTER_MS = 1_000;

/** How long a stop waits for n8n to save. */
const SAVED_AT_STOP_MS = 2_000;

interface Entry {
	/** The update as JSON: n8n makes something of every object in static data, again for each run. */
	text: string;
	/** When its first run was handed to n8n. */
	startedAt?: number;
	/** Written into static data. */
	isWritten: boolean;
	/** n8n's database has it. */
	isSafe?: boolean;
}

interface BacklogOptions {
	/** Of the bot whose updates they are; static data holds it as well. */
	memory: Pick<IntakeMemory, 'label' | 'save'>;
	stop: StopSignal;
	/** Told which updates are safe in n8n's database, so that Telegram may let go of them. */
	letGo: (updateIds: number[]) => void;
	/** A run that has ended is all that counts: what goes on, or may be stored, must not be given up. */
	untilEnded: boolean;
}

/**
 * Updates whose runs have not ended. They are kept in the node's static data as well, which n8n saves
 * whenever a run is started: then a kill loses nothing and Telegram can go on to what comes next.
 */
export class Backlog {
	private readonly entries = new Map<number, Entry>();
	private readonly starts: Array<() => void> = [];
	private isSaving = false;
	private areRunsSlow = false;
	/** What n8n's database holds is out of date: an update that it has was finished. */
	private isOutdated = false;
	/** Telegram shows nothing new before n8n has saved. */
	private isRoomNeeded = false;
	/** The last saving made no room, and the next one would make none either. */
	private noRoomUntil = -Infinity;
	/** Has n8n save without a new run; `undefined` before any run has ended, and where n8n knows no keys. */
	private endedKey?: string;
	private quiet = 0;
	private hasWarned = false;
	private readonly carried: Carried;

	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly options: BacklogOptions,
	) {
		this.carried = new Carried(trigger, options.memory.label);
	}

	/**
	 * Adds an update, or goes on with it: what comes out of static data, Telegram may hold as well.
	 *
	 * @param isWritten it comes out of static data
	 */
	add(updateId: number, update: IDataObject, isWritten = false): void {
		const known = this.entries.get(updateId);
		this.entries.set(updateId, {
			text: JSON.stringify(update),
			...known,
			isWritten: isWritten || known?.isWritten === true,
		});
		if (isWritten) this.isOutdated = true;
	}

	/** Starts a run together with the next saving; `start` calls `emit`. */
	startRun(updateId: number, start: () => void): void {
		this.starts.push(() => {
			const entry = this.entries.get(updateId);
			if (entry) entry.startedAt ??= Date.now();
			start();
		});
		void this.save();
	}

	/** A run has ended that n8n had stored: its key serves to have n8n save. */
	noteEnded(runKey: string): void {
		if (knowsKeys(this.trigger)) this.endedKey = runKey;
	}

	/** Whether it is still to be dealt with: the oldest are given up when there is no room for others. */
	has(updateId: number): boolean {
		return this.entries.has(updateId);
	}

	/** n8n has not stored its run after all, though it may have counted as stored by now. */
	noteUnstored(updateId: number, update: IDataObject): void {
		this.entries.set(updateId, { text: JSON.stringify(update), isWritten: true });
		this.isOutdated = true;
		if (this.options.stop.isStopped) this.carried.leaveBehind(this.entries);
	}

	/** Nothing is left to do for this update. */
	finish(updateId: number, runKey?: string): void {
		if (runKey !== undefined) this.noteEnded(runKey);
		const entry = this.entries.get(updateId);
		if (!entry) return;
		if (entry.startedAt !== undefined) {
			this.areRunsSlow = Date.now() - entry.startedAt > SLOW_MS;
		}
		// Without a run nothing has saved what the memory learned of it, such as that its order is paid.
		if (entry.isWritten || runKey === undefined) this.forget(updateId);
		else this.drop(updateId);
	}

	/** Nothing is left of this update; n8n saves that once nothing else goes on. */
	forget(updateId: number): void {
		this.drop(updateId);
		this.isOutdated = true;
		void this.tidyWhenQuiet();
	}

	/** Has n8n save where there is nothing to run, if that is possible. */
	private saveNow(): void {
		const start = this.savingStart();
		if (!start || this.isSaving) return;
		this.starts.push(start);
		this.areRunsSlow = true;
		void this.save();
	}

	/**
	 * Has n8n save what Telegram still holds, so that Telegram may let go of it.
	 *
	 * @param isNothingShown Telegram shows nothing that comes after it, and no run may ever end: then n8n
	 *   is made to save even if that takes a run without items
	 */
	makeRoom(isNothingShown: boolean): void {
		if (Date.now() < this.noRoomUntil) return;
		this.isRoomNeeded ||= isNothingShown;
		this.saveNow();
	}

	/** What makes n8n save when there is nothing to run. */
	private savingStart(): (() => void) | undefined {
		const { trigger, endedKey: key } = this;
		if (key !== undefined) return () => saveWithoutRun(trigger, key);
		// With that setting the nodes behind the trigger would run once with nothing.
		const { alwaysOutputData } = trigger.getNode();
		return this.isRoomNeeded && !alwaysOutputData ? () => this.startEmptyRun() : undefined;
	}

	private startEmptyRun(): void {
		const key = `${this.carried.key}:${Date.now()}`;
		void startRun(this.trigger, [[]], key).then((end) => {
			if (end !== 'unstored') this.noteEnded(key);
		});
	}

	/** Before the end of this life: what n8n's database holds is brought up to date. */
	async close(): Promise<void> {
		if (this.entries.size > 0) this.carried.leaveBehind(this.entries);
		const { endedKey: key } = this;
		if (this.isOutdated && key !== undefined) {
			this.write(this.trigger.getWorkflowStaticData('node'), true);
			saveWithoutRun(this.trigger, key);
			this.isOutdated = false;
		} else if (!this.isSaving) return;
		const deadline = Date.now() + SAVED_AT_STOP_MS;
		await untilSaved(this.trigger, sleep, () => Date.now() > deadline);
	}

	private drop(updateId: number): void {
		this.entries.delete(updateId);
		this.carried.noteFinished(updateId);
	}

	/** One saving at a time: only so it is known what n8n has saved (see `untilSaved`). */
	private async save(): Promise<void> {
		if (this.isSaving) return;
		this.isSaving = true;
		const { stop, letGo } = this.options;
		// Those that come in the same moment go together.
		await Promise.resolve();
		let isSavedTwice = false;
		while (this.starts.length > 0 && !stop.isStopped) {
			this.quiet++;
			// n8n saves with the first run; the others begin when Telegram may let go of all of them.
			const [first, ...others] = this.starts.splice(0);
			const isBusy = this.entries.size > 1 || this.areRunsSlow;
			const written = this.write(this.trigger.getWorkflowStaticData('node'), isBusy);
			this.isOutdated = false;
			first?.();
			const patientUntil = Date.now() + PATIENT_MS;
			let saveAgainAt = Date.now() + SAVE_AGAIN_AFTER_MS;
			const pause = async (ms: number) => {
				await stop.pause(ms);
				if (stop.isStopped || Date.now() <= patientUntil) return;
				const late = [...others.splice(0), ...this.starts.splice(0)];
				if (Date.now() >= saveAgainAt) {
					// It changes nothing, so that what is seen as saved is what was written above.
					const again = late.shift() ?? this.savingStart();
					again?.();
					isSavedTwice ||= again !== undefined;
					saveAgainAt = Date.now() + SAVE_AGAIN_AFTER_MS;
				}
				for (const start of late) withoutSaving(this.trigger, start);
			};
			const isSaved = await untilSaved(this.trigger, pause, () => stop.isStopped);
			this.isRoomNeeded = false;
			if (isSaved && isSavedTwice) await stop.pause(SAVED_TWICE_AFTER_MS);
			// A saving that was given up may end during the next one.
			isSavedTwice = !isSaved;
			if (isSaved) {
				this.noRoomUntil = this.isAllSafe() ? Date.now() + SAVE_AGAIN_AFTER_MS : -Infinity;
				this.noteSafe(written);
				letGo(written);
			} else this.isOutdated = true;
			if (stop.isStopped) break;
			for (const start of others) withoutSaving(this.trigger, start);
		}
		this.isSaving = false;
		if (this.isOutdated) void this.tidyWhenQuiet();
	}

	/**
	 * Writes the memory, and the updates that are not finished.
	 *
	 * @param all false leaves out those that Telegram will hold until their quick runs have ended
	 * @returns which updates are written
	 */
	private write(stored: IDataObject, all: boolean): number[] {
		this.dropStored();
		this.options.memory.save(stored);
		const chosen = [...this.entries]
			.filter(([, entry]) => all || entry.isWritten)
			.slice(0, CAPACITY);
		for (const [, entry] of chosen) entry.isWritten = true;
		this.carried.write(
			stored,
			chosen.map(([, entry]) => entry.text),
		);
		noteChanged(stored);
		return chosen.map(([updateId]) => updateId);
	}

	/** Whether n8n's database has all that fits into static data. */
	private isAllSafe(): boolean {
		return [...this.entries.values()].slice(0, CAPACITY).every(({ isSafe }) => isSafe);
	}

	private noteSafe(updateIds: number[]): void {
		for (const updateId of updateIds) {
			const entry = this.entries.get(updateId);
			if (entry) entry.isSafe = true;
		}
	}

	/** Gives up what n8n has in its own list for certain: always, or when there is no room for others. */
	private dropStored(): void {
		const storedBefore = Date.now() - STORED_AFTER_MS;
		for (const [updateId, { startedAt = Infinity }] of this.entries) {
			if (startedAt > storedBefore) continue;
			if (this.options.untilEnded) {
				if (this.entries.size <= CAPACITY) return;
				this.warn();
			}
			this.drop(updateId);
			this.options.letGo([updateId]);
		}
	}

	private warn(): void {
		if (this.hasWarned) return;
		this.hasWarned = true;
		this.trigger.logger.error(
			`More than ${CAPACITY} updates wait for a run that succeeds. The oldest are not started again: find their runs among the failed executions of this workflow and retry them there.`,
		);
	}

	private async tidyWhenQuiet(): Promise<void> {
		const turn = ++this.quiet;
		await this.options.stop.pause(QUIET_MS);
		if (turn !== this.quiet || !this.isOutdated || this.options.stop.isStopped) return;
		this.saveNow();
	}
}
