import { sleep } from 'n8n-workflow';
import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import { nodeKey } from '../../shared/n8n/nodeKey';
import { knowsKeys, saveWithoutRun, saveWithRun } from '../../shared/n8n/runs';
import { noteChanged, untilSaved, withoutSaving } from '../../shared/n8n/staticData';
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
	/** When its run was handed to n8n. */
	startedAt?: number;
	/** Written into static data. */
	isWritten: boolean;
}

/** Between the updates in static data: `JSON.stringify` writes no line breaks. */
const SEPARATOR = '\n';

/** Unfinished updates in static data, by bot: those of another one wait until it is back. */
type Carried = Record<string, string>;

const carriedIn = (stored: IDataObject): Carried => (stored.carried ?? {}) as Carried;

/** A workflow that is published anew starts within seconds after it was stopped. */
const LEFT_BEHIND_MS = 60_000;

/** What a loop of this process has left unfinished, as JSON by update. */
interface LeftBehind {
	at: number;
	texts: Map<number, string>;
}

/** By node and bot: newer than what n8n gives the next loop. */
const leftBehind = new Map<string, LeftBehind>();

const keyOf = (trigger: ITriggerFunctions, bot: string): string => `${nodeKey(trigger)}:${bot}`;

/** Updates of a bot that an earlier life of the node had not finished. */
export function carriedUpdates(trigger: ITriggerFunctions, bot: string): IDataObject[] {
	const saved = carriedIn(trigger.getWorkflowStaticData('node'))[bot] ?? '';
	const key = keyOf(trigger, bot);
	const { at = 0, texts } = leftBehind.get(key) ?? {};
	leftBehind.delete(key);
	const left = texts && Date.now() - at < LEFT_BEHIND_MS ? [...texts.values()] : [];
	const all = new Set([...saved.split(SEPARATOR), ...left]);
	return [...all].filter((text) => text !== '').map((text) => JSON.parse(text) as IDataObject);
}

interface BacklogOptions {
	/** Whose updates they are. */
	bot: string;
	stop: StopSignal;
	/** Writes what else static data holds. */
	saveMemory: (stored: IDataObject) => void;
	/** Told which updates are safe in n8n's database, so that Telegram may let go of them. */
	onSafe: (updateIds: number[]) => void;
	/** A run that succeeded is all that counts: what n8n has only stored must not be given up. */
	untilSucceeded: boolean;
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
	private lastEndedKey?: string;
	private quiet = 0;
	private hasWarned = false;

	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly options: BacklogOptions,
	) {}

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
			if (entry) entry.startedAt = Date.now();
			start();
		});
		void this.save();
	}

	/** A run has ended that n8n had stored: its key serves to have n8n save. */
	noteEnded(runKey: string): void {
		this.lastEndedKey = runKey;
	}

	/** Nothing is left to do for this update. */
	finish(updateId: number, runKey?: string): void {
		if (runKey !== undefined) this.noteEnded(runKey);
		const entry = this.entries.get(updateId);
		if (!entry) return;
		this.drop(updateId);
		if (entry.startedAt !== undefined) {
			this.areRunsSlow = Date.now() - entry.startedAt > SLOW_MS;
		}
		// Without a run nothing has saved what the memory learned of it, such as that its order is paid.
		if (entry.isWritten || runKey === undefined) {
			this.isOutdated = true;
			void this.tidyWhenQuiet();
		}
	}

	/** Has n8n save without a new run, where that is possible. */
	saveNow(): void {
		const start = this.savingStart();
		if (!start || this.isSaving) return;
		this.starts.push(start);
		this.areRunsSlow = true;
		void this.save();
	}

	/**
	 * Has n8n save, with a run without items if need be: Telegram shows what comes next only when it may
	 * let go of what came before, and no run may ever end.
	 */
	makeRoomNow(): void {
		this.isRoomNeeded = true;
		this.saveNow();
	}

	/** What makes n8n save when there is nothing to run. */
	private savingStart(): (() => void) | undefined {
		const { trigger, lastEndedKey: key } = this;
		if (key !== undefined && knowsKeys(trigger)) return () => saveWithoutRun(trigger, key);
		return this.isRoomNeeded ? () => saveWithRun(trigger) : undefined;
	}

	/** Before the end of this life: what n8n's database holds is brought up to date. */
	async close(): Promise<void> {
		if (this.entries.size > 0) this.leaveBehind();
		const key = this.lastEndedKey;
		const canSave = key !== undefined && knowsKeys(this.trigger);
		if (this.isOutdated && canSave) {
			this.write(this.trigger.getWorkflowStaticData('node'), true);
			saveWithoutRun(this.trigger, key);
			this.isOutdated = false;
		} else if (!this.isSaving) return;
		const deadline = Date.now() + SAVED_AT_STOP_MS;
		await untilSaved(this.trigger, sleep, () => Date.now() > deadline);
	}

	private leaveBehind(): void {
		const key = keyOf(this.trigger, this.options.bot);
		const { texts } = leftBehind.get(key) ?? { texts: new Map<number, string>() };
		for (const [updateId, { text }] of this.entries) texts.set(updateId, text);
		leftBehind.set(key, { at: Date.now(), texts });
	}

	private drop(updateId: number): void {
		this.entries.delete(updateId);
		leftBehind.get(keyOf(this.trigger, this.options.bot))?.texts.delete(updateId);
	}

	/** One saving at a time: only so it is known what n8n has saved (see `untilSaved`). */
	private async save(): Promise<void> {
		if (this.isSaving) return;
		this.isSaving = true;
		const { stop, onSafe } = this.options;
		// Those that come in the same moment go together.
		await Promise.resolve();
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
			let isSavedTwice = false;
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
			if (isSaved) onSafe(written);
			else this.isOutdated = true;
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
		this.options.saveMemory(stored);
		const chosen = [...this.entries]
			.filter(([, entry]) => all || entry.isWritten)
			.slice(0, CAPACITY);
		for (const [, entry] of chosen) entry.isWritten = true;
		const text = chosen.map(([, entry]) => entry.text).join(SEPARATOR);
		const carried = { ...carriedIn(stored), [this.options.bot]: text };
		if (text === '') delete carried[this.options.bot];
		stored.carried = carried;
		noteChanged(stored);
		return chosen.map(([updateId]) => updateId);
	}

	/** Gives up what n8n has in its own list for certain: always, or when there is no room for others. */
	private dropStored(): void {
		const storedBefore = Date.now() - STORED_AFTER_MS;
		for (const [updateId, { startedAt = Infinity }] of this.entries) {
			if (startedAt > storedBefore) continue;
			if (this.options.untilSucceeded) {
				if (this.entries.size <= CAPACITY) return;
				this.warn();
			}
			this.drop(updateId);
			this.options.onSafe([updateId]);
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
