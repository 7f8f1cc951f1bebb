import { sleep } from 'n8n-workflow';
import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

/**
 * When to repeat the note, in milliseconds. n8n takes it back at once after the trigger has returned,
 * then stores the run in several steps of its database; the later times are for a busy n8n.
 */
const PAUSES_MS = [0, 10, 100] as const;

/** How often to look whether n8n has saved, in milliseconds; the last one again and again. */
const LOOK_AFTER_MS = [1, 2, 5, 10, 25, 50] as const;

/** n8n waits up to a minute for its database (SQLite's write lock) before it gives a write up. */
const SAVED_WITHIN_MS = 70_000;

/** Where n8n does not let us see that it has saved, it certainly has after this time. */
const SAVED_UNSEEN_AFTER_MS = 1_000;

/** Notes static data as changed: n8n saves it only then, and looks at once when a run is emitted. */
export function noteChanged(stored: IDataObject): void {
	for (const [key, value] of Object.entries(stored)) stored[key] = value;
}

/**
 * Makes n8n save what was written into static data. n8n saves it just before it answers the request,
 * if it is noted as changed. n8n 2.41 makes another workflow object on the same data when it starts
 * the run, and that takes the note back; without this the marks of a delivery would be lost on a
 * restart, and never reach the other processes in queue mode.
 *
 * @param stored static data of the node, changed
 */
export function keepChanged(stored: IDataObject): void {
	const repeat = async () => {
		for (const pause of PAUSES_MS) {
			await sleep(pause);
			noteChanged(stored);
		}
	};
	void repeat();
}

// n8n's contexts have the workflow (n8n-core `node-execution-context.js`), its types do not say so.
const dataOf = (trigger: ITriggerFunctions): { __dataChanged?: unknown } | undefined =>
	(trigger as unknown as { workflow?: { staticData?: { __dataChanged?: unknown } } }).workflow
		?.staticData;

/**
 * Emits without having n8n save. While one saving is under way a second one must not begin: it would
 * take the note back when it ends, though what was changed in between is not saved yet.
 *
 * @param emit n8n looks whether there is something to save while this runs, not later
 * @returns what `emit` returns
 */
export function withoutSaving<T>(trigger: ITriggerFunctions, emit: () => T): T {
	const data = dataOf(trigger);
	if (data?.__dataChanged !== true) return emit();
	data.__dataChanged = false;
	try {
		return emit();
	} finally {
		data.__dataChanged = true;
	}
}

/**
 * Whether changes of static data wait to be saved. n8n takes the note back when its database has the
 * change (n8n 2.41 `workflows/workflow-static-data.service.js`), and leaves it when that failed.
 *
 * @returns `undefined` where n8n does not show it
 */
function isUnsaved(trigger: ITriggerFunctions): boolean | undefined {
	const note = dataOf(trigger)?.__dataChanged;
	return typeof note === 'boolean' ? note : undefined;
}

/**
 * Waits until n8n has saved static data that was changed just before an `emit`. One at a time: a
 * change made meanwhile would be taken for saved, too.
 *
 * @param pause waits, and returns early when it makes no sense to go on
 * @returns false when n8n could not save, or `isOver`
 */
export async function untilSaved(
	trigger: ITriggerFunctions,
	pause: (ms: number) => Promise<void>,
	isOver: () => boolean,
): Promise<boolean> {
	if (isUnsaved(trigger) === undefined) {
		await pause(SAVED_UNSEEN_AFTER_MS);
		return !isOver();
	}
	const deadline = Date.now() + SAVED_WITHIN_MS;
	for (let look = 0; isUnsaved(trigger) === true; look++) {
		if (isOver() || Date.now() > deadline) return false;
		await pause(LOOK_AFTER_MS[Math.min(look, LOOK_AFTER_MS.length - 1)] as number);
	}
	return true;
}
